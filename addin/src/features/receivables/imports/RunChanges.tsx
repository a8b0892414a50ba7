import { Badge, Link } from "@fluentui/react-components";
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

type Row = Schemas["ImportChangeRow"];

interface Props {
  run: Schemas["ImportRunView"];
  accountId: number;
}

/** What the import did to the items of one account: what they were, and what they are. */
export function RunChanges({ run, accountId }: Props) {
  const api = useApi();
  const format = useFormat();
  const pages = usePages(["import", run.id, "changes", accountId], (cursor, signal) =>
    dataOf(
      api.GET("/api/imports/{id}/changes", {
        params: { path: { id: run.id }, query: { accountId, ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  );
  return (
    <>
      <p>
        <Link href={places.importRun(run.id, "accounts")}>{words.allAccounts}</Link>
      </p>
      <PagedList pages={pages} empty={words.noAccounts}>
        {(rows) => (
          <DataTable
            label={words.part.accounts}
            columns={columnsFor(format)}
            rows={rows}
            keyOf={({ receivableId }) => receivableId}
          />
        )}
      </PagedList>
    </>
  );
}

const columnsFor = (format: Format): Column<Row>[] => [
  {
    name: "document",
    title: words.document,
    cell: (row) => (
      <Link href={places.account(row.accountId, "receivables", { state: "all", search: row.documentNumber })}>
        <Foreign>{row.documentNumber}</Foreign>
      </Link>
    ),
  },
  {
    name: "what",
    title: words.what,
    cell: ({ what }) => (
      <Badge appearance="tint" size="small" color={what === "closed" ? "informative" : "brand"}>
        {words.changes[what]}
      </Badge>
    ),
  },
  {
    name: "wasOpen",
    title: words.openBefore,
    isFigure: true,
    cell: ({ before, currency }) => (before ? format.money(before.open, currency) : "–"),
  },
  {
    name: "open",
    title: words.openNow,
    isFigure: true,
    cell: ({ after, currency }) => format.money(after.open, currency),
  },
  {
    name: "due",
    title: words.due,
    cell: ({ before, after }) =>
      before && before.dueOn !== after.dueOn
        ? words.fromTo(format.day(before.dueOn), format.day(after.dueOn))
        : format.day(after.dueOn),
  },
];
