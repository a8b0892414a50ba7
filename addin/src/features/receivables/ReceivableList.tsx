import { Badge, Link, mergeClasses } from "@fluentui/react-components";
import { useState } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { useRows } from "../../ui/rows.ts";
import { texts } from "../../ui/texts.ts";
import { bucketOf } from "./bucketOf.ts";
import type { ReceivableFilter } from "./StandingSummary.tsx";

const firstRows = 8;

interface Props {
  receivables: readonly Schemas["ReceivableRow"][];
  /** How many are open in all; the list may be shorter. */
  open: number;
  filter: ReceivableFilter;
  onFilter: (filter: ReceivableFilter) => void;
}

/** The open items, oldest due first. */
export function ReceivableList({ receivables, open, filter, onFilter }: Props) {
  const rows = useRows();
  const [all, setAll] = useState(false);
  const wanted = receivables.filter((row) => isWanted(row, filter));
  const shown = all ? wanted : wanted.slice(0, firstRows);
  if (open === 0) return <p className={rows.empty}>{texts.receivables.none}</p>;
  return (
    <>
      {filter !== "all" && (
        <p className={rows.empty}>
          {texts.receivables.onlyBucket(
            filter === "overdue" ? texts.standing.overdue : (texts.standing.bucketNames[filter] ?? ""),
          )}
          {" · "}
          <Link as="button" inline onClick={() => onFilter("all")}>
            {texts.receivables.everything}
          </Link>
        </p>
      )}
      <ul className={rows.list} aria-label={texts.receivables.title}>
        {shown.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
      {wanted.length > shown.length && (
        <Link as="button" onClick={() => setAll(true)}>
          {texts.common.showAll(wanted.length)}
        </Link>
      )}
      {all && open > receivables.length && (
        <p className={rows.empty}>{texts.receivables.capped(receivables.length, open)}</p>
      )}
    </>
  );
}

const isWanted = (row: Schemas["ReceivableRow"], filter: ReceivableFilter) =>
  filter === "all" ||
  (row.open > 0 && (filter === "overdue" ? row.daysOverdue > 0 : bucketOf(row.daysOverdue) === filter));

function Row({ row }: { row: Schemas["ReceivableRow"] }) {
  const rows = useRows();
  const format = useFormat();
  const isLate = row.daysOverdue > 0 && row.open > 0;
  return (
    <li className={rows.row}>
      <div className={rows.line}>
        <span className={rows.name}>
          <Foreign>{row.documentNumber}</Foreign>
          {row.type !== "invoice" && <span className={rows.note}> {texts.receivables.types[row.type]}</span>}
        </span>
        <span className={rows.figure}>{format.money(row.open, row.currency)}</span>
      </div>
      <div className={rows.line}>
        <span className={rows.note}>{texts.receivables.due(format.day(row.dueOn))}</span>
        {isLate && (
          <span className={mergeClasses(rows.note, rows.late)}>{texts.receivables.overdue(row.daysOverdue)}</span>
        )}
      </div>
      {(row.promised > 0 || row.disputed > 0) && (
        <div className={rows.marks}>
          {row.promised > 0 && (
            <Badge appearance="tint" color="success" size="small">
              {texts.receivables.promised(format.money(row.promised, row.currency))}
            </Badge>
          )}
          {row.disputed > 0 && (
            <Badge appearance="tint" color="warning" size="small">
              {texts.receivables.disputed(format.money(row.disputed, row.currency))}
            </Badge>
          )}
        </div>
      )}
    </li>
  );
}
