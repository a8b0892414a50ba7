import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import { type Address, go, hrefOf } from "../../../ui/address.ts";
import { ExportButton } from "../../../ui/ExportButton.tsx";
import { Heading } from "../../../ui/Heading.tsx";
import { PagedList } from "../../../ui/PagedList.tsx";
import { accountTexts } from "../../../ui/texts/accounts.ts";
import { usePages } from "../../../ui/usePages.ts";
import { AccountFilters } from "./AccountFilters.tsx";
import { AccountTable } from "./AccountTable.tsx";
import { accountsHref, filterOf, isFiltered, sorts } from "./accountFilter.ts";

const pageSize = 50;

/** The accounts one works with: whom, how much, since when, and why first. */
export function AccountsPage({ address }: { address: Address }) {
  const api = useApi();
  const filter = filterOf(address);
  const pages = usePages(["accounts", filter], (cursor, signal) =>
    dataOf(
      api.GET("/api/accounts", {
        params: { query: { ...filter, size: pageSize, ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  );
  return (
    <>
      <Heading actions={<ExportButton path={exportPath(filter)} />}>{accountTexts.list.title}</Heading>
      <AccountFilters filter={filter} />
      <PagedList pages={pages} empty={isFiltered(filter) ? accountTexts.list.noneFound : accountTexts.list.none}>
        {(rows) => (
          <AccountTable
            rows={rows}
            sort={filter.sort}
            onSort={(name) => go(accountsHref({ ...filter, sort: sorts.find((sort) => sort === name) ?? "priority" }))}
          />
        )}
      </PagedList>
    </>
  );
}

const exportPath = (filter: object) => hrefOf(["api", "accounts"], { ...filter }).slice(1);
