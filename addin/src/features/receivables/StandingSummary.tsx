import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { Schemas } from "../../http/schemas.ts";
import { useFormat } from "../../ui/Format.tsx";
import { useTextButtons } from "../../ui/textButtons.ts";
import { texts } from "../../ui/texts.ts";
import { AgeingBar } from "./AgeingBar.tsx";

const useStyles = makeStyles({
  summary: { display: "grid", gap: tokens.spacingVerticalS },
  figures: { display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: tokens.spacingHorizontalS },
  amount: { ...typographyStyles.subtitle1, fontVariantNumeric: "tabular-nums" },
  late: { color: tokens.colorStatusDangerForeground1 },
  nothing: { ...typographyStyles.subtitle2, margin: 0 },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
});

interface Props {
  standing: Schemas["StandingView"];
  /** Shows the receivables of one ageing bucket, of all that are overdue, or all. */
  onShow: (filter: ReceivableFilter) => void;
}

/** A bucket of the ageing, everything past its due date, or everything. */
export type ReceivableFilter = number | "overdue" | "all";

/** How much is overdue, since when, and how old the open amounts are. */
export function StandingSummary({ standing, onShow }: Props) {
  const styles = useStyles();
  const buttons = useTextButtons();
  const format = useFormat();
  const { currency } = standing;
  const overdue = format.money(standing.overdue, currency);
  return (
    <div className={styles.summary}>
      {standing.overdueItems === 0 ? (
        <p className={styles.nothing}>{texts.standing.nothingOverdue}</p>
      ) : (
        <div className={styles.figures}>
          <button
            type="button"
            className={buttons.figure}
            aria-label={texts.standing.overdueLabel(overdue)}
            onClick={() => onShow("overdue")}
          >
            <span className={mergeClasses(styles.amount, styles.late)}>{overdue}</span> {texts.standing.overdue}
          </button>
          {standing.oldestDays !== null && (
            <button
              type="button"
              className={buttons.figure}
              aria-label={texts.standing.oldestLabel(standing.oldestDays)}
              onClick={() => onShow("overdue")}
            >
              {texts.standing.oldest(standing.oldestDays)}
            </button>
          )}
        </div>
      )}
      {standing.ageing.some((amount) => amount > 0) && (
        <AgeingBar amounts={standing.ageing} currency={currency} onShow={onShow} />
      )}
      {standing.credits > 0 && (
        <p className={styles.note}>
          {texts.standing.credits(format.money(standing.credits, currency), format.money(standing.open, currency))}
        </p>
      )}
      {standing.unconverted
        .filter((amount) => amount.overdue > 0)
        .map((amount) => (
          <p key={amount.currency} className={styles.note}>
            {texts.standing.unconverted(format.money(amount.overdue, amount.currency))}
          </p>
        ))}
    </div>
  );
}
