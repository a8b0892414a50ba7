import { Link } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { type Column, DataTable } from "../../../ui/DataTable.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { places } from "../../../ui/places.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { disputeRoomTexts as words } from "../../../ui/texts/disputeRoom.ts";

/** What is contested of which receivable, and what is left of it. */
export function DisputeParts({ dispute: { account, currency, parts } }: { dispute: Schemas["DisputeDetail"] }) {
  const format = useFormat();
  const figure = (name: "open" | "amount" | "remaining", title: string): Column<Schemas["DisputePartRow"]> => ({
    name,
    title,
    isFigure: true,
    cell: (part) => format.money(part[name], currency),
  });
  return (
    <section aria-label={words.parts}>
      <SubHeading>{words.parts}</SubHeading>
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
          figure("open", words.open),
          figure("amount", words.contestedFirst),
          figure("remaining", words.contestedNow),
        ]}
      />
    </section>
  );
}
