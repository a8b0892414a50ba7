import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Popup } from "../../../ui/Popup.tsx";
import { plain } from "../../../ui/plain.ts";
import { useTextButtons } from "../../../ui/textButtons.ts";
import { disputeRoomTexts as words, workedStates } from "../../../ui/texts/disputeRoom.ts";
import { texts } from "../../../ui/texts.ts";
import { useMoveDispute } from "../useDisputes.ts";

const useStyles = makeStyles({
  choices: { display: "grid", gap: tokens.spacingVerticalXS, minWidth: "180px" },
  title: { ...typographyStyles.caption1Strong, margin: 0 },
  choice: { justifyContent: "flex-start" },
});

interface Props {
  dispute: Schemas["DisputeListRow"];
  onMoved: () => void;
}

/** Puts a dispute into another column. */
export function MoveMenu({ dispute, onMoved }: Props) {
  const buttons = useTextButtons();
  return (
    <Popup className={buttons.link} label={words.moveLabel(nameOf(dispute))} button={words.move}>
      <Moves dispute={dispute} onMoved={onMoved} />
    </Popup>
  );
}

const nameOf = ({ reason, account }: Schemas["DisputeListRow"]) => words.name(reason, plain(account));

function Moves({ dispute, onMoved }: Props) {
  const styles = useStyles();
  const announce = useAnnounce();
  const move = useMoveDispute(dispute.accountId, ({ state }) => {
    announce(words.moved(nameOf(dispute), texts.disputes.states[state]));
    onMoved();
  });
  const isStale = move.error?.problem?.status === 412;
  const to = (state: Schemas["DisputeState"]) => move.mutate({ dispute, state });
  return (
    <div className={styles.choices}>
      <p className={styles.title}>{words.moveTo}</p>
      {workedStates
        .filter((state) => state !== dispute.state)
        .map((state) => (
          <Button
            key={state}
            className={styles.choice}
            size="small"
            appearance="subtle"
            disabledFocusable={move.isPending}
            onClick={() => to(state)}
          >
            {texts.disputes.states[state]}
          </Button>
        ))}
      {isStale && <Notice intent="warning">{words.stale}</Notice>}
      {move.error && !isStale && (
        <FailureNotice
          title={words.notMoved}
          failure={move.error}
          onRetry={() => move.variables && to(move.variables.state)}
        />
      )}
    </div>
  );
}
