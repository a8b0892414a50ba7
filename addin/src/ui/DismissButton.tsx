import { Button, makeStyles } from "@fluentui/react-components";
import { Dismiss16Regular } from "@fluentui/react-icons/svg/dismiss";
import { texts } from "./texts.ts";

const useStyles = makeStyles({
  small: { minWidth: "24px", width: "24px", height: "24px", padding: 0, flexShrink: 0, marginInlineEnd: "-4px" },
});

/** Rejects a suggestion. `what` is what it says. */
export function DismissButton({ what, onClick }: { what: string; onClick: () => void }) {
  return (
    <Button
      className={useStyles().small}
      appearance="subtle"
      size="small"
      icon={<Dismiss16Regular />}
      aria-label={texts.suggestion.dismissLabel(what)}
      onClick={onClick}
    />
  );
}
