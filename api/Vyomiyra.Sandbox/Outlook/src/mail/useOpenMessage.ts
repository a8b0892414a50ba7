import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { MessageKey } from "../protocol.ts";
import type { Graph } from "./graph.ts";
import { fetchAttachments, fetchMessage, markRead } from "./mail.ts";
import type { Attachment, Message } from "./resources.ts";

export interface OpenMessage {
  content: Message;
  attachments: Attachment[];
}

async function open(graph: Graph, key: MessageKey): Promise<OpenMessage> {
  const content = await fetchMessage(graph, key);
  return { content, attachments: content.hasAttachments ? await fetchAttachments(graph, key) : [] };
}

/** The message that is being read; reading it marks it as read. */
export function useOpenMessage(graph: Graph, userId: string, key: MessageKey | null) {
  const client = useQueryClient();
  const { mailbox = "", restId = "" } = key ?? {};
  const message = useQuery({
    queryKey: [userId, mailbox, "message", restId],
    queryFn: () => open(graph, { mailbox, restId }),
    enabled: key !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });

  const unread = message.data?.content.isRead === false;
  useEffect(() => {
    if (!unread) return;
    markRead(graph, { mailbox, restId }).then(() => {
      client.invalidateQueries({ queryKey: [userId, mailbox, "messages"] });
      client.invalidateQueries({ queryKey: [userId, mailbox, "folders"] });
    });
  }, [client, graph, userId, mailbox, restId, unread]);
  return message;
}
