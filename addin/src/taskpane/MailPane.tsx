import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { MailNotices } from "../features/conversations/MailNotices.tsx";
import { useReadConversation } from "../features/conversations/thread/useConversation.ts";
import { useDismissal, withDismissal } from "../features/conversations/useDismissal.ts";
import { type Opened, openedKey, useOpened } from "../features/conversations/useOpened.ts";
import type { Schemas } from "../http/schemas.ts";
import type { OpenItem } from "../outlook/useOpenItem.ts";
import { useAnnounce } from "../ui/Announcer.tsx";
import { Notice } from "../ui/Notice.tsx";
import { texts } from "../ui/texts.ts";
import { Unread } from "../ui/Unread.tsx";
import { AccountPane, type Written } from "./AccountPane.tsx";
import { Loading } from "./Loading.tsx";

const ChooseAccount = lazy(() => import("../features/conversations/ChooseAccount.tsx"));

/** One mail: the account it is about, or the question whose it is. */
export function MailPane({ open }: { open: OpenItem }) {
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [chosen, setChosen] = useState<number | null>(null);
  const [isChoosing, setChoosing] = useState(false);
  const [isUnverified, setUnverified] = useState(false);
  const opened = useOpened(open, chosen);
  const readConversation = useReadConversation();
  const mark = (dismissal: Parameters<typeof withDismissal>[1]) =>
    queries.setQueryData<Opened>(openedKey(open, chosen), (known) =>
      known?.answer.reading
        ? { ...known, answer: { ...known.answer, reading: withDismissal(known.answer.reading, dismissal) } }
        : known,
    );
  const dismissal = useDismissal(({ origin, isDismissed }) => mark({ origin, isDismissed: !isDismissed }));

  if (!opened.data) {
    return opened.isError || opened.isPaused ? (
      <Unread failure={opened.error} onRetry={() => void opened.refetch()} isRetrying={opened.isFetching} />
    ) : (
      <Loading />
    );
  }

  const { mail, answer } = opened.data;
  const notices = (
    <>
      <MailNotices mail={mail} message={answer.message} isUnverified={isUnverified} />
      {dismissal.isError && <Notice intent="error">{texts.suggestion.notDismissed}</Notice>}
    </>
  );
  const filed = async ({ isVerified }: Schemas["FiledConversation"], name: string) => {
    setUnverified(!isVerified);
    announce(texts.match.filedNow(name));
    setChosen(null);
    await queries.invalidateQueries({ queryKey: ["opened", open.key] });
    setChoosing(false);
  };

  const { account } = answer;
  if (!account || isChoosing) {
    return (
      <Suspense fallback={<Loading />}>
        <ChooseAccount
          opened={opened.data}
          why={account ? "other" : answer.state === "ambiguous" ? "ambiguous" : "unknown"}
          notices={notices}
          onFiled={filed}
          onShow={(accountId) => {
            setChosen(accountId);
            setChoosing(false);
          }}
          onKeep={account ? () => setChoosing(false) : undefined}
        />
      </Suspense>
    );
  }

  const show = (more: (known: Opened) => Opened) =>
    queries.setQueryData<Opened>(openedKey(open, chosen), (known) => known && more(known));
  const change = (written: Written) => {
    show((known) => withAccount(known, written));
    // A promise or a dispute decides who must speak next.
    if (answer.conversation) void readConversation(answer.conversation.id).then(showThread, () => {});
  };
  const showThread = (conversation: Schemas["ConversationState"]) => {
    show((known) => ({ ...known, answer: { ...known.answer, conversation } }));
    // It is another customer's now, or nobody's yet.
    if (conversation.accountId !== answer.conversation?.accountId)
      void queries.invalidateQueries({ queryKey: ["opened", open.key] });
  };
  const dismiss = (origin: Schemas["SuggestionOrigin"], isDismissed: boolean) => {
    mark({ origin, isDismissed });
    dismissal.mutate({ accountId: account.account.id, origin, isDismissed });
  };
  return (
    <AccountPane
      opened={opened.data}
      account={account}
      notices={notices}
      isStale={opened.isRefetchError}
      onChanged={change}
      onFiled={(answered) => filed(answered, account.account.name)}
      onThread={showThread}
      onDismiss={dismiss}
      onOther={() => setChoosing(true)}
      onRefresh={() => void opened.refetch()}
    />
  );
}

/** A write's answer carries the account as it stands now; what came from this mail files the mail too. */
const withAccount = ({ mail, answer }: Opened, { account, isFiled, promiseId }: Written): Opened => ({
  mail,
  answer: {
    ...answer,
    account,
    state: isFiled && mail.itemId !== null ? "linked" : answer.state,
    message: promiseId
      ? { ...answer.message, recordedPromises: [...answer.message.recordedPromises, promiseId] }
      : answer.message,
  },
});
