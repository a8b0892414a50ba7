import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import { type Address, go } from "../../../ui/address.ts";
import { ExportButton } from "../../../ui/ExportButton.tsx";
import { Heading } from "../../../ui/Heading.tsx";
import { PagedList } from "../../../ui/PagedList.tsx";
import { stalledTexts as words } from "../../../ui/texts/stalled.ts";
import { usePages } from "../../../ui/usePages.ts";
import { StalledFilters } from "./StalledFilters.tsx";
import { StalledTable } from "./StalledTable.tsx";
import { exportPath, filterOf, isFiltered, orders, stalledHref } from "./stalledFilter.ts";

const pageSize = 50;

/** Conversations in which whoever must speak has not, for too long, and how much money stands behind them. */
export default function StalledPage({ address }: { address: Address }) {
  const api = useApi();
  const filter = filterOf(address);
  const pages = usePages(["stalled", filter], (cursor, signal) =>
    dataOf(
      api.GET("/api/stalled", { params: { query: { ...filter, size: pageSize, ...(cursor && { cursor }) } }, signal }),
    ),
  );
  return (
    <>
      <Heading actions={<ExportButton path={exportPath(filter)} />}>{words.title}</Heading>
      <StalledFilters filter={filter} />
      <PagedList pages={pages} empty={isFiltered(filter) ? words.noneFound : words.none}>
        {(rows) => (
          <StalledTable
            rows={rows}
            by={filter.by}
            onSort={(name) => go(stalledHref({ ...filter, by: orders.find((by) => by === name) ?? "money" }))}
          />
        )}
      </PagedList>
    </>
  );
}
