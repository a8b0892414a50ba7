import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { dataOf } from "../../../http/client.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { disputeRoomTexts as words, workedStates } from "../../../ui/texts/disputeRoom.ts";
import { texts } from "../../../ui/texts.ts";
import { useDisputeAct } from "../useDisputes.ts";
import { ActFailure } from "./ActFailure.tsx";
import type { Acting } from "./acts.ts";

const useStyles = makeStyles({
  moves: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    border: "none",
    margin: 0,
    padding: 0,
  },
  title: { ...typographyStyles.caption1, float: "left", padding: 0, marginInlineEnd: tokens.spacingHorizontalS },
});

/** Where the dispute stands while it is worked on. */
export function MoveButtons({ dispute, onOvertaken }: Acting) {
  const styles = useStyles();
  const announce = useAnnounce();
  const move = useDisputeAct<Schemas["DisputeState"]>(dispute, onOvertaken, (api, id, header, state) =>
    dataOf(api.POST("/api/disputes/{id}/state", { params: { path: { id }, header }, body: { state } })),
  );
  const to = (state: Schemas["DisputeState"]) =>
    move.mutate(state, {
      onSuccess: () => announce(words.moved(dispute.reason, texts.disputes.states[state])),
    });
  return (
    <>
      <fieldset className={styles.moves}>
        <legend className={styles.title}>{words.moveTo}</legend>
        {workedStates.map((state) => (
          <Button
            key={state}
            size="small"
            aria-pressed={state === dispute.state}
            disabledFocusable={move.isPending || state === dispute.state}
            onClick={() => to(state)}
          >
            {texts.disputes.states[state]}
          </Button>
        ))}
      </fieldset>
      <ActFailure act={move} title={words.notMoved} />
    </>
  );
}
