import { Button } from "@fluentui/react-components";
import type { Schemas } from "../../http/schemas.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { texts } from "../../ui/texts.ts";
import { useWithdrawPromise } from "./usePromiseWrites.ts";

interface Props {
  promise: Schemas["PromiseRow"];
  onUndone: (written: Schemas["PromiseResponse"]) => void;
}

/** Confirms what was just recorded, and takes it back again. */
export function RecordedNotice({ promise, onUndone }: Props) {
  const format = useFormat();
  const withdraw = useWithdrawPromise(onUndone);
  const undo = () => withdraw.mutate({ promise, by: "us" });
  return (
    <>
      <Notice
        intent="success"
        title={texts.suggestion.recorded}
        actions={
          <Button size="small" autoFocus disabledFocusable={withdraw.isPending} onClick={undo}>
            {texts.common.undo}
          </Button>
        }
      >
        {texts.promises.by(format.money(promise.amount, promise.currency), format.day(promise.promisedOn))}
        {promise.notes.map((note) => (
          <div key={note}>{texts.promises.notes[note]}</div>
        ))}
      </Notice>
      {withdraw.error && <FailureNotice title={texts.promises.notWithdrawn} failure={withdraw.error} onRetry={undo} />}
    </>
  );
}
