import { useQueryClient } from "@tanstack/react-query";
import { accountKey } from "../features/accounts/useAccount.ts";
import { DisputeList } from "../features/disputes/DisputeList.tsx";
import { History } from "../features/history/History.tsx";
import { LogPromise } from "../features/promises/LogPromise.tsx";
import { PromiseList } from "../features/promises/PromiseList.tsx";
import { ReceivableList } from "../features/receivables/ReceivableList.tsx";
import type { ReceivableFilter } from "../features/receivables/StandingSummary.tsx";
import type { Schemas } from "../http/schemas.ts";
import { useAnnounce } from "../ui/Announcer.tsx";
import { type Address, go, withQuery } from "../ui/address.ts";
import type { AccountPart } from "../ui/places.ts";
import { texts } from "../ui/texts.ts";

interface Props {
  part: AccountPart;
  account: Schemas["AccountContext"];
  address: Address;
  onRefresh: () => void;
}

/** One part of what the account is made of. */
export function AccountPartView({ part, account, address, onRefresh }: Props) {
  const queries = useQueryClient();
  const announce = useAnnounce();
  const written = (words: string) => (answer: Schemas["PromiseResponse"]) => {
    queries.setQueryData(accountKey(account.account.id), answer.account);
    announce(words);
  };
  switch (part) {
    case "receivables":
      return (
        <ReceivableList
          receivables={account.receivables}
          open={account.openReceivables}
          filter={filterOf(address.query.get("bucket"))}
          onFilter={(filter) => go(withQuery(address, { bucket: filter === "all" ? null : filter }))}
        />
      );
    case "promises":
      return (
        <>
          <LogPromise account={account} mail={null} onWritten={written(texts.suggestion.recorded)} />
          <PromiseList
            promises={account.promises}
            onWithdrawn={written(texts.promises.withdrawn)}
            onStale={onRefresh}
          />
        </>
      );
    case "disputes":
      return <DisputeList disputes={account.disputes} />;
    case "history":
      return <History activities={account.history} />;
  }
}

/** The ageing bucket in an address. */
const filterOf = (bucket: string | null): ReceivableFilter =>
  bucket === "overdue" ? "overdue" : bucket !== null && /^[0-4]$/.test(bucket) ? Number(bucket) : "all";
