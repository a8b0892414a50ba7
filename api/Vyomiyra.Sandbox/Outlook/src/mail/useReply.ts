import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { MessageKey, ReplyForm } from "../protocol.ts";
import type { Graph } from "./graph.ts";
import { createReply } from "./mail.ts";

interface Start {
  to: MessageKey;
  form: ReplyForm;
}

/** The reply that is being written, at most one at a time: its variables say to what, its data is the draft. */
export function useReply(graph: Graph, userId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ to, form }: Start) => createReply(graph, to, form.html, form.toAll),
    onSuccess: (_, { to }) => client.invalidateQueries({ queryKey: [userId, to.mailbox] }),
  });
}
