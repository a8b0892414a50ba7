import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { MessageKey, ReplyForm } from "../protocol.ts";
import type { Graph } from "./graph.ts";
import { createReply } from "./mail.ts";
import type { Message } from "./resources.ts";

interface Reply {
  to: MessageKey;
  draft: Message;
}

/** The reply that is being written, at most one at a time. */
export function useReply(graph: Graph, userId: string) {
  const client = useQueryClient();
  const [reply, setReply] = useState<Reply | null>(null);
  const start = useCallback(
    async (to: MessageKey, form: ReplyForm) => {
      setReply({ to, draft: await createReply(graph, to, form.html, form.toAll) });
      await client.invalidateQueries({ queryKey: [userId, to.mailbox] });
    },
    [client, graph, userId],
  );
  return { reply, start, close: () => setReply(null) };
}
