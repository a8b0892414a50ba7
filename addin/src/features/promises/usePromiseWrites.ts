import { useMutation } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";
import { useRepeatable } from "../../http/useRepeatable.ts";

type Written = Schemas["PromiseResponse"];

interface Withdrawal {
  /** At least one; of instalments all that are taken back together. */
  promises: readonly Pick<Schemas["PromiseRow"], "id" | "version">[];
  by: Schemas["WithdrawnBy"];
}

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

/** Takes open promises back. Tried again, it goes on where it was interrupted. */
export function useWithdrawPromises(onWritten: (written: Written) => void) {
  const api = useApi();
  const repeatable = useRepeatable();
  const withdraw = ({ id, version }: Withdrawal["promises"][number], by: Schemas["WithdrawnBy"]) =>
    dataOf(
      api.POST("/api/promises/{id}/withdraw", {
        params: {
          path: { id },
          header: { "If-Match": `"${version}"`, "Idempotency-Key": repeatable.keyFor([id, version, by]) },
        },
        body: { by },
      }),
    );
  return useMutation<Written, Failure, Withdrawal>({
    mutationFn: async ({ promises: [first, ...others], by }) => {
      if (!first) throw new Error("There is nothing to take back.");
      let written = await withdraw(first, by);
      for (const other of others) written = await withdraw(other, by);
      return written;
    },
    onSuccess: (written) => {
      repeatable.done();
      onWritten(written);
    },
  });
}

/** Drafts a letter that confirms a promise, or the instalments that it is one of. Nothing is written or sent. */
export function useConfirmation() {
  const api = useApi();
  return useMutation<Schemas["PromiseConfirmationDraft"], Failure, number>({
    mutationFn: (id) => dataOf(api.POST("/api/promises/{id}/confirmation", { params: { path: { id } } })),
  });
}
