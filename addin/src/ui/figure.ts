import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

/** A number that leads to what it is made of: it looks like text and answers like a button. */
export const useFigure = makeStyles({
  button: {
    ...typographyStyles.body1,
    minHeight: "24px",
    padding: 0,
    border: "none",
    background: "none",
    color: tokens.colorNeutralForeground1,
    textAlign: "start",
    cursor: "pointer",
    borderRadius: tokens.borderRadiusSmall,
    ":hover": { textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
});
