import { Link } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { DataTable } from "../../../ui/DataTable.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { places } from "../../../ui/places.ts";
import { useRows } from "../../../ui/rows.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { promiseRoomTexts as words } from "../../../ui/texts/promiseRoom.ts";

/** What was promised on which receivable, and what came for it. */
export function PromiseParts({ promise: { account, currency, parts } }: { promise: Schemas["PromiseDetails"] }) {
  const rows = useRows();
  const format = useFormat();
  return (
    <section aria-label={words.parts}>
      <SubHeading>{words.parts}</SubHeading>
      {parts.length === 0 ? (
        <p className={rows.empty}>{words.noParts}</p>
      ) : (
        <DataTable
          label={words.parts}
          rows={parts}
          keyOf={({ receivableId }) => receivableId}
          columns={[
            {
              name: "document",
              title: words.document,
              cell: ({ documentNumber }) => (
                <Link href={places.account(account.id, "receivables", { state: "all", search: documentNumber })}>
                  <Foreign>{documentNumber}</Foreign>
                </Link>
              ),
            },
            {
              name: "due",
              title: words.due,
              cell: ({ dueOn }) => <time dateTime={dueOn}>{format.day(dueOn)}</time>,
            },
            {
              name: "amount",
              title: words.amount,
              isFigure: true,
              cell: ({ amount }) => format.money(amount, currency),
            },
            { name: "paid", title: words.partPaid, isFigure: true, cell: ({ paid }) => format.money(paid, currency) },
            {
              name: "remaining",
              title: words.remaining,
              isFigure: true,
              cell: ({ remaining }) => format.money(remaining, currency),
            },
            {
              name: "open",
              title: words.open,
              isFigure: true,
              cell: ({ open, openCurrency }) => format.money(open, openCurrency),
            },
          ]}
        />
      )}
    </section>
  );
}
