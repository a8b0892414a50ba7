import { Button, makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Fragment, type KeyboardEvent, useEffect, useRef } from "react";
import { dateGroup } from "./dates.ts";
import type { Graph } from "./graph.ts";
import { MessageOption } from "./MessageOption.tsx";
import { fetchMessages } from "./mail.ts";
import type { MessageSummary } from "./resources.ts";

const useStyles = makeStyles({
  list: {
    overflowY: "auto",
    flexGrow: 1,
    outline: "none",
    ":focus-visible": { boxShadow: `inset 0 0 0 2px ${tokens.colorStrokeFocus2}` },
  },
  group: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  note: {
    display: "block",
    padding: tokens.spacingHorizontalL,
    textAlign: "center",
    color: tokens.colorNeutralForeground3,
  },
  more: { padding: tokens.spacingHorizontalM, textAlign: "center" },
});

const refreshEvery = 15_000;
const steps: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

interface Props {
  graph: Graph;
  userId: string;
  mailbox: string;
  folder: string;
  selected: string | null;
  onSelect: (message: MessageSummary) => void;
}

export function MessageList({ graph, userId, mailbox, folder, selected, onSelect }: Props) {
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const pages = useInfiniteQuery({
    queryKey: [userId, mailbox, "messages", folder],
    queryFn: ({ pageParam }) => fetchMessages(graph, mailbox, folder, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page["@odata.nextLink"] ?? null,
    refetchInterval: refreshEvery,
  });
  const messages = pages.data?.pages.flatMap(({ value }) => value) ?? [];
  const at = messages.findIndex(({ id }) => id === selected);
  const optionId = (index: number) => `message-${index}`;
  const now = new Date();

  useEffect(() => {
    if (at >= 0) list.current?.querySelector(`#message-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [at]);

  const onKeyDown = (event: KeyboardEvent) => {
    const target = messages[steps[event.key]?.(at, messages.length) ?? -1];
    if (!target) return;
    event.preventDefault();
    onSelect(target);
  };

  if (pages.isPending) return <Spinner label="Loading messages" className={styles.note} />;
  if (pages.isError && messages.length === 0) {
    return (
      <div role="alert" className={styles.note}>
        <Text block>{pages.error.message}</Text>
        <Button onClick={() => pages.refetch()}>Try again</Button>
      </div>
    );
  }

  return (
    <div
      ref={list}
      role="listbox"
      aria-label="Messages"
      tabIndex={0}
      aria-activedescendant={at >= 0 ? optionId(at) : undefined}
      className={styles.list}
      onKeyDown={onKeyDown}
    >
      {messages.map((message, index) => {
        const group = dateGroup(message.receivedDateTime, now);
        const before = messages[index - 1];
        return (
          <Fragment key={message.id}>
            {(!before || dateGroup(before.receivedDateTime, now) !== group) && (
              <div role="presentation" className={styles.group}>
                {group}
              </div>
            )}
            <MessageOption
              id={optionId(index)}
              message={message}
              outgoing={message.isDraft || message.from?.emailAddress.address?.toLowerCase() === mailbox.toLowerCase()}
              selected={index === at}
              now={now}
              onSelect={() => onSelect(message)}
            />
          </Fragment>
        );
      })}
      {messages.length === 0 && <Text className={styles.note}>Nothing in this folder</Text>}
      {pages.hasNextPage && (
        <div className={styles.more}>
          <Button size="small" disabled={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            Show older messages
          </Button>
        </div>
      )}
    </div>
  );
}
