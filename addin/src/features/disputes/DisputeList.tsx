import type { Schemas } from "../../http/schemas.ts";
import { useRows } from "../../ui/rows.ts";
import { texts } from "../../ui/texts.ts";
import { DisputeItem } from "./DisputeItem.tsx";

interface Props {
  disputes: readonly Schemas["DisputeRow"][];
  /** The company's day, ISO. */
  today: string;
  /** The mail that is open beside them. */
  mail: Schemas["OpenMail"] | null;
  /** Where a dispute has its own page. */
  hrefOf: (id: number) => string;
  /** Something was written that the account's history holds. */
  onChanged: () => void;
}

/** What the customer contests: unresolved first. */
export function DisputeList({ disputes, ...more }: Props) {
  const rows = useRows();
  if (disputes.length === 0) return <p className={rows.empty}>{texts.disputes.none}</p>;
  return (
    <ul className={rows.list} aria-label={texts.disputes.title}>
      {disputes.map((dispute) => (
        <DisputeItem key={dispute.id} dispute={dispute} {...more} />
      ))}
    </ul>
  );
}
