import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0 },
  entry: {
    position: "relative",
    paddingInlineStart: "20px",
    paddingBottom: tokens.spacingVerticalM,
    "::before": {
      content: '""',
      position: "absolute",
      insetInlineStart: "4px",
      top: "5px",
      width: "8px",
      height: "8px",
      boxSizing: "border-box",
      borderRadius: "50%",
      border: `2px solid ${tokens.colorNeutralStrokeAccessible}`,
    },
    ":not(:last-child)::after": {
      content: '""',
      position: "absolute",
      insetInlineStart: "7px",
      top: "15px",
      bottom: "-3px",
      borderLeft: `1px solid ${tokens.colorNeutralStroke1}`,
    },
  },
  what: { ...typographyStyles.body1, overflowWrap: "anywhere" },
  when: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

export interface TimelineEntry {
  id: number;
  what: ReactNode;
  when: ReactNode;
}

/** What happened, the latest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const styles = useStyles();
  return (
    <ol className={styles.list}>
      {entries.map(({ id, what, when }) => (
        <li key={id} className={styles.entry}>
          <div className={styles.what}>{what}</div>
          <div className={styles.when}>{when}</div>
        </li>
      ))}
    </ol>
  );
}
