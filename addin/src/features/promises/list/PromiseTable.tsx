import { Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { type Column, DataTable } from "../../../ui/DataTable.tsx";
import { Figure } from "../../../ui/Figure.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { type Format, useFormat } from "../../../ui/Format.tsx";
import { places } from "../../../ui/places.ts";
import { promiseRoomTexts as words } from "../../../ui/texts/promiseRoom.ts";
import { texts } from "../../../ui/texts.ts";
import { NextStepWords } from "../NextStepWords.tsx";
import { PromiseBadge } from "../PromiseBadge.tsx";
import type { PromiseFilter } from "./promiseFilter.ts";

type Row = Schemas["PromiseListRow"];

const useStyles = makeStyles({
  day: { ...typographyStyles.body1Strong, color: tokens.colorNeutralForeground1, whiteSpace: "nowrap" },
  note: { ...typographyStyles.caption1, display: "block", color: tokens.colorNeutralForeground3 },
  state: { maxWidth: "240px" },
});

/** Promises by their day: whose, how much, what came, and what to do. */
export function PromiseTable({ rows, order }: { rows: readonly Row[]; order: PromiseFilter["order"] }) {
  const format = useFormat();
  return (
    <DataTable
      label={words.title}
      columns={columnsFor(format)}
      rows={rows}
      keyOf={({ id }) => id}
      sort="day"
      sortDirection={order === "earliest" ? "ascending" : "descending"}
    />
  );
}

const columnsFor = (format: Format): Column<Row>[] => [
  { name: "day", title: words.day, cell: (row) => <Day row={row} /> },
  { name: "customer", title: words.customer, cell: (row) => <Customer row={row} /> },
  {
    name: "amount",
    title: words.amount,
    isFigure: true,
    cell: ({ id, amount, currency }) => <Figure href={places.promise(id)}>{format.money(amount, currency)}</Figure>,
  },
  { name: "paid", title: words.paid, isFigure: true, cell: (row) => <Paid row={row} /> },
  { name: "state", title: words.state, cell: (row) => <State row={row} /> },
  { name: "owner", title: words.owner, cell: ({ owner }) => <Foreign>{owner?.name ?? words.nobody}</Foreign> },
  { name: "next", title: words.next, cell: ({ next }) => <NextStepWords next={next} /> },
];

function Day({ row: { id, promisedOn, moves, planId } }: { row: Row }) {
  const styles = useStyles();
  const format = useFormat();
  const notes = [moves > 0 && words.moved(moves), planId !== null && words.instalment].filter(Boolean);
  return (
    <>
      <Link className={styles.day} href={places.promise(id)}>
        <time dateTime={promisedOn}>{format.day(promisedOn)}</time>
      </Link>
      {notes.length > 0 && <span className={styles.note}>{notes.join(" · ")}</span>}
    </>
  );
}

function Customer({ row: { account } }: { row: Row }) {
  const styles = useStyles();
  return (
    <>
      <Link href={places.account(account.id, "promises")}>
        <Foreign>{account.name}</Foreign>
      </Link>
      <span className={styles.note}>
        <Foreign>{[account.number, account.team].filter(Boolean).join(" · ")}</Foreign>
      </span>
    </>
  );
}

function Paid({ row: { id, paid, credited, currency } }: { row: Row }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <>
      <Figure href={places.promise(id)} isZero={paid === 0}>
        {format.money(paid, currency)}
      </Figure>
      {credited > 0 && <span className={styles.note}>{words.credited(format.money(credited, currency))}</span>}
    </>
  );
}

function State({ row: { state, suspended } }: { row: Row }) {
  const styles = useStyles();
  return (
    <div className={styles.state}>
      <PromiseBadge state={state} />
      {suspended && <span className={styles.note}>{texts.promises.suspended[suspended]}</span>}
    </div>
  );
}
