import { makeStyles, tokens } from "@fluentui/react-components";
import { ChevronRight16Regular } from "@fluentui/react-icons/svg/chevron-right";
import type { ReactNode } from "react";
import { Foreign } from "../../ui/Foreign.tsx";
import { useRows } from "../../ui/rows.ts";

const useStyles = makeStyles({
  choice: {
    display: "grid",
    gridTemplateColumns: "1fr 16px",
    alignItems: "center",
    width: "100%",
    border: "none",
    background: "none",
    color: tokens.colorNeutralForeground1,
    textAlign: "start",
    cursor: "pointer",
    borderRadius: tokens.borderRadiusMedium,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXS}`,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
    ":disabled": { color: tokens.colorNeutralForegroundDisabled, cursor: "default" },
  },
});

interface Props {
  name: string;
  facts: readonly (string | null)[];
  disabled: boolean;
  onChoose: () => void;
  /** What speaks for this one. */
  children?: ReactNode;
}

/** One account to choose, as a row. */
export function AccountChoice({ name, facts, disabled, onChoose, children }: Props) {
  const styles = useStyles();
  const rows = useRows();
  return (
    <li>
      <button type="button" className={styles.choice} disabled={disabled} onClick={onChoose}>
        <span>
          <span className={rows.strong}>
            <Foreign>{name}</Foreign>
          </span>
          <br />
          <span className={rows.note}>
            <Foreign>{facts.filter((fact) => fact !== null).join(" · ")}</Foreign>
          </span>
          {children && <br />}
          {children}
        </span>
        <ChevronRight16Regular aria-hidden />
      </button>
    </li>
  );
}
