import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { Heading } from "../../../ui/Heading.tsx";
import { LoadingRows } from "../../../ui/LoadingRows.tsx";
import { importTexts as words } from "../../../ui/texts/imports.ts";
import { FileStep } from "./FileStep.tsx";
import type { Reading } from "./reading.ts";

const FoundStep = lazy(() => import("./FoundStep.tsx"));
const OptionsStep = lazy(() => import("./OptionsStep.tsx"));

const useStyles = makeStyles({
  steps: {
    ...typographyStyles.body1,
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalL,
    listStyle: "none",
    margin: `0 0 ${tokens.spacingVerticalL}`,
    padding: 0,
    color: tokens.colorNeutralForeground3,
    counterReset: "step",
  },
  step: { counterIncrement: "step", "::before": { content: 'counter(step) ". "' } },
  current: { ...typographyStyles.body1Strong, color: tokens.colorNeutralForeground1 },
});

/** A file on its way in, step by step. Nothing is written before the last. */
export default function NewImport() {
  const styles = useStyles();
  const [step, setStep] = useState(0);
  const [kind, setKind] = useState<Schemas["ImportKind"]>("receivables");
  const [reading, setReading] = useState<Reading | null>(null);
  return (
    <>
      <Heading>{words.new}</Heading>
      <ol className={styles.steps}>
        {words.steps.map((name, index) => (
          <li key={name} className={styles.step} aria-current={index === step ? "step" : undefined}>
            <span className={index === step ? styles.current : undefined}>{name}</span>
          </li>
        ))}
      </ol>
      <Suspense fallback={<LoadingRows />}>
        {step === 0 && (
          <FileStep kind={kind} onKind={setKind} reading={reading} onReading={setReading} onNext={() => setStep(1)} />
        )}
        {step === 1 && reading && (
          <FoundStep
            kind={kind}
            reading={reading}
            onReading={setReading}
            onBack={() => setStep(0)}
            onNext={() => setStep(2)}
          />
        )}
        {step === 2 && reading && <OptionsStep kind={kind} reading={reading} onBack={() => setStep(1)} />}
      </Suspense>
    </>
  );
}
