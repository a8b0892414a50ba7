import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { AccountTitle } from "../features/accounts/AccountTitle.tsx";
import { useAccount } from "../features/accounts/useAccount.ts";
import { Covered } from "../features/receivables/Covered.tsx";
import { bucketAt } from "../features/receivables/list/receivableFilter.ts";
import { type ReceivableFilter, StandingSummary } from "../features/receivables/StandingSummary.tsx";
import { Priority } from "../features/worklist/Priority.tsx";
import { WaitLine } from "../features/worklist/WaitLine.tsx";
import type { Schemas } from "../http/schemas.ts";
import { type Address, go } from "../ui/address.ts";
import { Notice } from "../ui/Notice.tsx";
import { accountParts, places } from "../ui/places.ts";
import { Tabs } from "../ui/Tabs.tsx";
import { accountTexts } from "../ui/texts/accounts.ts";
import { mergeTexts } from "../ui/texts/merge.ts";
import { shellTexts } from "../ui/texts/shell.ts";
import { texts } from "../ui/texts.ts";
import { Unread } from "../ui/Unread.tsx";
import { AccountActionPanel } from "./AccountActionPanel.tsx";
import { type AccountAction, AccountActions } from "./AccountActions.tsx";
import { AccountPartView } from "./AccountPartView.tsx";
import { LoadingAccount } from "./LoadingAccount.tsx";

const useStyles = makeStyles({
  page: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL },
  standing: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 5fr) minmax(0, 2fr) minmax(0, 4fr)",
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXXL}`,
    alignItems: "start",
    "@media (max-width: 900px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
});

interface Props {
  id: number;
  address: Address;
}

/** One account: how it stands, and everything it is made of. */
export default function AccountPage({ id, address }: Props) {
  const account = useAccount(id);
  if (account.data) {
    return (
      <Account
        account={account.data}
        address={address}
        isStale={account.isRefetchError}
        onRefresh={() => void account.refetch()}
      />
    );
  }
  return account.isError || account.isPaused ? (
    <Unread failure={account.error} onRetry={() => void account.refetch()} isRetrying={account.isFetching} />
  ) : (
    <LoadingAccount />
  );
}

const bucketOf = (filter: ReceivableFilter) =>
  filter === "all" ? null : filter === "overdue" ? filter : bucketAt(filter);

interface AccountProps {
  account: Schemas["AccountContext"];
  address: Address;
  isStale: boolean;
  onRefresh: () => void;
}

function Account({ account, address, isStale, onRefresh }: AccountProps) {
  const styles = useStyles();
  const { id } = account.account;
  const [action, setAction] = useState<AccountAction | null>(null);
  const asked = address.query.get("part");
  const part = accountParts.find((name) => name === asked) ?? "receivables";
  const counts = {
    receivables: account.openReceivables,
    promises: account.promises.length,
    disputes: account.disputes.length,
    conversations: undefined,
    timeline: undefined,
    details: undefined,
  };
  return (
    <div className={styles.page}>
      {isStale && (
        <Notice
          intent="warning"
          actions={
            <Button size="small" onClick={onRefresh}>
              {texts.common.tryAgain}
            </Button>
          }
        >
          {shellTexts.stale}
        </Notice>
      )}
      {account.account.mergedIntoId != null && (
        <Notice
          intent="warning"
          title={mergeTexts.mergedInto}
          actions={<Link href={places.account(account.account.mergedIntoId)}>{mergeTexts.toSurvivor}</Link>}
        />
      )}
      <AccountTitle
        account={account.account}
        actions={<AccountActions chosen={action} onChoose={(one) => setAction(action === one ? null : one)} />}
      />
      <AccountActionPanel account={account.account} action={action} onClose={() => setAction(null)} />
      <WaitLine
        wait={account.standing.wait}
        href={account.standing.wait && places.conversation(id, account.standing.wait.conversationId)}
      />
      <div className={styles.standing}>
        <StandingSummary
          standing={account.standing}
          onShow={(filter) => go(places.account(id, "receivables", { bucket: bucketOf(filter) }))}
        />
        <Covered standing={account.standing} onShow={(wanted) => go(places.account(id, wanted))} />
        <Priority standing={account.standing} />
      </div>
      <Tabs
        label={accountTexts.parts}
        current={part}
        tabs={accountParts.map((name) => ({
          name,
          title: accountTexts.part[name],
          href: places.account(id, name),
          count: counts[name],
        }))}
      />
      <AccountPartView part={part} account={account} address={address} />
    </div>
  );
}
