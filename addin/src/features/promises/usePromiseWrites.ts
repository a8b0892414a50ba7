import { useMutation } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";
import { useRepeatable } from "../../http/useRepeatable.ts";

type Written = Schemas["PromiseResponse"];
type Withdrawal = { promise: Schemas["PromiseRow"]; by: Schemas["WithdrawnBy"] };

/** Records a promise; the answer carries the account as it stands then. */
export function useRecordPromise(onWritten: (written: Written) => void) {
  const api = useApi();
  const repeatable = useRepeatable();
  return useMutation<Written, Failure, Schemas["RecordPromiseRequest"]>({
    mutationFn: (body) =>
      dataOf(api.POST("/api/promises", { body, params: { header: { "Idempotency-Key": repeatable.keyFor(body) } } })),
    onSuccess: (written) => {
      repeatable.done();
      onWritten(written);
    },
  });
}

/** Takes an open promise back. */
export function useWithdrawPromise(onWritten: (written: Written) => void) {
  const api = useApi();
  const repeatable = useRepeatable();
  return useMutation<Written, Failure, Withdrawal>({
    mutationFn: ({ promise, by }) =>
      dataOf(
        api.POST("/api/promises/{id}/withdraw", {
          params: {
            path: { id: promise.id },
            header: {
              "If-Match": `"${promise.version}"`,
              "Idempotency-Key": repeatable.keyFor([promise.id, promise.version, by]),
            },
          },
          body: { by },
        }),
      ),
    onSuccess: (written) => {
      repeatable.done();
      onWritten(written);
    },
  });
}
