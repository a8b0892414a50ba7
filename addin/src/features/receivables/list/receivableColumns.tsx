import { Link, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import type { Column } from "../../../ui/DataTable.tsx";
import { Figure } from "../../../ui/Figure.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { type Format, useFormat } from "../../../ui/Format.tsx";
import { places } from "../../../ui/places.ts";
import { receivableTexts as words } from "../../../ui/texts/receivables.ts";
import { texts } from "../../../ui/texts.ts";
import { DocumentButton } from "./DocumentButton.tsx";

type Row = Schemas["ReceivableListRow"];

const useStyles = makeStyles({
  number: typographyStyles.body1Strong,
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, display: "block" },
  late: { color: tokens.colorStatusDangerForeground1 },
});

/** The columns of a list of receivables; those of one account leave the account out. */
export const receivableColumns = (format: Format, ofOneAccount: boolean): Column<Row>[] => [
  { name: "document", title: words.document, cell: (row) => <Document row={row} /> },
  ...(ofOneAccount
    ? []
    : [{ name: "account", title: words.account, cell: (row: Row) => <Account row={row} /> } satisfies Column<Row>]),
  { name: "due", title: words.due, cell: (row) => <Due row={row} /> },
  {
    name: "open",
    title: words.open,
    isFigure: true,
    cell: (row) => (row.open === 0 ? <Nothing /> : format.money(row.open, row.currency)),
  },
  { name: "original", title: words.original, isFigure: true, cell: (row) => format.money(row.original, row.currency) },
  {
    name: "promised",
    title: words.promised,
    isFigure: true,
    cell: (row) => (
      <Figure href={places.account(row.accountId, "promises")} isZero={row.promised === 0}>
        {row.promised === 0 ? "–" : format.money(row.promised, row.currency)}
      </Figure>
    ),
  },
  {
    name: "disputed",
    title: words.contested,
    isFigure: true,
    cell: (row) => (
      <Figure href={places.account(row.accountId, "disputes")} isZero={row.disputed === 0}>
        {row.disputed === 0 ? "–" : format.money(row.disputed, row.currency)}
      </Figure>
    ),
  },
];

const Nothing = () => <>–</>;

function Document({ row }: { row: Row }) {
  const styles = useStyles();
  const notes = [
    row.type === "invoice" ? null : texts.receivables.types[row.type],
    row.line && row.line !== "0" ? words.line(row.line) : null,
    row.orderNumber && words.order(row.orderNumber),
    row.reference && words.reference(row.reference),
  ];
  return (
    <>
      <span className={styles.number}>
        <Foreign>{row.documentNumber}</Foreign>
      </span>{" "}
      {row.documentId !== null && <DocumentButton receivableId={row.id} number={row.documentNumber} />}
      <span className={styles.note}>
        <Foreign>{notes.filter(Boolean).join(" · ")}</Foreign>
      </span>
    </>
  );
}

function Account({ row }: { row: Row }) {
  const styles = useStyles();
  return (
    <>
      <Link href={places.account(row.accountId)}>
        <Foreign>{row.account}</Foreign>
      </Link>
      <span className={styles.note}>
        <Foreign>{`${row.accountNumber} · ${row.company}`}</Foreign>
      </span>
    </>
  );
}

function Due({ row }: { row: Row }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <>
      {format.day(row.dueOn)}
      {row.daysOverdue > 0 && row.open > 0 && (
        <span className={mergeClasses(styles.note, styles.late)}>{words.days(row.daysOverdue)}</span>
      )}
    </>
  );
}
