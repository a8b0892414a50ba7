import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Schemas } from "../../http/schemas.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { PagedList } from "../../ui/PagedList.tsx";
import { texts } from "../../ui/texts.ts";
import { usePages } from "../../ui/usePages.ts";
import { LogPromise } from "./LogPromise.tsx";
import { PromiseList } from "./PromiseList.tsx";
import { usePromisesChanged } from "./usePromise.ts";

/** The promises of one account, and a way to log another. */
export function AccountPromises({ account }: { account: Schemas["AccountContext"] }) {
  const api = useApi();
  const announce = useAnnounce();
  const { id } = account.account;
  const pages = usePages(["account", id, "promises"], (cursor, signal) =>
    dataOf(
      api.GET("/api/accounts/{id}/promises", {
        params: { path: { id }, query: { ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  );
  const refresh = usePromisesChanged(id);
  const written = (words: string) => () => {
    announce(words);
    refresh();
  };
  return (
    <div>
      <LogPromise account={account} mail={null} onWritten={written(texts.suggestion.recorded)} />
      <PagedList pages={pages} empty={texts.promises.none}>
        {(rows) => (
          <PromiseList
            promises={rows}
            account={account}
            mail={null}
            onMoved={written(texts.suggestion.recorded)}
            onWithdrawn={written(texts.promises.withdrawn)}
            onStale={refresh}
          />
        )}
      </PagedList>
    </div>
  );
}
