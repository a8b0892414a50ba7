import { Button } from "@fluentui/react-components";
import type { Schemas } from "../../http/schemas.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { texts } from "../../ui/texts.ts";
import { useWithdrawPromises } from "./usePromiseWrites.ts";

interface Props {
  /** The promise, or the instalments that were recorded together. */
  promises: readonly Schemas["PromiseRow"][];
  onUndone: (written: Schemas["PromiseResponse"]) => void;
}

/** Confirms what was just recorded, and takes it back again. */
export function RecordedNotice({ promises, onUndone }: Props) {
  const format = useFormat();
  const withdraw = useWithdrawPromises(onUndone);
  const inOrder = promises.toSorted((one, other) => one.promisedOn.localeCompare(other.promisedOn));
  const undo = () => withdraw.mutate({ promises, by: "us" });
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
        {inOrder.map(({ id, amount, currency, promisedOn, notes }) => (
          <div key={id}>
            {texts.promises.by(format.money(amount, currency), format.day(promisedOn))}
            {notes.map((note) => (
              <div key={note}>{texts.promises.notes[note]}</div>
            ))}
          </div>
        ))}
      </Notice>
      {withdraw.error && <FailureNotice title={texts.promises.notWithdrawn} failure={withdraw.error} onRetry={undo} />}
    </>
  );
}
