import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

/** How a row of filters looks: the labels above, everything on one line where there is room. */
export const useFilterBar = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "flex-end",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    marginBottom: tokens.spacingVerticalM,
    "@media (max-width: 1000px)": {
      display: "grid",
      gridTemplateColumns: "repeat(auto-fill, minmax(min(130px, 100%), 1fr))",
    },
  },
  search: {
    display: "grid",
    flex: "1 1 200px",
    maxWidth: "320px",
    minWidth: 0,
    "@media (max-width: 1000px)": { gridColumn: "1 / -1", maxWidth: "none" },
  },
  input: { minWidth: 0, width: "100%" },
  label: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  check: { marginBottom: "-4px" },
  actions: { marginInlineStart: "auto" },
  fixed: { ...typographyStyles.caption1, lineHeight: "24px" },
  onlyNarrow: { "@media (min-width: 1000.1px)": { display: "none" } },
});
