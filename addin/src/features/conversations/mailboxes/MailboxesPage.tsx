import { Button } from "@fluentui/react-components";
import { Add16Regular } from "@fluentui/react-icons/svg/add";
import { useState } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { useForms } from "../../../ui/forms.ts";
import { Heading } from "../../../ui/Heading.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { PagedList } from "../../../ui/PagedList.tsx";
import { mailboxTexts as words } from "../../../ui/texts/mailboxes.ts";
import { EnrolForm } from "./EnrolForm.tsx";
import { MailboxTable } from "./MailboxTable.tsx";
import { useMailboxes, useRing } from "./useMailboxes.ts";
import { WithdrawQuestion } from "./WithdrawQuestion.tsx";

type Mailbox = Schemas["MailboxView"];

/** What is being asked above the table. */
type Asked = { kind: "enrol"; known: Mailbox | null } | { kind: "withdraw"; mailbox: Mailbox };

/** The shared mailboxes that are read by themselves, and how that goes. `mayChange` is an Administrator's. */
export default function MailboxesPage({ mayChange }: { mayChange: boolean }) {
  const forms = useForms();
  const announce = useAnnounce();
  const mailboxes = useMailboxes();
  const ring = useRing();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const finish = (said: string) => {
    setAsked(null);
    setDone(said);
    announce(said);
  };
  const ask = (next: Asked) => {
    setDone(null);
    setAsked(next);
  };
  const synchronise = (mailbox: Mailbox) =>
    ring.mutate(mailbox, { onSuccess: () => announce(words.rung(mailbox.name)) });
  return (
    <>
      <Heading
        actions={
          mayChange && (
            <Button
              appearance="primary"
              size="small"
              icon={<Add16Regular />}
              onClick={() => ask({ kind: "enrol", known: null })}
            >
              {words.enrol}
            </Button>
          )
        }
      >
        {words.title}
      </Heading>
      <div className={forms.above}>
        {asked?.kind === "enrol" && (
          <EnrolForm
            key={asked.known?.id ?? "new"}
            known={asked.known}
            onEnrolled={(mailbox) => finish(words.enrolled(mailbox.name))}
            onCancel={() => setAsked(null)}
          />
        )}
        {asked?.kind === "withdraw" && (
          <WithdrawQuestion
            key={asked.mailbox.id}
            mailbox={asked.mailbox}
            onWithdrawn={finish}
            onKeep={() => setAsked(null)}
          />
        )}
        {done && <Notice intent="success">{done}</Notice>}
        {ring.error && (
          <FailureNotice
            title={words.notRung}
            failure={ring.error}
            onRetry={() => ring.variables && synchronise(ring.variables)}
          />
        )}
      </div>
      <PagedList pages={mailboxes} empty={mayChange ? words.none : words.noneToSee}>
        {(rows) => (
          <MailboxTable
            rows={rows}
            actions={
              mayChange
                ? {
                    onRing: synchronise,
                    onWithdraw: (mailbox) => ask({ kind: "withdraw", mailbox }),
                    onEnrolAgain: (known) => ask({ kind: "enrol", known }),
                  }
                : null
            }
          />
        )}
      </PagedList>
    </>
  );
}
