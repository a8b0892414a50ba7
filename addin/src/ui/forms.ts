import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

/** How forms look: the fields below each other or side by side, the buttons at the end. */
export const useForms = makeStyles({
  panel: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    "@media (max-width: 720px)": { padding: tokens.spacingHorizontalM },
  },
  /** What is asked or said above a list. */
  above: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalM,
    maxWidth: "720px",
    ":not(:empty)": { marginBottom: tokens.spacingVerticalL },
  },
  /** A form of a field or two, within a panel that opens. */
  small: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalM,
    width: "300px",
    maxWidth: "100%",
  },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(220px, 100%), 1fr))",
    alignItems: "start",
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  wide: { gridColumn: "1 / -1" },
  input: { minWidth: 0, width: "100%" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  note: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});
