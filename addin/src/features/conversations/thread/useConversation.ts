import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Failure } from "../../../http/failure.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useRepeatable } from "../../../http/useRepeatable.ts";

type State = Schemas["ConversationState"];

export const conversationKey = (id: number) => ["conversation", id] as const;

/** A conversation as it stands. */
export function useConversation(id: number) {
  const api = useApi();
  return useQuery<State, Failure>({
    queryKey: conversationKey(id),
    queryFn: ({ signal }) => dataOf(api.GET("/api/conversations/{id}", { params: { path: { id } }, signal })),
  });
}

/** Reads a conversation anew, whatever is known of it. */
export function useReadConversation() {
  const api = useApi();
  return (id: number) => dataOf(api.GET("/api/conversations/{id}", { params: { path: { id } } }));
}

/** What a person does with a conversation. */
export type Change =
  | { kind: "close" | "reopen" | "release" }
  | { kind: "ask"; memberId: number }
  | { kind: "reject"; accountId: number }
  | { kind: "tie" | "free"; receivableId: number };

/** Does it to the version that is shown, and hands back the conversation as it stands then. */
export function useChange({ id, version }: State, onChanged: (state: State) => void) {
  const api = useApi();
  const queries = useQueryClient();
  const repeatable = useRepeatable();
  return useMutation<State, Failure, Change>({
    mutationFn: (change) => {
      const params = { path: { id }, header: { "If-Match": `"${version}"` } };
      const once = {
        ...params,
        header: { ...params.header, "Idempotency-Key": repeatable.keyFor([id, version, change]) },
      };
      switch (change.kind) {
        case "close":
          return dataOf(api.POST("/api/conversations/{id}/close", { params: once }));
        case "reopen":
          return dataOf(api.DELETE("/api/conversations/{id}/close", { params }));
        case "ask":
          return dataOf(api.PUT("/api/conversations/{id}/colleague", { params, body: { memberId: change.memberId } }));
        case "release":
          return dataOf(api.DELETE("/api/conversations/{id}/colleague", { params }));
        case "reject":
          return dataOf(
            api.POST("/api/conversations/{id}/not-account", {
              params: once,
              body: { accountId: change.accountId },
            }),
          );
        case "tie":
        case "free": {
          const path = { id, receivableId: change.receivableId };
          const where = "/api/conversations/{id}/receivables/{receivableId}" as const;
          return dataOf(
            change.kind === "tie"
              ? api.PUT(where, { params: { ...params, path } })
              : api.DELETE(where, { params: { ...params, path } }),
          );
        }
      }
    },
    onSuccess: async (state) => {
      repeatable.done();
      onChanged(state);
      await Promise.all(
        ["stalled", "unmatched", "account"].map((name) => queries.invalidateQueries({ queryKey: [name] })),
      );
    },
    // A stale write is answered with what is stored.
    onError: ({ problem }) => {
      if (problem?.status === 412 && isState(problem.current)) onChanged(problem.current);
    },
  });
}

const isState = (current: unknown): current is State =>
  typeof current === "object" && current !== null && "id" in current && "messages" in current;
