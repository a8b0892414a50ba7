import { Link } from "@fluentui/react-components";
import { useState } from "react";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { useForms } from "../../../ui/forms.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { PagedList } from "../../../ui/PagedList.tsx";
import { places } from "../../../ui/places.ts";
import { plain } from "../../../ui/plain.ts";
import { useRows } from "../../../ui/rows.ts";
import { conversationTexts } from "../../../ui/texts/conversations.ts";
import { unmatchedTexts as words } from "../../../ui/texts/unmatched.ts";
import { UnmatchedItem } from "./UnmatchedItem.tsx";
import { useUnmatched, useUnmatchedChanged } from "./useUnmatched.ts";

interface Done {
  conversationId: number;
  accountId: number;
  subject: string;
  account: string;
  alsoLinked: number;
  lookedAtLater: number;
}

const wentAlong = (done: Done) => `${words.alsoLinked(done.alsoLinked)}${words.lookedAtLater(done.lookedAtLater)}`;

/** What was pressed is gone: whoever uses the keyboard goes on from here. */
const focus = (link: HTMLElement | null) => link?.focus();

/** What waits for somebody to say whose it is, the newest first. */
export function Queue() {
  const forms = useForms();
  const rows = useRows();
  const announce = useAnnounce();
  const pages = useUnmatched(false);
  const changed = useUnmatchedChanged();
  const [done, setDone] = useState<Done | null>(null);
  const [isLate, setLate] = useState(false);
  const assigned = (next: Done) => {
    setLate(false);
    setDone(next);
    announce(`${words.assigned(next.subject, next.account)} ${wentAlong(next)}`);
  };
  return (
    <>
      <div className={forms.above}>
        {done && (
          <Notice
            key={done.conversationId}
            intent="success"
            title={words.assigned(plain(done.subject), plain(done.account))}
            actions={
              <Link ref={focus} href={places.conversation(done.accountId, done.conversationId)}>
                {words.toConversation}
              </Link>
            }
          >
            {wentAlong(done)}
          </Notice>
        )}
        {isLate && <Notice intent="warning">{words.faster}</Notice>}
      </div>
      <PagedList pages={pages} empty={words.none}>
        {(found) => (
          <ul className={rows.list} aria-label={words.title}>
            {found.map((row) => (
              <UnmatchedItem
                key={row.conversationId}
                row={row}
                onAssigned={(account, { conversation, alsoLinked, lookedAtLater }) =>
                  assigned({
                    conversationId: conversation.id,
                    accountId: account.id,
                    subject: row.subject || conversationTexts.noSubject,
                    account: account.name,
                    alsoLinked,
                    lookedAtLater,
                  })
                }
                onLate={() => {
                  setLate(true);
                  void changed();
                }}
              />
            ))}
          </ul>
        )}
      </PagedList>
    </>
  );
}
