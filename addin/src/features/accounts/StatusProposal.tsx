import { Button } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { texts } from "../../ui/texts.ts";
import { bodyOf, fieldsOf } from "./details/accountFields.ts";

interface Props {
  accountId: number;
  status: Schemas["AccountStatus"];
  onChanged: () => void;
}

/** Offers another status for the account, as its form would set it. */
export default function StatusProposal({ accountId, status, onChanged }: Props) {
  const api = useApi();
  const path = { id: accountId };
  const change = useMutation<Schemas["AccountDetails"], Failure>({
    mutationFn: async () => {
      const details = await dataOf(api.GET("/api/accounts/{id}/details", { params: { path } }));
      const header = { "If-Match": `"${details.version}"` };
      const body = { ...bodyOf(fieldsOf(details)), status };
      return dataOf(api.PUT("/api/accounts/{id}", { params: { path, header }, body }));
    },
    onSuccess: onChanged,
  });
  return (
    <div>
      <Button size="small" disabledFocusable={change.isPending} onClick={() => change.mutate()}>
        {change.isPending ? texts.common.saving : texts.account.setStatus(texts.account.status[status])}
      </Button>
      {change.error && (
        <FailureNotice title={texts.account.statusNotSet} failure={change.error} onRetry={() => change.mutate()} />
      )}
    </div>
  );
}
