import { Button, mergeClasses } from "@fluentui/react-components";
import { lazy, Suspense, useRef, useState } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { useRows } from "../../ui/rows.ts";
import { texts } from "../../ui/texts.ts";
import { DisputeBadge } from "./DisputeBadge.tsx";
import { isUnresolved } from "./unopened.ts";

const Evidence = lazy(() => import("./evidence/Evidence.tsx"));
const NoteForm = lazy(() => import("./NoteForm.tsx"));

interface Props {
  dispute: Schemas["DisputeRow"];
  today: string;
  mail: Schemas["OpenMail"] | null;
  hrefOf: (id: number) => string;
  onChanged: () => void;
}

/** One dispute: how it stands, who sees to it by when, and what there is to do about it here. */
export function DisputeItem({ dispute, today, mail, hrefOf, onChanged }: Props) {
  const rows = useRows();
  const format = useFormat();
  const announce = useAnnounce();
  const [isWriting, setWriting] = useState(false);
  const [isShowing, setShowing] = useState(false);
  const actions = useRef<HTMLDivElement>(null);
  const { amount, remaining, credited, currency, dueOn, owner, outsideOwner } = dispute;
  const reason = texts.disputes.reasons[dispute.reasonCode] ?? texts.disputes.otherReason(dispute.reasonCode);
  const isOpen = isUnresolved(dispute);
  const isLate = isOpen && dueOn !== null && dueOn < today;
  const contested = isOpen ? remaining : amount;
  const stopWriting = () => {
    setWriting(false);
    requestAnimationFrame(() => actions.current?.querySelector("button")?.focus());
  };
  const written = () => {
    stopWriting();
    announce(texts.disputes.noteSaved);
    onChanged();
  };
  return (
    <li className={rows.row}>
      <div className={rows.line}>
        <span className={rows.name}>{reason}</span>
        <span className={rows.figure}>{format.money(contested, currency)}</span>
      </div>
      <div className={rows.line}>
        <span className={rows.note}>
          <Foreign>{format.list(dispute.documents)}</Foreign>
          {contested !== amount && ` · ${texts.disputes.of(format.money(amount, currency))}`}
          {credited > 0 && ` · ${texts.disputes.credited(format.money(credited, currency))}`}
        </span>
        <DisputeBadge state={dispute.state} />
      </div>
      {dispute.quote && (
        <blockquote className={rows.quote}>
          <Foreign>{dispute.quote}</Foreign>
        </blockquote>
      )}
      {dispute.summary && (
        <p className={rows.quote}>
          <Foreign>{dispute.summary}</Foreign>
        </p>
      )}
      {(owner || outsideOwner) && (
        <div className={rows.note}>
          <Foreign>
            {outsideOwner ? texts.disputes.outsideOwner(outsideOwner) : texts.disputes.owner(owner ?? "")}
          </Foreign>
        </div>
      )}
      {isOpen && dueOn && (
        <div className={mergeClasses(rows.note, isLate && rows.late)}>
          {isLate ? texts.disputes.overdue(format.day(dueOn)) : texts.disputes.due(format.day(dueOn))}
        </div>
      )}
      {isWriting && (
        <Suspense fallback={null}>
          <NoteForm disputeId={dispute.id} onWritten={written} onCancel={stopWriting} />
        </Suspense>
      )}
      <div ref={actions} className={rows.actions}>
        {!isWriting && (
          <Button size="small" appearance="subtle" onClick={() => setWriting(true)}>
            {texts.disputes.note}
          </Button>
        )}
        <Button size="small" appearance="subtle" aria-expanded={isShowing} onClick={() => setShowing(!isShowing)}>
          {texts.disputes.evidence}
        </Button>
        <Button
          as="a"
          size="small"
          appearance="subtle"
          href={hrefOf(dispute.id)}
          target={hrefOf(dispute.id).startsWith("#") ? undefined : "_blank"}
          rel="noopener"
          aria-label={texts.disputes.pageLabel(reason)}
        >
          {texts.disputes.page}
        </Button>
      </div>
      {isShowing && (
        <Suspense fallback={null}>
          <Evidence disputeId={dispute.id} mail={isOpen ? mail : null} onKept={onChanged} />
        </Suspense>
      )}
    </li>
  );
}
