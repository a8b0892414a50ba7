import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { dataOf } from "../../../http/client.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { type Format, useFormat } from "../../../ui/Format.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useRows } from "../../../ui/rows.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { disputeRoomTexts as words } from "../../../ui/texts/disputeRoom.ts";
import { texts } from "../../../ui/texts.ts";
import { useDisputeAct } from "../useDisputes.ts";
import { ActFailure } from "./ActFailure.tsx";
import type { Acting } from "./acts.ts";

type Resolution = Schemas["DisputeResolutionRow"];

const useStyles = makeStyles({
  decision: { display: "grid", gap: tokens.spacingVerticalS, marginTop: tokens.spacingVerticalS },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const isWaiting = ({ needsApproval, isApproved }: Resolution) => needsApproval && isApproved === null;

/** How somebody would settle it, who agreed, and what still waits for a second person. */
export function Resolutions({ dispute, onOvertaken }: Acting) {
  const rows = useRows();
  const format = useFormat();
  if (dispute.resolutions.length === 0) return null;
  return (
    <section aria-label={words.resolutions}>
      <SubHeading>{words.resolutions}</SubHeading>
      <ul className={rows.list}>
        {dispute.resolutions.map((resolution) => (
          <li key={resolution.id} className={rows.row}>
            <div className={rows.strong}>
              {words.resolution(
                texts.disputes.states[resolution.as],
                resolution.credited > 0 ? format.money(resolution.credited, dispute.currency) : null,
              )}
            </div>
            <div>
              <Foreign>{resolution.why}</Foreign>
            </div>
            {decisions(resolution, format).map((line) => (
              <div key={line} className={rows.note}>
                <Foreign>{line}</Foreign>
              </div>
            ))}
            {isWaiting(resolution) && <Approval dispute={dispute} onOvertaken={onOvertaken} resolution={resolution} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function decisions(
  { needsApproval, askedAt, askedBy, isApproved, decidedAt, decidedBy, answer }: Resolution,
  format: Format,
) {
  const asked = needsApproval ? words.askedBy : words.settledBy;
  const decided = isApproved ? words.approvedBy : words.declinedBy;
  return [
    asked(askedBy, format.instant(askedAt)),
    ...(needsApproval && decidedAt ? [decided(decidedBy, format.instant(decidedAt))] : []),
    ...(answer ? [answer] : []),
  ];
}

interface Decision {
  verdict: "approve" | "decline";
  answer: string | null;
}

/** A second person agrees or does not; whoever asked may only take it back, and is told why. */
function Approval({ dispute, onOvertaken, resolution }: Acting & { resolution: Resolution }) {
  const styles = useStyles();
  const announce = useAnnounce();
  const [answer, setAnswer] = useState("");
  const mayApprove = dispute.may.includes("approve");
  const mayDecline = dispute.may.includes("decline");
  const decide = useDisputeAct<Decision>(dispute, onOvertaken, (api, id, header, { verdict, answer }) =>
    dataOf(
      api.POST(`/api/disputes/{id}/resolutions/{resolutionId}/${verdict}`, {
        params: { path: { id, resolutionId: resolution.id }, header },
        body: { answer },
      }),
    ),
  );
  const say = (verdict: Decision["verdict"]) =>
    decide.mutate(
      { verdict, answer: answer.trim() || null },
      {
        onSuccess: () =>
          announce(verdict === "approve" ? words.approved : mayApprove ? words.declined : words.takenBack),
      },
    );
  return (
    <div className={styles.decision}>
      <Notice intent="warning" title={words.waits}>
        {!mayApprove && (mayDecline ? words.mayNotYourOwn : words.managersOnly)}
      </Notice>
      {mayApprove && (
        <Field label={words.answer} hint={words.answerHint}>
          <Textarea
            resize="vertical"
            rows={2}
            maxLength={2000}
            value={answer}
            onChange={(_, { value }) => setAnswer(value)}
          />
        </Field>
      )}
      <div className={styles.actions}>
        {mayApprove && (
          <Button size="small" appearance="primary" disabledFocusable={decide.isPending} onClick={() => say("approve")}>
            {words.approve}
          </Button>
        )}
        {mayDecline && (
          <Button size="small" disabledFocusable={decide.isPending} onClick={() => say("decline")}>
            {mayApprove ? words.decline : words.takeBack}
          </Button>
        )}
      </div>
      <ActFailure act={decide} title={words.notDecided} />
    </div>
  );
}
