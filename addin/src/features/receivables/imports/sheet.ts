import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

/** How rows of a file look: a sheet that scrolls in its own frame, for a file is as wide as it is. */
export const useSheet = makeStyles({
  around: {
    overflow: "auto",
    maxHeight: "420px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  table: { ...typographyStyles.caption1, borderCollapse: "collapse" },
  heading: {
    ...typographyStyles.caption1Strong,
    position: "sticky",
    top: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    backgroundColor: tokens.colorNeutralBackground3,
    textAlign: "start",
    whiteSpace: "nowrap",
  },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    whiteSpace: "nowrap",
    verticalAlign: "top",
  },
  figure: { textAlign: "end", fontVariantNumeric: "tabular-nums" },
  rejected: { backgroundColor: tokens.colorStatusDangerBackground1 },
  wrong: {
    backgroundColor: tokens.colorStatusDangerBackground2,
    outline: `1px solid ${tokens.colorStatusDangerBorder2}`,
    outlineOffset: "-1px",
  },
  odd: { backgroundColor: tokens.colorStatusWarningBackground2 },
  reasons: { color: tokens.colorStatusDangerForeground1, whiteSpace: "normal", minWidth: "240px" },
});
