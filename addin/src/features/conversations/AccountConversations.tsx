import { Link } from "@fluentui/react-components";
import { lazy, Suspense } from "react";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Schemas } from "../../http/schemas.ts";
import type { Address } from "../../ui/address.ts";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { LoadingRows } from "../../ui/LoadingRows.tsx";
import { PagedList } from "../../ui/PagedList.tsx";
import { places } from "../../ui/places.ts";
import { useRows } from "../../ui/rows.ts";
import { conversationTexts as words } from "../../ui/texts/conversations.ts";
import { usePages } from "../../ui/usePages.ts";

const AccountConversation = lazy(() => import("./thread/AccountConversation.tsx"));

interface Props {
  account: Schemas["AccountContext"];
  address: Address;
}

/** The email threads that are filed under one account, or the one that the address names. */
export function AccountConversations({ account, address }: Props) {
  const { id } = account.account;
  const chosen = Number(address.query.get("conversation"));
  return Number.isSafeInteger(chosen) && chosen > 0 ? (
    <Suspense fallback={<LoadingRows />}>
      <AccountConversation key={chosen} accountId={id} id={chosen} receivables={account.receivables} />
    </Suspense>
  ) : (
    <Latest accountId={id} />
  );
}

function Latest({ accountId }: { accountId: number }) {
  const api = useApi();
  const rows = useRows();
  const format = useFormat();
  const pages = usePages(["account", accountId, "conversations"], (cursor, signal) =>
    dataOf(
      api.GET("/api/accounts/{id}/conversations", {
        params: { path: { id: accountId }, query: { ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  );
  return (
    <PagedList pages={pages} empty={words.none}>
      {(conversations) => (
        <ul className={rows.list} aria-label={words.title}>
          {conversations.map((one) => (
            <li key={one.id} className={rows.row}>
              <div className={rows.line}>
                <Link className={rows.strong} href={places.conversation(accountId, one.id)}>
                  <Foreign>{one.subject || words.noSubject}</Foreign>
                </Link>
                <span className={rows.note}>
                  <time dateTime={one.lastMessageAt}>{format.instant(one.lastMessageAt)}</time>
                </span>
              </div>
              {one.preview && (
                <div className={rows.note}>
                  <Foreign>{one.preview}</Foreign>
                </div>
              )}
              <div className={rows.note}>
                <Foreign>{words.last(one.lastFrom, one.lastDirection === "outbound")}</Foreign> ·{" "}
                {words.messages(one.messages)}
              </div>
            </li>
          ))}
        </ul>
      )}
    </PagedList>
  );
}
