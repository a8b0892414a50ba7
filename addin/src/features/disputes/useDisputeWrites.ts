import { useMutation } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";
import { useRepeatable } from "../../http/useRepeatable.ts";

/** Opens a dispute; the answer carries the account as it stands then. */
export function useOpenDispute(onWritten: (opened: Schemas["OpenedDispute"]) => void) {
  const api = useApi();
  const repeatable = useRepeatable();
  return useMutation<Schemas["OpenedDispute"], Failure, Schemas["OpenDisputeRequest"]>({
    mutationFn: (body) =>
      dataOf(api.POST("/api/disputes", { body, params: { header: { "Idempotency-Key": repeatable.keyFor(body) } } })),
    onSuccess: (opened) => {
      repeatable.done();
      onWritten(opened);
    },
  });
}

/** Writes down something about a dispute, for us. */
export function useWriteNote(disputeId: number, onWritten: () => void) {
  const api = useApi();
  const repeatable = useRepeatable();
  return useMutation<Schemas["DisputeDetail"], Failure, string>({
    mutationFn: (text) =>
      dataOf(
        api.POST("/api/disputes/{id}/notes", {
          params: { path: { id: disputeId }, header: { "Idempotency-Key": repeatable.keyFor([disputeId, text]) } },
          body: { text },
        }),
      ),
    onSuccess: () => {
      repeatable.done();
      onWritten();
    },
  });
}
