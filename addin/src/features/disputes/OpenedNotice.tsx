import { Button } from "@fluentui/react-components";
import { lazy, Suspense } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { useFormat } from "../../ui/Format.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { texts } from "../../ui/texts.ts";

const Evidence = lazy(() => import("./evidence/Evidence.tsx"));

interface Props {
  dispute: Schemas["DisputeRow"];
  onShow: () => void;
  /** The evidence is there, and the history says so. */
  onKept: () => void;
}

/** Confirms that a dispute was just opened, and shows how the evidence comes in. */
export function OpenedNotice({ dispute, onShow, onKept }: Props) {
  const format = useFormat();
  const reason = texts.disputes.reasons[dispute.reasonCode] ?? texts.disputes.otherReason(dispute.reasonCode);
  return (
    <Notice
      intent="success"
      title={texts.disputes.opened}
      actions={
        <Button size="small" autoFocus onClick={onShow}>
          {texts.disputes.show}
        </Button>
      }
    >
      {reason}: {format.money(dispute.remaining, dispute.currency)}
      <Suspense fallback={null}>
        <Evidence disputeId={dispute.id} mail={null} isAwaited onKept={onKept} />
      </Suspense>
    </Notice>
  );
}
