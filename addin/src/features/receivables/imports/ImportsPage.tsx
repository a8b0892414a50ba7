import { Button, Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { Add16Regular } from "@fluentui/react-icons/svg/add";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { go } from "../../../ui/address.ts";
import { type Column, DataTable } from "../../../ui/DataTable.tsx";
import { Figure } from "../../../ui/Figure.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { type Format, useFormat } from "../../../ui/Format.tsx";
import { Heading } from "../../../ui/Heading.tsx";
import { PagedList } from "../../../ui/PagedList.tsx";
import { places } from "../../../ui/places.ts";
import { importTexts as words } from "../../../ui/texts/imports.ts";
import { usePages } from "../../../ui/usePages.ts";
import { StateBadge } from "./StateBadge.tsx";

type Row = Schemas["ImportRunRow"];

const useStyles = makeStyles({
  note: { ...typographyStyles.caption1, display: "block", color: tokens.colorNeutralForeground3 },
});

/** What was brought in, the latest first. */
export default function ImportsPage() {
  const api = useApi();
  const format = useFormat();
  const pages = usePages(["imports"], (cursor, signal) =>
    dataOf(api.GET("/api/imports", { params: { query: { ...(cursor && { cursor }) } }, signal })),
  );
  return (
    <>
      <Heading
        actions={
          <Button appearance="primary" size="small" icon={<Add16Regular />} onClick={() => go(places.newImport())}>
            {words.new}
          </Button>
        }
      >
        {words.title}
      </Heading>
      <PagedList pages={pages} empty={words.none}>
        {(rows) => <DataTable label={words.title} columns={columnsFor(format)} rows={rows} keyOf={({ id }) => id} />}
      </PagedList>
    </>
  );
}

const columnsFor = (format: Format): Column<Row>[] => [
  { name: "file", title: words.file, cell: (row) => <File row={row} /> },
  { name: "state", title: words.state, cell: (row) => <StateBadge state={row.state} /> },
  { name: "started", title: words.started, cell: (row) => <Started row={row} /> },
  figure("rows", words.rows, ({ rows }) => rows, "accounts", format),
  figure("rejected", words.rejected, ({ rejected }) => rejected, "issues", format),
  figure("created", words.new_, ({ created }) => created, "accounts", format),
  figure("changed", words.changed, ({ changed }) => changed, "accounts", format),
  figure("closed", words.closed, ({ closed }) => closed, "accounts", format),
];

const figure = (name: string, title: string, of: (row: Row) => number, part: string, format: Format): Column<Row> => ({
  name,
  title,
  isFigure: true,
  cell: (row) => (
    <Figure href={places.importRun(row.id, part)} isZero={of(row) === 0}>
      {format.count(of(row))}
    </Figure>
  ),
});

function File({ row }: { row: Row }) {
  const styles = useStyles();
  return (
    <>
      <Link href={places.importRun(row.id)}>
        <Foreign>{row.fileName}</Foreign>
      </Link>
      <span className={styles.note}>
        <Foreign>{[words.kinds[row.kind], row.profile].filter(Boolean).join(" · ")}</Foreign>
      </span>
    </>
  );
}

function Started({ row }: { row: Row }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <>
      <time dateTime={row.at}>{format.instant(row.at)}</time>
      <span className={styles.note}>
        <Foreign>{row.by}</Foreign>
      </span>
    </>
  );
}
