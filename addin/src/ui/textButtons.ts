import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

const text = {
  ...typographyStyles.body1,
  padding: 0,
  border: "none",
  background: "none",
  cursor: "pointer",
  borderRadius: tokens.borderRadiusSmall,
  ":hover": { textDecorationLine: "underline" },
  ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
} as const;

/** Buttons that look like text: a number that leads to what it is made of, and what opens a small form in a table, as quiet as a link. */
export const useTextButtons = makeStyles({
  figure: { ...text, minHeight: "24px", color: tokens.colorNeutralForeground1, textAlign: "start" },
  link: {
    ...text,
    fontSize: "inherit",
    minHeight: "24px",
    color: tokens.colorBrandForegroundLink,
    whiteSpace: "nowrap",
  },
});
