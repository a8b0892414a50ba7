import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactNode, type ToggleEvent, useId, useRef, useState } from "react";

const useStyles = makeStyles({
  panel: {
    position: "fixed",
    inset: "auto",
    margin: 0,
    boxSizing: "border-box",
    width: "max-content",
    maxWidth: "min(360px, calc(100vw - 16px))",
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow16,
  },
});

/** How far the panel stays from its button and from the window's edge, in pixels. */
const gap = 4;
const edge = 8;

interface Props {
  /** What the button shows. */
  button: ReactNode;
  /** What the button is called, where what it shows does not say so. */
  label?: string;
  className?: string;
  /** What the panel holds; what is done in it may close it. */
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** A button that opens a panel beneath it; Escape or a click elsewhere closes it. */
export function Popup({ button, label, className, children }: Props) {
  const styles = useStyles();
  const id = useId();
  const [isAsked, setAsked] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const close = () => {
    panel.current?.hidePopover?.();
    // What was filled in has done its work: it opens empty again.
    setAsked(false);
  };
  const place = ({ currentTarget, newState }: ToggleEvent<HTMLDivElement>) => {
    const anchor = opener.current?.getBoundingClientRect();
    if (newState !== "open" || !anchor) return;
    const { offsetWidth, offsetHeight } = currentTarget;
    const left = Math.max(edge, Math.min(anchor.left, window.innerWidth - offsetWidth - edge));
    const fitsBelow = anchor.bottom + gap + offsetHeight + edge <= window.innerHeight;
    const top = fitsBelow ? anchor.bottom + gap : Math.max(edge, anchor.top - gap - offsetHeight);
    Object.assign(currentTarget.style, { left: `${left}px`, top: `${top}px` });
  };
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={mergeClasses(className)}
        aria-label={label}
        popoverTarget={id}
        onClick={() => setAsked(true)}
      >
        {button}
      </button>
      <div ref={panel} id={id} popover="auto" className={styles.panel} onToggle={place}>
        {isAsked && (typeof children === "function" ? children(close) : children)}
      </div>
    </>
  );
}
