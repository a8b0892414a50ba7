import { Button } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { mailboxTexts as words } from "../../../ui/texts/mailboxes.ts";
import { useWithdraw } from "./useMailboxes.ts";

interface Props {
  mailbox: Schemas["MailboxView"];
  /** Told in words what stays. */
  onWithdrawn: (said: string) => void;
  onKeep: () => void;
}

/** Withdraws a mailbox, after saying what that ends and what stays. */
export function WithdrawQuestion({ mailbox, onWithdrawn, onKeep }: Props) {
  const { count } = useFormat();
  const withdraw = useWithdraw();
  const confirm = () =>
    withdraw.mutate(mailbox, {
      onSuccess: ({ messages, conversations, unmatched }) =>
        onWithdrawn(words.withdrawn(mailbox.name, count(messages), count(conversations), count(unmatched))),
    });
  return (
    <>
      <Notice
        intent="warning"
        title={words.withdrawTitle(mailbox.name)}
        actions={
          <>
            <Button
              size="small"
              appearance="primary"
              autoFocus
              disabledFocusable={withdraw.isPending}
              onClick={confirm}
            >
              {words.withdraw}
            </Button>
            <Button size="small" disabled={withdraw.isPending} onClick={onKeep}>
              {words.keep}
            </Button>
          </>
        }
      >
        {words.withdrawQuestion(count(mailbox.messages), count(mailbox.unmatched))}
      </Notice>
      {withdraw.error && <FailureNotice title={words.notWithdrawn} failure={withdraw.error} onRetry={confirm} />}
    </>
  );
}
