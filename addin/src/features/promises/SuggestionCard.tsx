import { Button, Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { lazy, Suspense, useRef, useState } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { texts } from "../../ui/texts.ts";
import { QuotedSentence } from "./QuotedSentence.tsx";
import { useRecordPromise } from "./usePromiseWrites.ts";

const PromiseForm = lazy(() => import("./PromiseForm.tsx"));

const useStyles = makeStyles({
  card: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: { ...typographyStyles.caption1Strong, margin: 0, color: tokens.colorNeutralForeground2 },
  promise: { ...typographyStyles.subtitle2, margin: 0 },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalXS },
});

/** Below this the reader is told to read for themselves. */
const clear = 0.6;

interface Props {
  suggestion: Schemas["PromiseSuggestionRow"];
  account: Schemas["AccountContext"];
  mail: Schemas["OpenMail"];
  onWritten: (written: Schemas["PromiseResponse"]) => void;
}

/** A promise read in the mail, with the words it was read from. Nothing is recorded until it is confirmed. */
export function SuggestionCard({ suggestion, account, mail, onWritten }: Props) {
  const styles = useStyles();
  const format = useFormat();
  const [state, setState] = useState<"shown" | "editing" | "dismissed">("shown");
  const actions = useRef<HTMLDivElement>(null);
  const record = useRecordPromise(onWritten);
  const { amount, currency, promisedOn, saidOn, sentence } = suggestion;

  const show = () => {
    setState("shown");
    requestAnimationFrame(() => actions.current?.querySelector("button")?.focus());
  };

  if (state === "dismissed") {
    return (
      <p className={styles.note} role="status">
        {texts.suggestion.dismissed}{" "}
        <Link as="button" inline autoFocus onClick={show}>
          {texts.suggestion.showAgain}
        </Link>
      </p>
    );
  }

  const isComplete = amount !== null && promisedOn !== null;
  const said = isComplete
    ? texts.promises.by(format.money(amount, currency), format.day(promisedOn))
    : texts.suggestion.incomplete(
        amount === null ? null : format.money(amount, currency),
        promisedOn && format.day(promisedOn),
      );
  const confirm = () =>
    isComplete
      ? record.mutate({
          accountId: account.account.id,
          amount,
          currency,
          promisedOn: saidOn ?? promisedOn,
          receivables: suggestion.receivables.map(({ id }) => ({ id, amount: null })),
          quote: sentence,
          mail,
          madeAt: null,
        })
      : setState("editing");

  return (
    <section className={styles.card} aria-label={texts.suggestion.title}>
      <h2 className={styles.title}>{texts.suggestion.title}</h2>
      <p className={styles.promise}>{said}</p>
      {suggestion.receivables.length > 0 && (
        <p className={styles.note}>
          <Foreign>{texts.promises.for(format.list(suggestion.receivables.map((row) => row.documentNumber)))}</Foreign>
          {suggestion.amountBasis === "balance" && ` (${texts.suggestion.balance})`}
        </p>
      )}
      <QuotedSentence sentence={sentence} highlights={suggestion.highlights} />
      {suggestion.condition && (
        <p className={styles.note}>
          <Foreign>{texts.suggestion.condition(suggestion.condition)}</Foreign>
        </p>
      )}
      {suggestion.unknownReferences.length > 0 && (
        <p className={styles.note}>
          <Foreign>
            {texts.suggestion.unknownReferences(
              format.list(suggestion.unknownReferences),
              suggestion.unknownReferences.length,
            )}
          </Foreign>
        </p>
      )}
      {saidOn && promisedOn && saidOn !== promisedOn && (
        <p className={styles.note}>{texts.suggestion.saidOn(format.day(saidOn), format.day(promisedOn))}</p>
      )}
      {suggestion.confidence < clear && <p className={styles.note}>{texts.suggestion.unsure}</p>}
      {state === "editing" ? (
        <Suspense fallback={null}>
          <PromiseForm account={account} mail={mail} start={suggestion} onWritten={onWritten} onCancel={show} />
        </Suspense>
      ) : (
        <div ref={actions} className={styles.actions}>
          <Button
            appearance="primary"
            size="small"
            disabledFocusable={record.isPending}
            aria-label={isComplete ? texts.suggestion.confirmLabel(said) : undefined}
            onClick={confirm}
          >
            {record.isPending ? texts.common.saving : isComplete ? texts.suggestion.confirm : texts.suggestion.complete}
          </Button>
          {isComplete && (
            <Button size="small" disabled={record.isPending} onClick={() => setState("editing")}>
              {texts.suggestion.edit}
            </Button>
          )}
          <Button appearance="subtle" size="small" disabled={record.isPending} onClick={() => setState("dismissed")}>
            {texts.suggestion.dismiss}
          </Button>
        </div>
      )}
      {record.error && <FailureNotice title={texts.suggestion.notRecorded} failure={record.error} onRetry={confirm} />}
    </section>
  );
}
