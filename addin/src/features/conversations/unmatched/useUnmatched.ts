import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf, done } from "../../../http/client.ts";
import type { Failure } from "../../../http/failure.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useRepeatable } from "../../../http/useRepeatable.ts";
import { usePages } from "../../../ui/usePages.ts";

type Row = Schemas["UnmatchedRow"];

const unmatchedKey = ["unmatched"] as const;
const answersKey = ["remembered-answers"] as const;

/** What nobody knows whose it is, or what was dismissed of it; the newest first. */
export function useUnmatched(dismissed: boolean) {
  const api = useApi();
  return usePages([...unmatchedKey, { dismissed }], (cursor, signal) =>
    dataOf(api.GET("/api/unmatched", { params: { query: { dismissed, ...(cursor && { cursor }) } }, signal })),
  );
}

export interface Assignment {
  row: Row;
  account: { id: number; name: string };
  rememberContact: boolean;
}

/** Says whose a conversation is. It leaves the queue with that, so who called is told before the queue is read anew. */
export function useAssign(onAssigned: (answer: Schemas["AssignResponse"], assignment: Assignment) => void) {
  const api = useApi();
  const queries = useQueryClient();
  const repeatable = useRepeatable();
  return useMutation<Schemas["AssignResponse"], Failure, Assignment>({
    mutationFn: ({ row, account, rememberContact }) => {
      const body = { accountId: account.id, rememberContact };
      const key = repeatable.keyFor([row.conversationId, row.version, body]);
      return dataOf(
        api.POST("/api/unmatched/{id}/assign", {
          params: {
            path: { id: row.conversationId },
            header: { "If-Match": `"${row.version}"`, "Idempotency-Key": key },
          },
          body,
        }),
      );
    },
    onSuccess: (answer, assignment) => {
      repeatable.done();
      onAssigned(answer, assignment);
      return Promise.all(
        [unmatchedKey, answersKey, ["account"], ["stalled"]].map((queryKey) => queries.invalidateQueries({ queryKey })),
      );
    },
  });
}

/** Says that a conversation is nobody's we know, or takes that back. */
export function useDismiss(isDismissing: boolean) {
  const api = useApi();
  const queries = useQueryClient();
  const repeatable = useRepeatable();
  return useMutation<Schemas["ConversationState"], Failure, { id: number; version: number }>({
    mutationFn: ({ id, version }) => {
      const path = { id };
      const header = { "If-Match": `"${version}"` };
      const key = { "Idempotency-Key": repeatable.keyFor([id, version]) };
      return dataOf(
        isDismissing
          ? api.POST("/api/unmatched/{id}/dismiss", { params: { path, header: { ...header, ...key } } })
          : api.DELETE("/api/unmatched/{id}/dismiss", { params: { path, header } }),
      );
    },
    onSuccess: () => {
      repeatable.done();
      // What is on the screen stays, to be undone; whoever comes back reads anew.
      return queries.invalidateQueries({ queryKey: unmatchedKey, refetchType: "none" });
    },
  });
}

/** The queue is read anew, in all its parts. */
export function useUnmatchedChanged() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: unmatchedKey });
}

/** The answers that decide by themselves from then on. */
export function useAnswers() {
  const api = useApi();
  return usePages(answersKey, (cursor, signal) =>
    dataOf(api.GET("/api/remembered-answers", { params: { query: { ...(cursor && { cursor }) } }, signal })),
  );
}

export function useForget() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation<void, Failure, Schemas["RememberedAnswerRow"]>({
    mutationFn: ({ id }) => done(api.DELETE("/api/remembered-answers/{id}", { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: answersKey }),
  });
}
