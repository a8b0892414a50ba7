import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Failure } from "../../../http/failure.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useRepeatable } from "../../../http/useRepeatable.ts";
import { bodyOf, fieldsOf } from "../../accounts/details/accountFields.ts";
import { useEditAccount } from "../../accounts/details/useDetails.ts";

type Row = Schemas["StalledRow"];

/** Asks the owner to look at a conversation. */
export function useNudge({ conversationId: id, version }: Row, onNudged: () => void) {
  const api = useApi();
  const changed = useStalledChanged();
  const repeatable = useRepeatable();
  return useMutation<Schemas["ConversationState"], Failure, string | null>({
    mutationFn: (note) =>
      dataOf(
        api.POST("/api/conversations/{id}/nudge", {
          params: {
            path: { id },
            header: { "If-Match": `"${version}"`, "Idempotency-Key": repeatable.keyFor([id, version, note]) },
          },
          body: { note },
        }),
      ),
    onSuccess: () => {
      repeatable.done();
      onNudged();
      return changed();
    },
  });
}

/** Gives the account another owner, as its form would, unless somebody changed it since the list was read. */
export function useReassign(
  { account, accountVersion: version }: Row,
  onReassigned: (details: Schemas["AccountDetails"]) => void,
) {
  const api = useApi();
  const changed = useStalledChanged();
  const edit = useEditAccount(account.id);
  return useMutation<Schemas["AccountDetails"], Failure, number>({
    mutationFn: async (ownerId) => {
      const details = await dataOf(api.GET("/api/accounts/{id}/details", { params: { path: { id: account.id } } }));
      return edit.mutateAsync({ version, body: { ...bodyOf(fieldsOf(details)), ownerId } });
    },
    onSuccess: (details) => {
      onReassigned(details);
      return changed();
    },
  });
}

/** What a list knows may be old: it is read anew. */
export function useStalledChanged() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["stalled"] });
}
