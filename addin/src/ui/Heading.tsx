import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { type ReactNode, useEffect } from "react";
import { shellTexts } from "./texts/shell.ts";

const useStyles = makeStyles({
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    marginBottom: tokens.spacingVerticalS,
  },
  title: { ...typographyStyles.subtitle1, margin: 0, minWidth: 0, overflowWrap: "anywhere" },
  beside: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS, minWidth: 0 },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Props {
  children: string;
  /** What stands beside the title. */
  beside?: ReactNode;
  actions?: ReactNode;
}

/** The title of a screen, which is the browser tab's as well, and what can be done here. */
export function Heading({ children, beside, actions }: Props) {
  const styles = useStyles();
  useEffect(() => {
    document.title = shellTexts.title(children);
  }, [children]);
  return (
    <div className={styles.line}>
      <div className={styles.beside}>
        <h1 className={styles.title}>
          <bdi>{children}</bdi>
        </h1>
        {beside}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
