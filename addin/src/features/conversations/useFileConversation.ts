import { useMutation } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";
import { useRepeatable } from "../../http/useRepeatable.ts";

/** Files the open mail's conversation under an account. */
export function useFileConversation(onFiled: (filed: Schemas["FiledConversation"]) => unknown) {
  const api = useApi();
  const repeatable = useRepeatable();
  return useMutation<Schemas["FiledConversation"], Failure, Schemas["FileConversationRequest"]>({
    mutationFn: (body) =>
      dataOf(
        api.PUT("/api/conversations", { body, params: { header: { "Idempotency-Key": repeatable.keyFor(body) } } }),
      ),
    onSuccess: (filed) => {
      repeatable.done();
      return onFiled(filed);
    },
  });
}
