import { Skeleton, SkeletonItem } from "@fluentui/react-components";
import { useState } from "react";
import type { Schemas } from "../../http/schemas.ts";
import type { Draft } from "../../outlook/composeMail.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { useRows } from "../../ui/rows.ts";
import { outreachTexts } from "../../ui/texts/outreach.ts";
import { isToChase } from "./chosenItems.ts";
import { Insertions } from "./Insertions.tsx";
import { ItemChoice } from "./ItemChoice.tsx";
import { Templates } from "./Templates.tsx";
import { useStatement } from "./useStatement.ts";

interface Props {
  draft: Draft;
  accountId: number;
  /** The address that the mail goes to; null while there is none. */
  to: string | null;
  /** Whose the draft is is being looked up anew: until then nothing of this account goes into it. */
  isLookedUp: boolean;
}

/** What an account owes, to choose from and to put into the mail. */
export function OpenItems({ accountId, ...mail }: Props) {
  const statement = useStatement(accountId);
  if (statement.data) return <Chosen {...mail} statement={statement.data} />;
  return statement.isError ? (
    <FailureNotice
      title={outreachTexts.items.failed}
      failure={statement.error}
      onRetry={() => void statement.refetch()}
      isRead
    />
  ) : (
    <div aria-busy>
      <Skeleton aria-label={outreachTexts.loading}>
        <SkeletonItem size={128} />
      </Skeleton>
    </div>
  );
}

function Chosen({ draft, statement, to, isLookedUp }: Omit<Props, "accountId"> & { statement: Schemas["Statement"] }) {
  const rows = useRows();
  const { items, accountId } = statement;
  const [ids, setIds] = useState<ReadonlySet<number>>(() => new Set(items.filter(isToChase).map(({ id }) => id)));
  const chosen = items.filter(({ id }) => ids.has(id));
  return (
    <>
      {items.length === 0 ? (
        <p className={rows.empty}>{outreachTexts.items.nothingOpen}</p>
      ) : (
        <ItemChoice items={items} chosen={ids} onChange={setIds} />
      )}
      <Insertions draft={draft} accountId={accountId} chosen={chosen} isLookedUp={isLookedUp} />
      <Templates
        draft={draft}
        accountId={accountId}
        language={statement.language}
        receivables={chosen.map(({ id }) => id)}
        to={to}
        isLookedUp={isLookedUp}
      />
    </>
  );
}
