import { Link } from "@fluentui/react-components";
import { type ReactNode, useRef } from "react";
import { useRows } from "./rows.ts";
import { texts } from "./texts.ts";

interface Props {
  /** What it is called. */
  what: string;
  isDismissed: boolean;
  onShow: () => void;
  children: ReactNode;
}

/** What can be dismissed: a line that brings it back stands in its place then. Whoever uses the keyboard goes on from there. */
export function Dismissable({ what, isDismissed, onShow, children }: Props) {
  const rows = useRows();
  const around = useRef<HTMLDivElement>(null);
  const wasDismissed = useRef(isDismissed);

  if (isDismissed) {
    const show = () => {
      onShow();
      requestAnimationFrame(() => around.current?.querySelector("button")?.focus());
    };
    return (
      <div className={rows.note} role="status">
        {texts.suggestion.dismissed(what)}{" "}
        <Link as="button" inline autoFocus={!wasDismissed.current} onClick={show}>
          {texts.suggestion.showAgain}
        </Link>
      </div>
    );
  }

  wasDismissed.current = false;
  return <div ref={around}>{children}</div>;
}
