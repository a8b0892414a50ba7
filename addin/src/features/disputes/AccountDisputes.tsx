import { useQueryClient } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Schemas } from "../../http/schemas.ts";
import { PagedList } from "../../ui/PagedList.tsx";
import { places } from "../../ui/places.ts";
import { texts } from "../../ui/texts.ts";
import { usePages } from "../../ui/usePages.ts";
import { DisputeList } from "./DisputeList.tsx";

/** What one account contests and has contested. */
export function AccountDisputes({ account }: { account: Schemas["AccountCard"] }) {
  const api = useApi();
  const queries = useQueryClient();
  const accountId = account.id;
  const pages = usePages(["account", accountId, "disputes"], (cursor, signal) =>
    dataOf(
      api.GET("/api/accounts/{id}/disputes", {
        params: { path: { id: accountId }, query: { ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  );
  return (
    <PagedList pages={pages} empty={texts.disputes.none}>
      {(rows) => (
        <DisputeList
          disputes={rows}
          today={account.today}
          mail={null}
          hrefOf={places.dispute}
          onChanged={() => void queries.invalidateQueries({ queryKey: ["account", accountId] })}
        />
      )}
    </PagedList>
  );
}
