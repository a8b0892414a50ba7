import { Badge, Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { places } from "../../../ui/places.ts";
import { disputeRoomTexts as words, workedStates } from "../../../ui/texts/disputeRoom.ts";
import { DueDay } from "../DueDay.tsx";
import { ownerWords } from "../ownerWords.ts";
import { MoveMenu } from "./MoveMenu.tsx";

const useStyles = makeStyles({
  card: {
    display: "grid",
    gap: tokens.spacingVerticalXXS,
    padding: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: "anywhere",
  },
  reason: { ...typographyStyles.body1Strong, color: tokens.colorNeutralForeground1 },
  amount: { ...typographyStyles.body1Strong, fontVariantNumeric: "tabular-nums" },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  foot: { display: "flex", flexWrap: "wrap", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
});

interface Props {
  dispute: Schemas["DisputeListRow"];
  mayMove: boolean;
  /** It was just moved here, and whoever moved it goes on from it. */
  hasArrived: boolean;
  onMoved: () => void;
}

/** A dispute as a card on the board. */
export function DisputeCard({ dispute, mayMove, hasArrived, onMoved }: Props) {
  const styles = useStyles();
  const format = useFormat();
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (hasArrived) card.current?.querySelector("a")?.focus();
  }, [hasArrived]);
  return (
    <li ref={card} className={styles.card}>
      <Link className={styles.reason} href={places.dispute(dispute.id)}>
        {dispute.reason}
      </Link>
      <Foreign>{dispute.account}</Foreign>
      <span className={styles.amount}>{format.money(dispute.amount, dispute.currency)}</span>
      <span className={styles.note}>
        <Foreign>{format.list(dispute.documents)}</Foreign>
      </span>
      <span className={styles.note}>
        <Foreign>{ownerWords(dispute)}</Foreign> · {words.days(dispute.ageDays)}
      </span>
      <div className={styles.foot}>
        <span className={styles.note}>
          <DueDay dispute={dispute} />
        </span>
        {mayMove && workedStates.some((state) => state === dispute.state) && (
          <MoveMenu dispute={dispute} onMoved={onMoved} />
        )}
      </div>
      {dispute.awaitsApproval && (
        <div>
          <Badge appearance="tint" size="small" color="warning">
            {words.awaitsApproval}
          </Badge>
        </div>
      )}
    </li>
  );
}
