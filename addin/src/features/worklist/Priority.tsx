import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { Schemas } from "../../http/schemas.ts";
import { useFormat } from "../../ui/Format.tsx";
import { texts } from "../../ui/texts.ts";

const useStyles = makeStyles({
  title: { ...typographyStyles.body1Strong, margin: 0, display: "flex", justifyContent: "space-between" },
  list: {
    ...typographyStyles.caption1,
    listStyle: "none",
    margin: 0,
    padding: 0,
    color: tokens.colorNeutralForeground2,
  },
  reason: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  points: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
});

/** Why this account comes before others: the points add up to the priority. */
export function Priority({ standing }: { standing: Schemas["StandingView"] }) {
  const styles = useStyles();
  const format = useFormat();
  const { currency, priority, reasons } = standing;
  const words = (reason: Schemas["ReasonRow"]) =>
    texts.priority.reasons[reason.code]({
      amount: reason.amount === null ? "" : format.money(reason.amount, currency),
      date: reason.date === null ? "" : format.day(reason.date),
      n: reason.count ?? 0,
      currency: reason.currency ?? "",
    });
  return (
    <section aria-label={texts.priority.title}>
      <h2 className={styles.title}>
        <span>{texts.priority.title}</span>
        <span className={styles.points}>{texts.priority.outOf(priority)}</span>
      </h2>
      <ul className={styles.list}>
        {reasons.map((reason) => (
          <li key={`${reason.code} ${reason.currency}`} className={styles.reason}>
            <span>{words(reason)}</span>
            <span className={styles.points}>{texts.priority.points(reason.points)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
