import { Badge, Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { type Column, DataTable } from "../../../ui/DataTable.tsx";
import { Figure } from "../../../ui/Figure.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { type Format, useFormat } from "../../../ui/Format.tsx";
import { places } from "../../../ui/places.ts";
import { disputeRoomTexts as words } from "../../../ui/texts/disputeRoom.ts";
import { DisputeBadge } from "../DisputeBadge.tsx";
import { DueDay } from "../DueDay.tsx";
import { ownerWords } from "../ownerWords.ts";
import type { DisputeFilter } from "./disputeFilter.ts";

type Row = Schemas["DisputeListRow"];

const useStyles = makeStyles({
  reason: { ...typographyStyles.body1Strong, color: tokens.colorNeutralForeground1 },
  note: { ...typographyStyles.caption1, display: "block", color: tokens.colorNeutralForeground3 },
  summary: {
    display: "-webkit-box",
    WebkitLineClamp: 2,
    WebkitBoxOrient: "vertical",
    overflow: "hidden",
    maxWidth: "480px",
  },
  state: { display: "grid", justifyItems: "start", gap: tokens.spacingVerticalXXS },
});

interface Props {
  rows: readonly Row[];
  sort: DisputeFilter["sort"];
  onSort: (name: string) => void;
}

/** Disputes as a table: what for, whose, how much, how old, and who sees to it until when. */
export function DisputeTable({ rows, sort, onSort }: Props) {
  const format = useFormat();
  return (
    <DataTable
      label={words.title}
      columns={columnsFor(format)}
      rows={rows}
      keyOf={({ id }) => id}
      sort={sort}
      sortDirection={sort === "due" ? "ascending" : "descending"}
      onSort={onSort}
    />
  );
}

const columnsFor = (format: Format): Column<Row>[] => [
  { name: "dispute", title: words.dispute, cell: (row) => <What row={row} /> },
  { name: "customer", title: words.customer, cell: (row) => <Customer row={row} /> },
  {
    name: "amount",
    title: words.amount,
    isFigure: true,
    isSortable: true,
    cell: (row) => <Contested row={row} />,
  },
  { name: "state", title: words.state, cell: (row) => <State row={row} /> },
  {
    name: "age",
    title: words.age,
    isFigure: true,
    isSortable: true,
    cell: ({ ageDays, openedAt }) => (
      <time dateTime={openedAt} title={format.instant(openedAt)}>
        {words.days(ageDays)}
      </time>
    ),
  },
  { name: "due", title: words.due, isSortable: true, cell: (row) => <DueDay dispute={row} /> },
  { name: "owner", title: words.owner, cell: (row) => <Foreign>{ownerWords(row)}</Foreign> },
];

function What({ row: { id, reason, documents, summary } }: { row: Row }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <>
      <Link className={styles.reason} href={places.dispute(id)}>
        {reason}
      </Link>
      <span className={styles.note}>
        <Foreign>{format.list(documents)}</Foreign>
      </span>
      {summary && (
        <span className={styles.summary}>
          <Foreign>{summary}</Foreign>
        </span>
      )}
    </>
  );
}

function Customer({ row: { accountId, account, accountNumber, team } }: { row: Row }) {
  const styles = useStyles();
  return (
    <>
      <Link href={places.account(accountId, "disputes")}>
        <Foreign>{account}</Foreign>
      </Link>
      <span className={styles.note}>
        <Foreign>{[accountNumber, team].filter(Boolean).join(" · ")}</Foreign>
      </span>
    </>
  );
}

function Contested({ row: { id, amount, remaining, currency } }: { row: Row }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <>
      <Figure href={places.dispute(id)} isZero={remaining === 0}>
        {format.money(remaining, currency)}
      </Figure>
      {remaining !== amount && <span className={styles.note}>{words.of(format.money(amount, currency))}</span>}
    </>
  );
}

function State({ row: { state, awaitsApproval } }: { row: Row }) {
  const styles = useStyles();
  return (
    <div className={styles.state}>
      <DisputeBadge state={state} />
      {awaitsApproval && (
        <Badge appearance="tint" size="small" color="warning">
          {words.awaitsApproval}
        </Badge>
      )}
    </div>
  );
}
