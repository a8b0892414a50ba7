import type { ReactNode } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { useRows } from "../../../ui/rows.ts";
import { conversationTexts } from "../../../ui/texts/conversations.ts";
import { unmatchedTexts as words } from "../../../ui/texts/unmatched.ts";

interface Props {
  row: Schemas["UnmatchedRow"];
  /** Marks below the sender. */
  children?: ReactNode;
}

/** What is known of the mail itself. */
export function MailFacts({ row, children }: Props) {
  const rows = useRows();
  const format = useFormat();
  return (
    <div>
      <div className={rows.line}>
        <span className={rows.strong}>
          <Foreign>{row.subject || conversationTexts.noSubject}</Foreign>
        </span>
        <time className={rows.note} dateTime={row.receivedAt}>
          {format.instant(row.receivedAt)}
        </time>
      </div>
      <div className={rows.note}>
        <Foreign>{words.from(row.fromName, row.fromAddress)}</Foreign> · {words.to(row.mailbox)}
      </div>
      {children && <div className={rows.marks}>{children}</div>}
      {row.isErased ? (
        <div className={rows.note}>{words.erased}</div>
      ) : (
        row.preview && (
          <blockquote className={rows.quote}>
            <Foreign>{row.preview}</Foreign>
          </blockquote>
        )
      )}
    </div>
  );
}
