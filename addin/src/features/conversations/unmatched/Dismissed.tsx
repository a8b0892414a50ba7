import { Button } from "@fluentui/react-components";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { PagedList } from "../../../ui/PagedList.tsx";
import { plain } from "../../../ui/plain.ts";
import { useRows } from "../../../ui/rows.ts";
import { conversationTexts } from "../../../ui/texts/conversations.ts";
import { unmatchedTexts as words } from "../../../ui/texts/unmatched.ts";
import { MailFacts } from "./MailFacts.tsx";
import { useDismiss, useUnmatched, useUnmatchedChanged } from "./useUnmatched.ts";

/** What was said to be nobody's we know; each can be put back. */
export function Dismissed() {
  const rows = useRows();
  const announce = useAnnounce();
  const pages = useUnmatched(true);
  const changed = useUnmatchedChanged();
  const putBack = useDismiss(false);
  const restore = (id: number, version: number, subject: string) =>
    putBack.mutate(
      { id, version },
      {
        onSuccess: () => {
          announce(words.isBack(subject));
          return changed();
        },
        // Somebody else changed it: what is shown is old.
        onError: ({ problem }) => problem?.status === 412 && void changed(),
      },
    );
  return (
    <PagedList pages={pages} empty={words.noneDismissed}>
      {(found) => (
        <ul className={rows.list} aria-label={words.dismissed}>
          {found.map((row) => {
            const subject = plain(row.subject) || conversationTexts.noSubject;
            const again = () => restore(row.conversationId, row.version, subject);
            return (
              <li key={row.conversationId} className={rows.row}>
                <MailFacts row={row} />
                <div className={rows.actions}>
                  <Button
                    size="small"
                    aria-label={words.putBackLabel(subject)}
                    disabledFocusable={putBack.isPending}
                    onClick={again}
                  >
                    {words.putBack}
                  </Button>
                </div>
                {putBack.error && putBack.variables.id === row.conversationId && (
                  <FailureNotice title={words.notPutBack} failure={putBack.error} onRetry={again} />
                )}
              </li>
            );
          })}
        </ul>
      )}
    </PagedList>
  );
}
