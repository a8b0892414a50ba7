import { Button } from "@fluentui/react-components";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { noteTexts as words } from "../../../ui/texts/notes.ts";
import { texts } from "../../../ui/texts.ts";
import { useWithdrawNote } from "./useNotes.ts";

interface Props {
  accountId: number;
  noteId: number;
  /** What was logged. */
  kind: string;
  onWithdrawn: () => void;
}

/** Confirms what was just logged, and takes it back again. */
export function LoggedNotice({ accountId, noteId, kind, onWithdrawn }: Props) {
  const withdraw = useWithdrawNote(accountId);
  const undo = () => withdraw.mutate(noteId, { onSuccess: onWithdrawn });
  return (
    <>
      <Notice
        intent="success"
        title={words.saved(kind)}
        actions={
          <Button size="small" autoFocus disabledFocusable={withdraw.isPending} onClick={undo}>
            {texts.common.undo}
          </Button>
        }
      >
        {words.inTimeline}
      </Notice>
      {withdraw.error && <FailureNotice title={words.notWithdrawn} failure={withdraw.error} onRetry={undo} />}
    </>
  );
}
