import { useOpenItem } from "../outlook/useOpenItem.ts";
import { Screen } from "../ui/Screen.tsx";
import { texts } from "../ui/texts.ts";
import { MailPane } from "./MailPane.tsx";

/** What stands beside the selected message. */
export function Pane() {
  const open = useOpenItem();
  return open ? (
    <MailPane key={open.key} open={open} />
  ) : (
    <Screen title={texts.states.noItem.title}>{texts.states.noItem.detail}</Screen>
  );
}
