import { useMutation, useQueryClient } from "@tanstack/react-query";
import { navigate, openDraft } from "../address.ts";
import type { MessageKey, ReplyForm } from "../protocol.ts";
import type { Graph } from "./graph.ts";
import { createDraft, createReply } from "./mail.ts";

interface Start {
  to: MessageKey;
  form: ReplyForm;
}

/** A new mail and a reply open as drafts; the reply's variables say to what. Leaving a draft shows what became of it in the lists. */
export function useCompose(graph: Graph, userId: string, mailbox: string) {
  const client = useQueryClient();
  const leave = () => void client.invalidateQueries({ queryKey: [userId, mailbox] });
  const reply = useMutation({
    mutationFn: ({ to, form }: Start) => createReply(graph, to, form.html, form.toAll),
    onSuccess: ({ id }, { to }) => navigate((from) => openDraft(from, to.mailbox, id)),
  });
  const write = useMutation({
    mutationFn: () => createDraft(graph, mailbox),
    onSuccess: ({ id }) => navigate((from) => openDraft(from, mailbox, id)),
  });
  return { write, reply, leave };
}
