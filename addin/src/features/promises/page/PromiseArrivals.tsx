import type { Schemas } from "../../../http/schemas.ts";
import { DataTable } from "../../../ui/DataTable.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { type Format, useFormat } from "../../../ui/Format.tsx";
import { useRows } from "../../../ui/rows.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { promiseRoomTexts as words } from "../../../ui/texts/promiseRoom.ts";

type Row = Schemas["PromiseArrivalRow"] & { place: number };

/** The money and the credits that count for a promise. */
export function PromiseArrivals({ promise: { currency, arrivals } }: { promise: Schemas["PromiseDetails"] }) {
  const rows = useRows();
  const format = useFormat();
  return (
    <section aria-label={words.arrivals}>
      <SubHeading>{words.arrivals}</SubHeading>
      {arrivals.length === 0 ? (
        <p className={rows.empty}>{words.noArrivals}</p>
      ) : (
        <DataTable<Row>
          label={words.arrivals}
          rows={arrivals.map((arrival, place) => ({ ...arrival, place }))}
          keyOf={({ place }) => place}
          columns={[
            { name: "what", title: words.what, cell: (row) => <What row={row} /> },
            { name: "came", title: words.came, cell: (row) => dayOf(row, format) },
            {
              name: "amount",
              title: words.arrived,
              isFigure: true,
              cell: (row) => format.money(row.amount, row.currency),
            },
            {
              name: "counts",
              title: words.counts,
              isFigure: true,
              cell: ({ counts }) => format.money(counts, currency),
            },
          ]}
        />
      )}
    </section>
  );
}

function What({ row: { kind, documentNumber, isPresumed } }: { row: Row }) {
  const rows = useRows();
  return (
    <>
      {words.kinds[kind]} <Foreign>{documentNumber ?? words.unapplied}</Foreign>
      {isPresumed && <div className={rows.note}>{words.presumed}</div>}
    </>
  );
}

const dayOf = ({ from, on }: Row, format: Format) =>
  from === on ? format.day(on) : words.between(format.day(from), format.day(on));
