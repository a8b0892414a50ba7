import { Badge, Link, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { type Column, DataTable } from "../../../ui/DataTable.tsx";
import { Figure } from "../../../ui/Figure.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { type Format, useFormat } from "../../../ui/Format.tsx";
import { Popup } from "../../../ui/Popup.tsx";
import { places } from "../../../ui/places.ts";
import { Reasons } from "../../../ui/Reasons.tsx";
import { reasonWords } from "../../../ui/reasonWords.ts";
import { useTextButtons } from "../../../ui/textButtons.ts";
import { accountTexts } from "../../../ui/texts/accounts.ts";
import { texts } from "../../../ui/texts.ts";
import { waitWords } from "../../../ui/waitWords.ts";
import type { AccountFilter } from "./accountFilter.ts";

type Row = Schemas["AccountListRow"];
const words = accountTexts.list;

const useStyles = makeStyles({
  name: { ...typographyStyles.body1Strong, color: tokens.colorNeutralForeground1 },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, display: "block" },
  status: { marginInlineStart: tokens.spacingHorizontalXS, verticalAlign: "text-bottom" },
  owner: { whiteSpace: "nowrap", "@media (max-width: 1000px)": { whiteSpace: "normal" } },
  priority: {
    display: "grid",
    gridTemplateColumns: "28px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    alignItems: "baseline",
    minWidth: "150px",
    "@media (max-width: 1000px)": { minWidth: 0, gridTemplateColumns: "auto" },
  },
  points: { ...typographyStyles.body1Strong, fontVariantNumeric: "tabular-nums" },
  why: { marginTop: "-2px" },
});

interface Props {
  rows: readonly Row[];
  sort: AccountFilter["sort"];
  onSort: (sort: string) => void;
}

/** The accounts as a table; every number leads to what it is made of. */
export function AccountTable({ rows, sort, onSort }: Props) {
  const format = useFormat();
  return (
    <DataTable
      label={words.title}
      columns={columnsFor(format)}
      rows={rows}
      keyOf={({ id }) => id}
      sort={sort}
      sortDirection={sort === "name" || sort === "number" ? "ascending" : "descending"}
      onSort={onSort}
    />
  );
}

const columnsFor = (format: Format): Column<Row>[] => [
  { name: "name", title: words.account, isSortable: true, cell: (row) => <Who row={row} /> },
  { name: "owner", title: words.owner, cell: (row) => <Whose row={row} /> },
  { name: "waits", title: words.waits, cell: (row) => <Waits row={row} /> },
  {
    name: "overdue",
    title: words.overdue,
    isFigure: true,
    isSortable: true,
    cell: (row) => (
      <Figure
        href={places.account(row.id, "receivables", { bucket: "overdue" })}
        isLate={row.overdue > 0}
        isZero={row.overdue === 0}
      >
        {format.money(row.overdue, row.currency)}
      </Figure>
    ),
  },
  {
    name: "oldest",
    title: words.oldest,
    isFigure: true,
    cell: (row) => (
      <Figure href={places.account(row.id, "receivables", { bucket: "overdue" })} isZero={row.oldestDays === null}>
        {row.oldestDays === null ? "–" : accountTexts.days(row.oldestDays)}
      </Figure>
    ),
  },
  {
    name: "open",
    title: words.open,
    isFigure: true,
    cell: (row) => (
      <Figure href={places.account(row.id)} isZero={row.open === 0}>
        {format.money(row.open, row.currency)}
      </Figure>
    ),
  },
  {
    name: "promised",
    title: words.promised,
    isFigure: true,
    cell: (row) => (
      <Figure href={places.account(row.id, "promises")} isZero={row.promised === 0}>
        {row.promised === 0 ? "–" : format.money(row.promised, row.currency)}
      </Figure>
    ),
  },
  {
    name: "disputed",
    title: words.contested,
    isFigure: true,
    cell: (row) => (
      <Figure href={places.account(row.id, "disputes")} isZero={row.disputed === 0}>
        {row.disputed === 0 ? "–" : format.money(row.disputed, row.currency)}
      </Figure>
    ),
  },
  { name: "priority", title: words.priority, isSortable: true, cell: (row) => <Priority row={row} /> },
];

function Who({ row }: { row: Row }) {
  const styles = useStyles();
  return (
    <>
      <Link className={styles.name} href={places.account(row.id)}>
        <Foreign>{row.name}</Foreign>
      </Link>
      {row.status !== "normal" && (
        <Badge className={styles.status} appearance="tint" color="danger" size="small">
          {texts.account.status[row.status]}
        </Badge>
      )}
      <span className={styles.note}>
        <Foreign>{[row.number, row.company, row.segment].filter(Boolean).join(" · ")}</Foreign>
      </span>
    </>
  );
}

function Whose({ row }: { row: Row }) {
  const styles = useStyles();
  return (
    <div className={styles.owner}>
      <Foreign>{row.owner ?? words.nobody}</Foreign>
      <span className={styles.note}>
        <Foreign>{row.team ?? texts.account.noTeam}</Foreign>
      </span>
    </div>
  );
}

function Waits({ row: { id, wait } }: { row: Row }) {
  const styles = useStyles();
  const format = useFormat();
  return wait ? (
    <>
      <Link href={places.conversation(id, wait.conversationId)} title={waitWords(wait.reason, wait.colleague)}>
        <Foreign>{wait.colleague ?? words.waitsFor[wait.who]}</Foreign>
      </Link>
      <span className={styles.note}>
        <time dateTime={wait.since}>{format.day(wait.since.slice(0, 10))}</time>
      </span>
    </>
  ) : (
    "–"
  );
}

function Priority({ row }: { row: Row }) {
  const styles = useStyles();
  const buttons = useTextButtons();
  const format = useFormat();
  // What is overdue stands beside it already.
  const first = row.reasons.find(({ code }) => code !== "overdueAmount") ?? row.reasons[0];
  return (
    <div className={styles.priority}>
      <Popup
        className={mergeClasses(buttons.figure, styles.why)}
        label={words.why(row.priority, row.name)}
        button={<span className={styles.points}>{row.priority}</span>}
      >
        <Reasons reasons={row.reasons} currency={row.currency} />
      </Popup>
      {first && <span className={styles.note}>{reasonWords(first, row.currency, format)}</span>}
    </div>
  );
}
