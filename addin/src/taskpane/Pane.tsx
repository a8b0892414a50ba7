import { lazy, Suspense } from "react";
import { isRead } from "../outlook/openMail.ts";
import { useOpenItem } from "../outlook/useOpenItem.ts";
import { Screen } from "../ui/Screen.tsx";
import { texts } from "../ui/texts.ts";
import { Loading } from "./Loading.tsx";
import { MailPane } from "./MailPane.tsx";

const ComposePane = lazy(() => import("./ComposePane.tsx"));

/** What stands beside the selected message, or the one that is being written. */
export function Pane() {
  const open = useOpenItem();
  if (!open) return <Screen title={texts.states.noItem.title}>{texts.states.noItem.detail}</Screen>;
  return isRead(open.item) ? (
    <MailPane key={open.key} open={open} />
  ) : (
    <Suspense fallback={<Loading />}>
      <ComposePane key={open.key} openKey={open.key} draft={open.item} />
    </Suspense>
  );
}
