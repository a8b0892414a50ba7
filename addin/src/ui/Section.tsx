import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { ChevronDown16Regular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRight16Regular } from "@fluentui/react-icons/svg/chevron-right";
import { type ReactNode, useId } from "react";

const useStyles = makeStyles({
  section: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  heading: { margin: 0, display: "flex", alignItems: "center" },
  toggle: {
    ...typographyStyles.body1Strong,
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    flexGrow: 1,
    minHeight: "36px",
    padding: 0,
    border: "none",
    background: "none",
    color: tokens.colorNeutralForeground1,
    textAlign: "start",
    cursor: "pointer",
    borderRadius: tokens.borderRadiusMedium,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  count: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    marginInlineStart: tokens.spacingHorizontalXS,
  },
  content: { paddingBottom: tokens.spacingVerticalM },
});

interface Props {
  id: string;
  title: string;
  /** How many it holds, where that says something. */
  count?: number | undefined;
  open: boolean;
  onToggle: (open: boolean) => void;
  children: ReactNode;
}

/** A part of the pane that can be folded. Its heading carries the id, to be jumped to. */
export function Section({ id, title, count, open, onToggle, children }: Props) {
  const styles = useStyles();
  const content = useId();
  const Chevron = open ? ChevronDown16Regular : ChevronRight16Regular;
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.heading}>
        <button
          id={id}
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-controls={content}
          onClick={() => onToggle(!open)}
        >
          <Chevron aria-hidden />
          {title}
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </button>
      </h2>
      <div id={content} className={styles.content} hidden={!open}>
        {children}
      </div>
    </section>
  );
}
