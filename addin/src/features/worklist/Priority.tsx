import { makeStyles, typographyStyles } from "@fluentui/react-components";
import type { Schemas } from "../../http/schemas.ts";
import { Reasons } from "../../ui/Reasons.tsx";
import { texts } from "../../ui/texts.ts";

const useStyles = makeStyles({
  title: { ...typographyStyles.body1Strong, margin: 0, display: "flex", justifyContent: "space-between" },
  points: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
});

/** Why this account comes before others. */
export function Priority({ standing }: { standing: Schemas["StandingView"] }) {
  const styles = useStyles();
  return (
    <section aria-label={texts.priority.title}>
      <h2 className={styles.title}>
        <span>{texts.priority.title}</span>
        <span className={styles.points}>{texts.priority.outOf(standing.priority)}</span>
      </h2>
      <Reasons reasons={standing.reasons} currency={standing.currency} />
    </section>
  );
}
