import { Link } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { places } from "../../../ui/places.ts";
import { useRows } from "../../../ui/rows.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { disputeRoomTexts as words } from "../../../ui/texts/disputeRoom.ts";

/** What the customer wrote, and where. */
export function CustomersWords({ dispute: { account, message, quote } }: { dispute: Schemas["DisputeDetail"] }) {
  const rows = useRows();
  const format = useFormat();
  return (
    <section aria-label={words.words}>
      <SubHeading>{words.words}</SubHeading>
      {quote ? (
        <blockquote className={rows.quote}>
          <Foreign>{quote}</Foreign>
        </blockquote>
      ) : (
        <p className={rows.empty}>{words.noWords}</p>
      )}
      {message && (
        <div className={rows.note}>
          <Foreign>{words.wrote(message.fromName || message.fromAddress, format.instant(message.sentAt))}</Foreign>{" "}
          <Link href={places.conversation(account.id, message.conversationId)}>{words.toConversation}</Link>
        </div>
      )}
    </section>
  );
}
