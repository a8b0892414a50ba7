import { Failure } from "../../http/failure.ts";
import type { NotTaken } from "../../outlook/composeMail.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { outreachTexts } from "../../ui/texts/outreach.ts";

interface Props {
  title: string;
  error: Failure | NotTaken;
  onRetry: () => void;
}

/** Nothing came into the mail: because the server, or because Outlook, did not do it. */
export function NotInserted({ title, error, onRetry }: Props) {
  return error instanceof Failure ? (
    <FailureNotice title={title} failure={error} onRetry={onRetry} isRead />
  ) : (
    <Notice intent="error" title={title}>
      {outreachTexts.insert.notTaken(error.message)}
    </Notice>
  );
}
