import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { importTexts as words } from "../../../ui/texts/imports.ts";
import { useDecide } from "./importQueries.ts";

const useStyles = makeStyles({
  question: { maxWidth: "480px", display: "grid", gap: tokens.spacingVerticalS },
});

/** Stopping a run that moves, and taking back one that has ended; each after saying what that does. */
export function RunActions({ run }: { run: Schemas["ImportRunView"] }) {
  const styles = useStyles();
  const announce = useAnnounce();
  const [isAsking, setAsking] = useState(false);
  const kind = run.canCancel ? "cancel" : "undo";
  const decide = useDecide(run.id, kind);
  if (!run.canCancel && !run.canUndo) return null;
  const look =
    kind === "cancel"
      ? { ask: words.cancel, question: words.cancelQuestion, done: words.cancelled, failed: words.notCancelled }
      : {
          ask: words.undo,
          question: words.undoQuestion(run.created, run.changed, run.closed),
          done: words.undoing,
          failed: words.notUndone,
        };
  const confirm = () =>
    decide.mutate(undefined, {
      onSuccess: () => {
        setAsking(false);
        announce(look.done);
      },
    });
  return isAsking ? (
    <div className={styles.question}>
      <Notice
        intent="warning"
        actions={
          <>
            <Button size="small" appearance="primary" autoFocus disabledFocusable={decide.isPending} onClick={confirm}>
              {look.ask}
            </Button>
            <Button size="small" onClick={() => setAsking(false)}>
              {words.keep}
            </Button>
          </>
        }
      >
        {look.question}
      </Notice>
      {decide.error && <FailureNotice title={look.failed} failure={decide.error} onRetry={confirm} />}
    </div>
  ) : (
    <Button size="small" onClick={() => setAsking(true)}>
      {look.ask}
    </Button>
  );
}
