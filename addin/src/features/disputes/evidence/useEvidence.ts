import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Failure } from "../../../http/failure.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useRepeatable } from "../../../http/useRepeatable.ts";

/** How often it is looked at while it is being read, in milliseconds. */
const pace = 2_000;

const keyOf = (disputeId: number) => ["dispute", disputeId, "evidence"] as const;

/** What is kept behind a dispute; watched while some of it is on its way. */
export function useEvidence(disputeId: number) {
  const api = useApi();
  return useQuery<Schemas["DisputeEvidence"], Failure>({
    queryKey: keyOf(disputeId),
    queryFn: ({ signal }) =>
      dataOf(api.GET("/api/disputes/{id}/evidence", { params: { path: { id: disputeId } }, signal })),
    refetchInterval: ({ state }) =>
      state.data?.bundles.some((bundle) => bundle.state === "collecting") ? pace : false,
  });
}

/** The evidence, the dispute's history and its version are read anew. */
function useEvidenceChanged(disputeId: number) {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["dispute", disputeId] });
}

/** Keeps the thread that the dispute came from, as it is now. */
export function useGather(disputeId: number) {
  const api = useApi();
  const changed = useEvidenceChanged(disputeId);
  const repeatable = useRepeatable();
  return useMutation<Schemas["EvidenceView"], Failure>({
    mutationFn: () =>
      dataOf(
        api.POST("/api/disputes/{id}/evidence", {
          params: { path: { id: disputeId }, header: { "Idempotency-Key": repeatable.keyFor(disputeId) } },
          body: {},
        }),
      ),
    onSuccess: () => {
      repeatable.done();
      return changed();
    },
  });
}

/** Has what could not be read read again, on behalf of whoever asks. */
export function useRetry(disputeId: number, evidenceId: number) {
  const api = useApi();
  const changed = useEvidenceChanged(disputeId);
  return useMutation<Schemas["EvidenceView"], Failure>({
    mutationFn: () => dataOf(api.POST("/api/evidence/{id}/retry", { params: { path: { id: evidenceId } } })),
    onSuccess: changed,
  });
}

/** Keeps the evidence from being erased, or no longer. */
export function useHold({ disputeId, disputeVersion }: Schemas["DisputeEvidence"]) {
  const api = useApi();
  const changed = useEvidenceChanged(disputeId);
  return useMutation<Schemas["LegalHold"], Failure, Schemas["HoldEvidenceRequest"]>({
    mutationFn: (body) =>
      dataOf(
        api.PUT("/api/disputes/{id}/legal-hold", {
          params: { path: { id: disputeId }, header: { "If-Match": `"${disputeVersion}"` } },
          body,
        }),
      ),
    onSettled: changed,
  });
}
