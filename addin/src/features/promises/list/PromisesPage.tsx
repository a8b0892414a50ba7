import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Address } from "../../../ui/address.ts";
import { ExportButton } from "../../../ui/ExportButton.tsx";
import { Heading } from "../../../ui/Heading.tsx";
import { PagedList } from "../../../ui/PagedList.tsx";
import { promiseRoomTexts as words } from "../../../ui/texts/promiseRoom.ts";
import { usePages } from "../../../ui/usePages.ts";
import { PromiseFilters } from "./PromiseFilters.tsx";
import { PromiseTable } from "./PromiseTable.tsx";
import { PromiseTotals } from "./PromiseTotals.tsx";
import { exportPath, filterOf, isFiltered, listQuery } from "./promiseFilter.ts";

const pageSize = 50;

/** What customers promised to pay, by day and by what became of it. */
export default function PromisesPage({ address }: { address: Address }) {
  const api = useApi();
  const filter = filterOf(address);
  const query = listQuery(filter);
  const pages = usePages(["promises", "list", query], (cursor, signal) =>
    dataOf(
      api.GET("/api/promises", { params: { query: { ...query, size: pageSize, ...(cursor && { cursor }) } }, signal }),
    ),
  );
  return (
    <>
      <Heading actions={<ExportButton path={exportPath(filter)} />}>{words.title}</Heading>
      <PromiseTotals filter={filter} />
      <PromiseFilters filter={filter} />
      <PagedList pages={pages} empty={isFiltered(filter) ? words.noneFound : words.none}>
        {(rows) => <PromiseTable rows={rows} order={filter.order} />}
      </PagedList>
    </>
  );
}
