import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import type { Schemas } from "../../../http/schemas.ts";
import { LoadingRows } from "../../../ui/LoadingRows.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { places } from "../../../ui/places.ts";
import { plain } from "../../../ui/plain.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { conversationTexts } from "../../../ui/texts/conversations.ts";
import { threadTexts as words } from "../../../ui/texts/threads.ts";
import { Unread } from "../../../ui/Unread.tsx";
import type { Named } from "./AboutList.tsx";
import { OpenMailButton } from "./OpenMailButton.tsx";
import Thread from "./Thread.tsx";
import { conversationKey, useConversation } from "./useConversation.ts";

const useStyles = makeStyles({
  conversation: { maxWidth: "720px" },
  mail: { marginBottom: tokens.spacingVerticalS },
  back: { display: "inline-block", marginBottom: tokens.spacingVerticalS },
});

interface Props {
  accountId: number;
  id: number;
  receivables: readonly Named[];
}

/** One of an account's conversations. */
export default function AccountConversation({ accountId, id, receivables }: Props) {
  const styles = useStyles();
  const queries = useQueryClient();
  const conversation = useConversation(id);
  const changed = (state: Schemas["ConversationState"]) => queries.setQueryData(conversationKey(id), state);
  return (
    <div className={styles.conversation}>
      <Link className={styles.back} href={places.account(accountId, "conversations")}>
        {words.back}
      </Link>
      {conversation.data ? (
        <>
          <SubHeading>{plain(conversation.data.subject) || conversationTexts.noSubject}</SubHeading>
          {conversation.data.accountId !== accountId && <Elsewhere accountId={conversation.data.accountId} id={id} />}
          <div className={styles.mail}>
            <OpenMailButton id={id} subject={conversation.data.subject} />
          </div>
          <Thread state={conversation.data} receivables={receivables} onChanged={changed} />
        </>
      ) : conversation.isError || conversation.isPaused ? (
        <Unread
          failure={conversation.error}
          onRetry={() => void conversation.refetch()}
          isRetrying={conversation.isFetching}
        />
      ) : (
        <LoadingRows />
      )}
    </div>
  );
}

/** It was moved to another account, or nobody knows any more whose it is. */
function Elsewhere({ accountId, id }: { accountId: number | null; id: number }) {
  return (
    <Notice
      intent="warning"
      title={words.elsewhere}
      actions={
        <Link href={accountId === null ? places.unmatched() : places.conversation(accountId, id)}>
          {accountId === null ? words.toUnmatched : words.toItsAccount}
        </Link>
      }
    />
  );
}
