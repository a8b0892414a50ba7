import { useMutation, useQuery } from "@tanstack/react-query";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Failure } from "../../../http/failure.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useRepeatable } from "../../../http/useRepeatable.ts";
import { useAccountChanged } from "../details/useDetails.ts";

/** What exactly would move. */
export function useMergePreview(survivorId: number, mergedId: number) {
  const api = useApi();
  return useQuery<Schemas["MergePreview"], Failure>({
    queryKey: ["account", survivorId, "merge", mergedId],
    queryFn: ({ signal }) =>
      dataOf(api.GET("/api/account-merges/preview", { params: { query: { survivorId, mergedId } }, signal })),
    staleTime: 0,
  });
}

export function useMerge(survivorId: number) {
  const api = useApi();
  const changed = useAccountChanged(survivorId);
  const repeatable = useRepeatable();
  return useMutation<Schemas["MergeReceipt"], Failure, number>({
    mutationFn: (mergedId) =>
      dataOf(
        api.POST("/api/account-merges", {
          params: { header: { "Idempotency-Key": repeatable.keyFor([survivorId, mergedId]) } },
          body: { survivorId, mergedId },
        }),
      ),
    onSuccess: () => {
      repeatable.done();
      return changed();
    },
  });
}

export function useUndoMerge(accountId: number) {
  const api = useApi();
  const changed = useAccountChanged(accountId);
  const repeatable = useRepeatable();
  return useMutation<Schemas["MergeReceipt"], Failure, number>({
    mutationFn: (id) =>
      dataOf(
        api.POST("/api/account-merges/{id}/undo", {
          params: { path: { id }, header: { "Idempotency-Key": repeatable.keyFor(id) } },
        }),
      ),
    onSuccess: () => {
      repeatable.done();
      return changed();
    },
  });
}
