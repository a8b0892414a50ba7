import { lazy, Suspense } from "react";
import { WithdrawNote } from "../features/accounts/notes/WithdrawNote.tsx";
import { AccountConversations } from "../features/conversations/AccountConversations.tsx";
import { AccountDisputes } from "../features/disputes/AccountDisputes.tsx";
import { AccountTimeline } from "../features/history/AccountTimeline.tsx";
import { AccountPromises } from "../features/promises/AccountPromises.tsx";
import { AccountReceivables } from "../features/receivables/list/AccountReceivables.tsx";
import type { Schemas } from "../http/schemas.ts";
import type { Address } from "../ui/address.ts";
import { LoadingRows } from "../ui/LoadingRows.tsx";
import type { AccountPart } from "../ui/places.ts";

const AccountDetails = lazy(() => import("../features/accounts/details/AccountDetails.tsx"));

interface Props {
  part: AccountPart;
  account: Schemas["AccountContext"];
  address: Address;
}

/** One part of what the account is made of. */
export function AccountPartView({ part, account, address }: Props) {
  const { id } = account.account;
  switch (part) {
    case "receivables":
      return <AccountReceivables accountId={id} address={address} />;
    case "conversations":
      return <AccountConversations account={account} address={address} />;
    case "promises":
      return <AccountPromises account={account} />;
    case "disputes":
      return <AccountDisputes account={account.account} />;
    case "timeline":
      return (
        <AccountTimeline
          accountId={id}
          address={address}
          beside={(activity) => activity.canWithdraw && <WithdrawNote accountId={id} activity={activity} />}
        />
      );
    case "details":
      return (
        <Suspense fallback={<LoadingRows />}>
          <AccountDetails accountId={id} contactId={Number(address.query.get("contact")) || null} />
        </Suspense>
      );
  }
}
