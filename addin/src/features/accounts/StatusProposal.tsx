import { Button } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { texts } from "../../ui/texts.ts";

interface Props {
  accountId: number;
  status: Schemas["AccountStatus"];
  /** The words that say so. */
  why: string;
  onChanged: () => void;
}

/** Offers another status for the account, for what the mail says. */
export default function StatusProposal({ accountId, status, why, onChanged }: Props) {
  const api = useApi();
  const path = { id: accountId };
  const change = useMutation<Schemas["AccountDetails"], Failure>({
    mutationFn: async () => {
      const details = await dataOf(api.GET("/api/accounts/{id}/details", { params: { path } }));
      const header = { "If-Match": `"${details.version}"` };
      return dataOf(api.POST("/api/accounts/{id}/status", { params: { path, header }, body: { status, why } }));
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
