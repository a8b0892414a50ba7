import { Badge, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { threadTexts as words } from "../../../ui/texts/threads.ts";
import { turnWords } from "./turnWords.ts";

const useStyles = makeStyles({
  turn: { ...typographyStyles.body1, margin: 0, overflowWrap: "anywhere" },
  strong: { fontWeight: tokens.fontWeightSemibold },
  since: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  stall: { height: "auto", minHeight: "20px", whiteSpace: "normal" },
  stalls: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS, marginTop: tokens.spacingVerticalXXS },
});

/** Who must speak next, since when and for how many business days; and what stalled. */
export function TurnLine({ turn }: { turn: Schemas["TurnView"] | null }) {
  const styles = useStyles();
  const format = useFormat();
  if (!turn) return <p className={styles.turn}>{words.noTurn}</p>;
  const { who, since, businessDays, stallsAt, stalls } = turn;
  const waits = [
    since && words.since(format.instant(since)),
    since && words.businessDays(businessDays),
    since && stalls.length === 0 && stallsAt && words.stallsAt(format.instant(stallsAt)),
  ].filter(Boolean);
  return (
    <div>
      <p className={mergeClasses(styles.turn, who !== "nobody" && styles.strong)}>
        <Foreign>{turnWords(turn)}</Foreign>
      </p>
      {waits.length > 0 && <div className={styles.since}>{waits.join(" · ")}</div>}
      <Stalls stalls={stalls} />
    </div>
  );
}

/** What stalled, each with its day. */
export function Stalls({ stalls }: { stalls: Schemas["TurnView"]["stalls"] }) {
  const styles = useStyles();
  const format = useFormat();
  if (stalls.length === 0) return null;
  return (
    <div className={styles.stalls}>
      {stalls.map(({ kind, at }) => (
        <Badge key={kind} className={styles.stall} appearance="tint" color={kind === "waiting" ? "warning" : "danger"}>
          {words.stalledSince(words.stalls[kind], format.instant(at))}
        </Badge>
      ))}
    </div>
  );
}
