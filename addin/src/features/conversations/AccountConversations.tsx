import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { PagedList } from "../../ui/PagedList.tsx";
import { useRows } from "../../ui/rows.ts";
import { conversationTexts as words } from "../../ui/texts/conversations.ts";
import { usePages } from "../../ui/usePages.ts";

/** The email threads that are filed under one account, the latest first. */
export function AccountConversations({ accountId }: { accountId: number }) {
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
                <span className={rows.strong}>
                  <Foreign>{one.subject || words.noSubject}</Foreign>
                </span>
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
