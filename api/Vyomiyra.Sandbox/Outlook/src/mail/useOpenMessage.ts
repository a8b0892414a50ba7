import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
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

  // A message that cannot be marked stays unread in the list; that is all there is to say about it.
  const { mutate: read } = useMutation({
    mutationFn: (opened: MessageKey) => markRead(graph, opened),
    onSuccess: (_, opened) =>
      Promise.all(
        ["messages", "folders"].map((part) => client.invalidateQueries({ queryKey: [userId, opened.mailbox, part] })),
      ),
  });
  const unread = message.data?.content.isRead === false;
  useEffect(() => {
    if (unread) read({ mailbox, restId });
  }, [mailbox, restId, unread, read]);
  return message;
}
