import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  screen: {
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalM}`,
    display: "grid",
    gap: tokens.spacingVerticalS,
    justifyItems: "start",
  },
  words: { display: "grid", gap: tokens.spacingVerticalS },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

interface Props {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** It tells of something that went wrong. */
  alert?: boolean;
}

/** A whole screen, when there is one thing to say. */
export function Screen({ title, children, actions, alert }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.screen}>
      <div className={styles.words} role={alert ? "alert" : undefined}>
        <h1 className={styles.title}>{title}</h1>
        {children && <p className={styles.text}>{children}</p>}
      </div>
      {actions}
    </div>
  );
}
