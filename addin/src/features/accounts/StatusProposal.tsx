import { Button } from "@fluentui/react-components";
import type { Schemas } from "../../http/schemas.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { texts } from "../../ui/texts.ts";
import { useDetails, useSetStatus } from "./details/useDetails.ts";

interface Props {
  accountId: number;
  status: Schemas["AccountStatus"];
  /** The words that say so. */
  why: string;
  onChanged: () => void;
}

/** Offers another status for the account, for what the mail says: as it stands now, and not where somebody changes it meanwhile. */
export default function StatusProposal({ accountId, status, why, onChanged }: Props) {
  const details = useDetails(accountId);
  const change = useSetStatus(accountId);
  if (details.error) {
    return (
      <FailureNotice
        isRead
        title={texts.account.notRead}
        failure={details.error}
        onRetry={() => void details.refetch()}
      />
    );
  }
  const version = details.data?.version;
  const set = () =>
    version !== undefined && change.mutate({ version, body: { status, why } }, { onSuccess: onChanged });
  return (
    <div>
      <Button size="small" disabledFocusable={change.isPending || version === undefined} onClick={set}>
        {change.isPending ? texts.common.saving : texts.account.setStatus(texts.account.status[status])}
      </Button>
      {change.error && <FailureNotice title={texts.account.statusNotSet} failure={change.error} onRetry={set} />}
    </div>
  );
}
