import type { Schemas } from "../../http/schemas.ts";
import { Notice } from "../../ui/Notice.tsx";
import { texts } from "../../ui/texts.ts";

interface Props {
  mail: Schemas["OpenMail"];
  message: Schemas["OpenMessageRow"];
  /** It was just filed while its mailbox was out of reach. */
  isUnverified: boolean;
}

/** What one should know about the message before acting on it. */
export function MailNotices({ mail, message, isUnverified }: Props) {
  return (
    <>
      {message.authentication === "failed" && (
        <Notice intent="warning" title={texts.mail.authenticationFailed.title}>
          {texts.mail.authenticationFailed.detail}
        </Notice>
      )}
      {isUnverified && <Notice>{texts.match.unverified}</Notice>}
      {isAutomaticReply(mail.headers) && <Notice>{texts.mail.automaticReply}</Notice>}
      {message.direction === "outbound" && <Notice>{texts.mail.outbound}</Notice>}
    </>
  );
}

/** RFC 3834. */
const isAutomaticReply = (headers: string | null | undefined) =>
  /^auto-submitted:\s*auto-replied/im.test(headers ?? "");
