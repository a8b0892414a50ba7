import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  figure: {
    color: tokens.colorNeutralForeground1,
    fontVariantNumeric: "tabular-nums",
    textDecorationLine: "none",
    borderRadius: tokens.borderRadiusSmall,
    ":hover": { textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  late: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
  zero: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  href: string;
  isLate?: boolean;
  /** There is nothing behind it, so it does not ask to be looked at. */
  isZero?: boolean;
  children: ReactNode;
}

/** A number in a table that leads to what it is made of. */
export function Figure({ href, isLate, isZero, children }: Props) {
  const styles = useStyles();
  return isZero ? (
    <span className={styles.zero}>{children}</span>
  ) : (
    <a href={href} className={mergeClasses(styles.figure, isLate && styles.late)}>
      {children}
    </a>
  );
}
