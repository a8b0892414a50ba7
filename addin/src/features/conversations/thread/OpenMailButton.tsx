import { Link } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Failure } from "../../../http/failure.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { plain } from "../../../ui/plain.ts";
import { useTextButtons } from "../../../ui/textButtons.ts";
import { conversationTexts } from "../../../ui/texts/conversations.ts";
import { threadTexts as words } from "../../../ui/texts/threads.ts";

interface Props {
  /** The conversation. */
  id: number;
  subject: string;
}

/** Opens the latest mail of a conversation in Outlook on the web, in a window of its own. */
export function OpenMailButton({ id, subject }: Props) {
  const api = useApi();
  const buttons = useTextButtons();
  const mail = useMutation<Schemas["MailPlace"] & { isOpen: boolean }, Failure>({
    mutationFn: async () => {
      const place = await dataOf(api.GET("/api/conversations/{id}/mail", { params: { path: { id } } }));
      return { ...place, isOpen: openWindow(place.webLink) };
    },
  });
  return (
    <>
      <button
        type="button"
        className={buttons.link}
        aria-label={words.openMailLabel(plain(subject) || conversationTexts.noSubject)}
        aria-disabled={mail.isPending}
        onClick={() => !mail.isPending && mail.mutate()}
      >
        {mail.isPending ? words.opening : words.openMail}
      </button>
      {mail.data && !mail.data.isOpen && (
        <Notice intent="warning" title={words.blocked}>
          <Link inline href={mail.data.webLink} target="_blank" rel="noopener noreferrer">
            {words.openHere}
          </Link>
        </Notice>
      )}
      {mail.error && (
        <FailureNotice isRead title={words.notOpened} failure={mail.error} onRetry={() => mail.mutate()} />
      )}
    </>
  );
}

/** False where the browser let no window open. */
function openWindow(address: string): boolean {
  const opened = window.open(address, "_blank");
  if (opened) opened.opener = null;
  return opened !== null;
}
