import { Checkbox, makeStyles, mergeClasses } from "@fluentui/react-components";
import { dataOf } from "../../../http/client.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { plain } from "../../../ui/plain.ts";
import { useRows } from "../../../ui/rows.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { disputeRoomTexts as words } from "../../../ui/texts/disputeRoom.ts";
import { useDisputeAct } from "../useDisputes.ts";
import { ActFailure } from "./ActFailure.tsx";
import type { Acting } from "./acts.ts";

const useStyles = makeStyles({
  /** Below the checkbox's words, not below its box. */
  done: { paddingInlineStart: "32px", marginBlockStart: "-4px" },
});

/** What is to be done before it can be settled, ticked as it is done. */
export function DisputeSteps({ dispute, onOvertaken }: Acting) {
  const rows = useRows();
  const styles = useStyles();
  const format = useFormat();
  const tick = useDisputeAct<{ position: number; isDone: boolean }>(
    dispute,
    onOvertaken,
    (api, id, { "If-Match": version }, { position, isDone }) =>
      dataOf(
        api.PUT("/api/disputes/{id}/steps/{position}", {
          params: { path: { id, position }, header: { "If-Match": version } },
          body: { isDone },
        }),
      ),
  );
  const mayTick = dispute.may.includes("tickStep");
  return (
    <section aria-label={words.steps}>
      <SubHeading>{words.steps}</SubHeading>
      {dispute.steps.length === 0 && <p className={rows.empty}>{words.noSteps}</p>}
      <ul className={rows.list}>
        {dispute.steps.map(({ position, text, doneAt, doneBy }) => (
          <li key={position}>
            <Checkbox
              label={plain(text)}
              checked={doneAt !== null}
              disabled={!mayTick}
              onChange={(_, { checked }) => !tick.isPending && tick.mutate({ position, isDone: checked === true })}
            />
            {doneAt && (
              <div className={mergeClasses(rows.note, styles.done)}>
                <Foreign>{words.stepDone(doneBy, format.instant(doneAt))}</Foreign>
              </div>
            )}
          </li>
        ))}
      </ul>
      <ActFailure act={tick} title={words.notTicked} />
    </section>
  );
}
