import { useMutation } from "@tanstack/react-query";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Failure } from "../../../http/failure.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useRepeatable } from "../../../http/useRepeatable.ts";
import { useAccountChanged } from "../details/useDetails.ts";

/** Logs a call, a meeting or a note. */
export function useLogNote(accountId: number) {
  const api = useApi();
  const changed = useAccountChanged(accountId);
  const repeatable = useRepeatable();
  return useMutation<Schemas["NoteView"], Failure, Schemas["NoteRequest"]>({
    mutationFn: (body) =>
      dataOf(
        api.POST("/api/accounts/{id}/notes", {
          params: { path: { id: accountId }, header: { "Idempotency-Key": repeatable.keyFor(body) } },
          body,
        }),
      ),
    onSuccess: () => {
      repeatable.done();
      return changed();
    },
  });
}

/** Takes one back. */
export function useWithdrawNote(accountId: number) {
  const api = useApi();
  const changed = useAccountChanged(accountId);
  const repeatable = useRepeatable();
  return useMutation<Schemas["NoteView"], Failure, number>({
    mutationFn: (id) =>
      dataOf(
        api.POST("/api/notes/{id}/withdraw", {
          params: { path: { id }, header: { "Idempotency-Key": repeatable.keyFor(id) } },
        }),
      ),
    onSuccess: () => {
      repeatable.done();
      return changed();
    },
  });
}
