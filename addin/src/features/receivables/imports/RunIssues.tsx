import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { type Address, go, hrefOf, withQuery } from "../../../ui/address.ts";
import { Choice } from "../../../ui/Choice.tsx";
import { type Column, DataTable } from "../../../ui/DataTable.tsx";
import { ExportButton } from "../../../ui/ExportButton.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFilterBar } from "../../../ui/filterBar.ts";
import { PagedList } from "../../../ui/PagedList.tsx";
import { importTexts as words } from "../../../ui/texts/imports.ts";
import { usePages } from "../../../ui/usePages.ts";
import { isAtRest } from "./importQueries.ts";

type Row = Schemas["ImportIssueRow"];
const severities = Object.keys(words.severities) as Schemas["IssueSeverity"][];

interface Props {
  run: Schemas["ImportRunView"];
  address: Address;
}

/** What was wrong or odd, row by row and cell by cell. */
export function RunIssues({ run, address }: Props) {
  const api = useApi();
  const styles = useFilterBar();
  const severity = severities.find((one) => one === address.query.get("severity"));
  const filter = { ...(severity && { severity }) };
  const pages = usePages(["import", run.id, "issues", severity, isAtRest(run.state)], (cursor, signal) =>
    dataOf(
      api.GET("/api/imports/{id}/issues", {
        params: { path: { id: run.id }, query: { ...filter, ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  );
  return (
    <div>
      <div className={styles.bar}>
        <Choice
          label={words.severity}
          none={words.all}
          value={severity ?? ""}
          options={severities.map((value) => ({ value, title: words.severities[value] }))}
          onChange={(chosen) => go(withQuery(address, { severity: chosen }))}
        />
        <div className={styles.actions}>
          <ExportButton path={hrefOf(["api", "imports", run.id, "issues"], filter).slice(1)} />
        </div>
      </div>
      <PagedList pages={pages} empty={words.noIssues}>
        {(rows) => (
          <DataTable
            label={words.part.issues}
            columns={columns}
            rows={rows}
            keyOf={({ line, column, code }) => `${line} ${column} ${code}`}
          />
        )}
      </PagedList>
    </div>
  );
}

const columns: Column<Row>[] = [
  { name: "line", title: words.line, cell: ({ line }) => line },
  { name: "severity", title: words.severity, cell: ({ severity }) => words.severities[severity] },
  { name: "column", title: words.column, cell: ({ column }) => <Foreign>{column ?? "–"}</Foreign> },
  { name: "value", title: words.value, cell: ({ value }) => <Foreign>{value ?? "–"}</Foreign> },
  { name: "reason", title: words.reason, cell: ({ reason }) => <Foreign>{reason}</Foreign> },
];
