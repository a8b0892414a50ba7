import { Badge, Link } from "@fluentui/react-components";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { type Column, DataTable } from "../../../ui/DataTable.tsx";
import { Figure } from "../../../ui/Figure.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { type Format, useFormat } from "../../../ui/Format.tsx";
import { PagedList } from "../../../ui/PagedList.tsx";
import { places } from "../../../ui/places.ts";
import { importTexts as words } from "../../../ui/texts/imports.ts";
import { usePages } from "../../../ui/usePages.ts";
import { isAtRest } from "./importQueries.ts";

type Row = Schemas["ImportAccountRow"];

/** What the import changed, account by account. */
export function RunAccounts({ run }: { run: Schemas["ImportRunView"] }) {
  const api = useApi();
  const format = useFormat();
  const pages = usePages(["import", run.id, "accounts", isAtRest(run.state)], (cursor, signal) =>
    dataOf(
      api.GET("/api/imports/{id}/accounts", {
        params: { path: { id: run.id }, query: { ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  );
  return (
    <PagedList pages={pages} empty={words.noAccounts}>
      {(rows) => (
        <DataTable
          label={words.part.accounts}
          columns={columnsFor(run.id, format)}
          rows={rows}
          keyOf={({ accountId }) => accountId}
        />
      )}
    </PagedList>
  );
}

const columnsFor = (runId: number, format: Format): Column<Row>[] => [
  {
    name: "account",
    title: words.account,
    cell: (row) => (
      <>
        <Link href={places.account(row.accountId)}>
          <Foreign>{`${row.name} (${row.number})`}</Foreign>
        </Link>{" "}
        {row.accountCreated && (
          <Badge appearance="tint" size="small" color="success">
            {words.isNew}
          </Badge>
        )}
      </>
    ),
  },
  figure("created", words.new_, runId, format),
  figure("changed", words.changed, runId, format),
  figure("closed", words.closed, runId, format),
];

const figure = (name: "created" | "changed" | "closed", title: string, runId: number, format: Format): Column<Row> => ({
  name,
  title,
  isFigure: true,
  cell: (row) => (
    <Figure href={places.importRun(runId, "accounts", row.accountId)} isZero={row[name] === 0}>
      {format.count(row[name])}
    </Figure>
  ),
});
