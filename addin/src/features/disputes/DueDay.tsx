import { makeStyles, tokens } from "@fluentui/react-components";
import type { Schemas } from "../../http/schemas.ts";
import { useFormat } from "../../ui/Format.tsx";
import { disputeRoomTexts as words } from "../../ui/texts/disputeRoom.ts";
import { shellTexts } from "../../ui/texts/shell.ts";

const useStyles = makeStyles({
  late: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** Until when a dispute should be settled, and that it is late. */
export function DueDay({ dispute }: { dispute: Pick<Schemas["DisputeDetail"], "dueOn" | "isOverdue"> }) {
  const styles = useStyles();
  const format = useFormat();
  if (!dispute.dueOn) return shellTexts.none;
  const day = <time dateTime={dispute.dueOn}>{format.day(dispute.dueOn)}</time>;
  return dispute.isOverdue ? (
    <span className={styles.late}>
      {day} · {words.overdue}
    </span>
  ) : (
    day
  );
}
