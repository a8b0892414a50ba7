import type { Schemas } from "../../http/schemas.ts";
import { useFormat } from "../../ui/Format.tsx";
import { useRows } from "../../ui/rows.ts";
import { promiseRoomTexts as words } from "../../ui/texts/promiseRoom.ts";
import { shellTexts } from "../../ui/texts/shell.ts";

/** What is proposed to do about a promise, and why. */
export function NextStepWords({ next: { step, reasons } }: { next: Schemas["NextStep"] }) {
  const rows = useRows();
  const format = useFormat();
  if (step === "nothing" && reasons.length === 0) return shellTexts.none;
  return (
    <>
      <div>{words.steps[step]}</div>
      {reasons.length > 0 && (
        <div className={rows.note}>{format.list(reasons.map((reason) => words.because[reason]))}</div>
      )}
    </>
  );
}
