import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { Schemas } from "../http/schemas.ts";
import { useFormat } from "./Format.tsx";
import { reasonWords } from "./reasonWords.ts";
import { texts } from "./texts.ts";

const useStyles = makeStyles({
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

interface Props {
  reasons: readonly Schemas["ReasonRow"][];
  currency: string;
}

/** What a priority is made of: the points add up to it. */
export function Reasons({ reasons, currency }: Props) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <ul className={styles.list}>
      {reasons.map((reason) => (
        <li key={`${reason.code} ${reason.currency}`} className={styles.reason}>
          <span>{reasonWords(reason, currency, format)}</span>
          <span className={styles.points}>{texts.priority.points(reason.points)}</span>
        </li>
      ))}
    </ul>
  );
}
