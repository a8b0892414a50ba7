import { Link } from "@fluentui/react-components";
import { useState } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { useRows } from "../../../ui/rows.ts";
import { threadTexts as words } from "../../../ui/texts/threads.ts";
import { texts } from "../../../ui/texts.ts";
import { MessageItem } from "./MessageItem.tsx";

/** More than these are rarely read at once. */
const few = 5;

interface Props {
  /** Oldest first. */
  messages: readonly Schemas["ConversationMessage"][];
  /** How many there are, shown or not. */
  all: number;
}

/** What was said, the latest first. */
export function MessageList({ messages, all }: Props) {
  const rows = useRows();
  const [isWhole, setWhole] = useState(false);
  const latestFirst = [...messages].reverse();
  return (
    <>
      <ol className={rows.list} aria-label={words.messages}>
        {(isWhole ? latestFirst : latestFirst.slice(0, few)).map((message) => (
          <MessageItem key={message.id} message={message} />
        ))}
      </ol>
      {messages.length > few && !isWhole && (
        <Link as="button" onClick={() => setWhole(true)}>
          {texts.common.showAll(messages.length)}
        </Link>
      )}
      {all > messages.length && <div className={rows.note}>{words.latestOf(messages.length, all)}</div>}
    </>
  );
}
