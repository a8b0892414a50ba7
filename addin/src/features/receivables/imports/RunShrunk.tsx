import { Link } from "@fluentui/react-components";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { type Column, DataTable } from "../../../ui/DataTable.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { type Format, useFormat } from "../../../ui/Format.tsx";
import { PagedList } from "../../../ui/PagedList.tsx";
import { places } from "../../../ui/places.ts";
import { importTexts as words } from "../../../ui/texts/imports.ts";
import { usePages } from "../../../ui/usePages.ts";

type Row = Schemas["ShrunkRow"];

/** What was promised or contested on items that the import lowered, and shrank with them. */
export function RunShrunk({ run }: { run: Schemas["ImportRunView"] }) {
  const api = useApi();
  const format = useFormat();
  const pages = usePages(["import", run.id, "shrunk"], (cursor, signal) =>
    dataOf(
      api.GET("/api/imports/{id}/shrunk", {
        params: { path: { id: run.id }, query: { ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  );
  return (
    <PagedList pages={pages} empty={words.noShrunk}>
      {(rows) => (
        <DataTable
          label={words.part.shrunk}
          columns={columnsFor(format)}
          rows={rows}
          keyOf={({ promiseId, disputeId, document }) => `${promiseId} ${disputeId} ${document}`}
        />
      )}
    </PagedList>
  );
}

const columnsFor = (format: Format): Column<Row>[] => [
  {
    name: "what",
    title: words.what,
    cell: (row) => (
      <Link href={places.account(row.accountId, row.promiseId === null ? "disputes" : "promises")}>
        {row.promiseId === null ? words.dispute : words.promise}
      </Link>
    ),
  },
  { name: "account", title: words.account, cell: ({ account }) => <Foreign>{account}</Foreign> },
  { name: "document", title: words.document, cell: ({ document }) => <Foreign>{document}</Foreign> },
  { name: "from", title: words.was, isFigure: true, cell: ({ from, currency }) => format.money(from, currency) },
  { name: "to", title: words.is, isFigure: true, cell: ({ to, currency }) => format.money(to, currency) },
];
