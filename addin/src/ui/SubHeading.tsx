import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalS,
    minHeight: "32px",
    marginBottom: tokens.spacingVerticalS,
  },
  title: { ...typographyStyles.subtitle2, margin: 0 },
});

/** The title of a part of a screen, and what can be done with it. */
export function SubHeading({ children, actions }: { children: string; actions?: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.line}>
      <h2 className={styles.title}>{children}</h2>
      {actions}
    </div>
  );
}
