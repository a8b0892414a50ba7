import { Badge, Link } from "@fluentui/react-components";
import type { Schemas } from "../../http/schemas.ts";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { useRows } from "../../ui/rows.ts";
import { texts } from "../../ui/texts.ts";

interface Props {
  disputes: readonly Schemas["DisputeRow"][];
  /** Where a dispute has a page of its own. */
  hrefOf?: (id: number) => string;
}

/** What the customer contests: unresolved first. */
export function DisputeList({ disputes, hrefOf }: Props) {
  const rows = useRows();
  const format = useFormat();
  if (disputes.length === 0) return <p className={rows.empty}>{texts.disputes.none}</p>;
  return (
    <ul className={rows.list} aria-label={texts.disputes.title}>
      {disputes.map((dispute) => (
        <li key={dispute.id} className={rows.row}>
          <div className={rows.line}>
            <span className={rows.name}>
              {hrefOf ? <Link href={hrefOf(dispute.id)}>{reasonOf(dispute)}</Link> : reasonOf(dispute)}
            </span>
            <span className={rows.figure}>{format.money(dispute.amount, dispute.currency)}</span>
          </div>
          <div className={rows.line}>
            <span className={rows.note}>
              <Foreign>{format.list(dispute.documents)}</Foreign>
            </span>
            <Badge appearance="tint" size="small" color={isUnresolved(dispute.state) ? "warning" : "informative"}>
              {texts.disputes.states[dispute.state]}
            </Badge>
          </div>
          {dispute.summary && (
            <p className={rows.quote}>
              <Foreign>{dispute.summary}</Foreign>
            </p>
          )}
          {dispute.owner && <div className={rows.note}>{texts.disputes.owner(dispute.owner)}</div>}
        </li>
      ))}
    </ul>
  );
}

const reasonOf = ({ reasonCode }: Schemas["DisputeRow"]) =>
  texts.disputes.reasons[reasonCode] ?? texts.disputes.otherReason(reasonCode);

const isUnresolved = (state: Schemas["DisputeState"]) =>
  state === "open" || state === "investigating" || state === "awaitingCustomer";
