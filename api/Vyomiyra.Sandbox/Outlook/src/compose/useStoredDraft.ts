import { useQuery } from "@tanstack/react-query";
import type { Graph } from "../mail/graph.ts";
import { fetchAttachments, fetchHeaders, fetchMessage } from "../mail/mail.ts";
import type { MessageKey } from "../protocol.ts";
import type { StoredDraft } from "./Draft.ts";

async function open(graph: Graph, key: MessageKey): Promise<StoredDraft> {
  const [message, headers] = await Promise.all([fetchMessage(graph, key), fetchHeaders(graph, key)]);
  const attachments = message.hasAttachments ? await fetchAttachments(graph, key) : [];
  return { message, attachments, isAnswer: /^in-reply-to:/im.test(headers) };
}

/** The draft as Graph holds it when it is opened; what is written from then on is the page's. */
export const useStoredDraft = (graph: Graph, userId: string, key: MessageKey) =>
  useQuery({
    queryKey: [userId, key.mailbox, "draft", key.restId],
    queryFn: () => open(graph, key),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
