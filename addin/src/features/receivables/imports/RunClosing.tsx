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

type Row = Schemas["ClosingRow"];

/** What a full list no longer names, and would close. */
export function RunClosing({ run }: { run: Schemas["ImportRunView"] }) {
  const api = useApi();
  const format = useFormat();
  const pages = usePages(["import", run.id, "closing"], (cursor, signal) =>
    dataOf(
      api.GET("/api/imports/{id}/closing", {
        params: { path: { id: run.id }, query: { ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  );
  return (
    <PagedList pages={pages} empty={words.noClosing}>
      {(rows) => (
        <DataTable
          label={words.part.closing}
          columns={columnsFor(format)}
          rows={rows}
          keyOf={({ receivableId }) => receivableId}
        />
      )}
    </PagedList>
  );
}

const columnsFor = (format: Format): Column<Row>[] => [
  { name: "document", title: words.document, cell: ({ documentNumber }) => <Foreign>{documentNumber}</Foreign> },
  {
    name: "account",
    title: words.account,
    cell: ({ accountId, account }) => (
      <Link href={places.account(accountId)}>
        <Foreign>{account}</Foreign>
      </Link>
    ),
  },
  { name: "due", title: words.due, cell: ({ dueOn }) => format.day(dueOn) },
  { name: "open", title: words.open, isFigure: true, cell: ({ open, currency }) => format.money(open, currency) },
];
