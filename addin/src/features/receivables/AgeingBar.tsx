import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import { useFormat } from "../../ui/Format.tsx";
import { texts } from "../../ui/texts.ts";

/** Where the user's colours are forced the parts keep being seen; their order and the legend tell them apart. */
const always = {
  "@media (forced-colors: active)": { forcedColorAdjust: "none", backgroundColor: "CanvasText" },
} as const;

/** The older, the stronger; the same five steps in bar and legend. */
const useStyles = makeStyles({
  group: { border: "none", margin: 0, padding: 0, minWidth: 0 },
  bar: { display: "flex", gap: "2px", height: "8px" },
  part: { minWidth: "4px", borderRadius: "2px", ...always },
  legend: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(54px, 1fr))",
    gap: "2px",
    marginTop: tokens.spacingVerticalXS,
  },
  bucket: {
    ...typographyStyles.caption2,
    display: "grid",
    minWidth: 0,
    padding: "2px 0",
    border: "none",
    background: "none",
    color: tokens.colorNeutralForeground3,
    textAlign: "start",
    cursor: "pointer",
    borderRadius: tokens.borderRadiusSmall,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
    ":disabled": { cursor: "default", backgroundColor: "transparent" },
  },
  name: { display: "flex", alignItems: "center", gap: "4px", whiteSpace: "nowrap" },
  swatch: { width: "8px", height: "8px", borderRadius: "2px", flexShrink: 0, ...always },
  amount: {
    ...typographyStyles.caption1Strong,
    color: tokens.colorNeutralForeground1,
    fontVariantNumeric: "tabular-nums",
  },
  detail: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    margin: 0,
    minHeight: tokens.lineHeightBase200,
  },
  step0: { backgroundColor: tokens.colorPaletteBlueBorderActive },
  step1: { backgroundColor: tokens.colorPaletteMarigoldBorderActive },
  step2: { backgroundColor: tokens.colorPaletteDarkOrangeBorderActive },
  step3: { backgroundColor: tokens.colorPaletteCranberryBorderActive },
  step4: { backgroundColor: tokens.colorPaletteDarkRedBorderActive },
});

const steps = ["step0", "step1", "step2", "step3", "step4"] as const;

interface Props {
  /** Open amounts by bucket: not due, 1-30, 31-60, 61-90, over 90 days. */
  amounts: readonly number[];
  currency: string;
  onShow: (bucket: number) => void;
}

/** How old the open amounts are. The legend's buckets show their exact amount on hover and focus, and lead to their receivables. */
export function AgeingBar({ amounts, currency, onShow }: Props) {
  const styles = useStyles();
  const format = useFormat();
  const [pointed, setPointed] = useState<number | null>(null);
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const money = (bucket: number) => format.money(amounts[bucket] ?? 0, currency);
  return (
    <fieldset className={styles.group} aria-label={texts.standing.ageing}>
      <div className={styles.bar} aria-hidden>
        {steps.map((step, bucket) =>
          (amounts[bucket] ?? 0) > 0 ? (
            <div
              key={step}
              className={mergeClasses(styles.part, styles[step])}
              style={{ flexGrow: amounts[bucket] }}
              onPointerEnter={() => setPointed(bucket)}
              onPointerLeave={() => setPointed(null)}
            />
          ) : null,
        )}
      </div>
      <div className={styles.legend}>
        {steps.map((step, bucket) => (
          <button
            key={step}
            type="button"
            className={styles.bucket}
            disabled={!amounts[bucket]}
            aria-label={texts.standing.bucketLabel(texts.standing.bucketNames[bucket] ?? "", money(bucket))}
            onClick={() => onShow(bucket)}
            onPointerEnter={() => setPointed(bucket)}
            onPointerLeave={() => setPointed(null)}
            onFocus={() => setPointed(bucket)}
            onBlur={() => setPointed(null)}
          >
            <span className={styles.name}>
              <span className={mergeClasses(styles.swatch, styles[step])} />
              {texts.standing.buckets[bucket]}
            </span>
            <span className={styles.amount}>{amounts[bucket] ? format.short(amounts[bucket]) : "–"}</span>
          </button>
        ))}
      </div>
      <p className={styles.detail} aria-hidden>
        {pointed === null
          ? texts.standing.open(format.money(total, currency))
          : texts.standing.bucket(texts.standing.bucketNames[pointed] ?? "", money(pointed))}
      </p>
    </fieldset>
  );
}
