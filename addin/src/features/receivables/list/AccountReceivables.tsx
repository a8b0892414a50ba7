import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Address } from "../../../ui/address.ts";
import { ExportButton } from "../../../ui/ExportButton.tsx";
import { PagedList } from "../../../ui/PagedList.tsx";
import { receivableTexts as words } from "../../../ui/texts/receivables.ts";
import { usePages } from "../../../ui/usePages.ts";
import { ReceivableFilters } from "./ReceivableFilters.tsx";
import { ReceivableTable } from "./ReceivableTable.tsx";
import { exportPath, filterOf, isFiltered } from "./receivableFilter.ts";

const pageSize = 50;

interface Props {
  accountId: number;
  address: Address;
}

/** The receivables of one account. */
export function AccountReceivables({ accountId, address }: Props) {
  const api = useApi();
  const { state, bucket, search } = filterOf(address);
  const filter = { ...(state && { state }), ...(bucket && { bucket }), ...(search && { search }) };
  const pages = usePages(["account", accountId, "receivables", filter], (cursor, signal) =>
    dataOf(
      api.GET("/api/accounts/{id}/receivables", {
        params: { path: { id: accountId }, query: { ...filter, size: pageSize, ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  );
  return (
    <div>
      <ReceivableFilters
        address={address}
        actions={<ExportButton path={exportPath(["accounts", accountId, "receivables"], filter)} />}
      />
      <PagedList pages={pages} empty={isFiltered(filter) ? words.noneFound : words.none}>
        {(rows) => <ReceivableTable rows={rows} ofOneAccount />}
      </PagedList>
    </div>
  );
}
