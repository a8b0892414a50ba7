import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { importTexts as words } from "../../../ui/texts/imports.ts";

const useStyles = makeStyles({
  who: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  figures: {
    display: "flex",
    flexWrap: "wrap",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXXL}`,
    margin: `${tokens.spacingVerticalM} 0 0`,
  },
  figure: { display: "grid" },
  label: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  number: { ...typographyStyles.subtitle2, margin: 0, fontVariantNumeric: "tabular-nums" },
});

/** What came in, who brought it, and what became of its rows. */
export function RunFacts({ run }: { run: Schemas["ImportRunView"] }) {
  const styles = useStyles();
  const format = useFormat();
  const facts = [
    words.kinds[run.kind],
    run.profile,
    run.by,
    format.instant(run.at),
    run.asOf && `${words.asOf} ${format.fullDay(run.asOf)}`,
    run.strict && words.strict,
    run.filePurgedAt && `${words.filePurged} ${format.instant(run.filePurgedAt)}`,
  ];
  const figures: [string, number][] = [
    [words.rows, run.rows],
    [words.rejected, run.rejected],
    [words.new_, run.created],
    [words.changed, run.changed],
    [words.unchanged, run.unchanged],
    [words.closed, run.closed],
    [words.accounts, run.accounts],
  ];
  return (
    <>
      <p className={styles.who}>
        <Foreign>{facts.filter(Boolean).join(" · ")}</Foreign>
      </p>
      <dl className={styles.figures}>
        {figures.map(([label, number]) => (
          <div key={label} className={styles.figure}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.number}>{format.count(number)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
