import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

/** How the lists of the pane look: two lines a row, figures to the right. */
export const useRows = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0 },
  row: {
    padding: `${tokens.spacingVerticalS} 0`,
    ":not(:last-child)": { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "baseline",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalS,
    minWidth: 0,
  },
  name: { ...typographyStyles.body1, minWidth: 0, overflowWrap: "anywhere" },
  strong: { ...typographyStyles.body1Strong, minWidth: 0, overflowWrap: "anywhere" },
  figure: { ...typographyStyles.body1Strong, whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, minWidth: 0, overflowWrap: "anywhere" },
  late: { color: tokens.colorStatusDangerForeground1 },
  marks: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS, marginTop: tokens.spacingVerticalXXS },
  quote: {
    ...typographyStyles.caption1,
    margin: `${tokens.spacingVerticalXS} 0 0`,
    paddingInlineStart: tokens.spacingHorizontalS,
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
  empty: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground3 },
  question: {
    ...typographyStyles.caption1,
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    border: "none",
  },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalS },
});
