import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { Schemas } from "../../http/schemas.ts";
import { useFormat } from "../../ui/Format.tsx";
import { useTextButtons } from "../../ui/textButtons.ts";
import { texts } from "../../ui/texts.ts";

const useStyles = makeStyles({
  pair: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(120px, 1fr))",
    gap: tokens.spacingHorizontalM,
  },
  cell: { display: "grid" },
  label: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  amount: { ...typographyStyles.body1Strong, fontVariantNumeric: "tabular-nums" },
});

interface Props {
  standing: Schemas["StandingView"];
  onShow: (part: "promises" | "disputes") => void;
}

/** How much of what is overdue is promised, and how much is contested. */
export function Covered({ standing, onShow }: Props) {
  const styles = useStyles();
  const buttons = useTextButtons();
  const format = useFormat();
  const promised = format.money(standing.promised, standing.currency);
  const contested = format.money(standing.disputed, standing.currency);
  return (
    <div className={styles.pair}>
      <button
        type="button"
        className={mergeClasses(buttons.figure, styles.cell)}
        aria-label={texts.standing.promisedLabel(promised)}
        onClick={() => onShow("promises")}
      >
        <span className={styles.label}>{texts.standing.promised}</span>
        <span className={styles.amount}>{promised}</span>
      </button>
      <button
        type="button"
        className={mergeClasses(buttons.figure, styles.cell)}
        aria-label={texts.standing.contestedLabel(contested)}
        onClick={() => onShow("disputes")}
      >
        <span className={styles.label}>{texts.standing.contested}</span>
        <span className={styles.amount}>{contested}</span>
      </button>
    </div>
  );
}
