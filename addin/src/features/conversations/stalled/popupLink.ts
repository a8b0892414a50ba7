import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

/** A button in a table that opens a small form: as quiet as a link. */
export const usePopupLink = makeStyles({
  button: {
    ...typographyStyles.body1,
    padding: 0,
    border: "none",
    background: "none",
    color: tokens.colorBrandForegroundLink,
    cursor: "pointer",
    whiteSpace: "nowrap",
    borderRadius: tokens.borderRadiusSmall,
    ":hover": { textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
});
