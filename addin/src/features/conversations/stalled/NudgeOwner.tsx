import { Button, Field, Textarea } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { useForms } from "../../../ui/forms.ts";
import { Popup } from "../../../ui/Popup.tsx";
import { plain } from "../../../ui/plain.ts";
import { useTextButtons } from "../../../ui/textButtons.ts";
import { conversationTexts } from "../../../ui/texts/conversations.ts";
import { stalledTexts as words } from "../../../ui/texts/stalled.ts";
import { texts } from "../../../ui/texts.ts";
import { useNudge, useStalledChanged } from "./useStalled.ts";

const longest = 500;

interface Props {
  row: Schemas["StalledRow"];
  /** The owner's name. */
  owner: string;
}

/** Asks the owner to look at the conversation, with a word if one likes. */
export function NudgeOwner({ row, owner }: Props) {
  const buttons = useTextButtons();
  const subject = plain(row.subject) || conversationTexts.noSubject;
  return (
    <Popup className={buttons.link} label={words.nudgeLabel(owner, subject)} button={words.nudge}>
      {(close) => <Nudge row={row} owner={owner} onNudged={close} />}
    </Popup>
  );
}

function Nudge({ row, owner, onNudged }: Props & { onNudged: () => void }) {
  const forms = useForms();
  const announce = useAnnounce();
  const changed = useStalledChanged();
  const nudge = useNudge(row, () => {
    announce(words.nudged(owner));
    onNudged();
  });
  const [note, setNote] = useState("");
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    nudge.mutate(note.trim() || null, {
      onError: ({ problem }) => problem?.status === 412 && void changed(),
    });
  };
  return (
    <form className={forms.small} aria-label={words.send(owner)} onSubmit={send}>
      <Field label={words.note} hint={words.noteHint}>
        <Textarea rows={3} maxLength={longest} value={note} onChange={(_, { value }) => setNote(value)} />
      </Field>
      {nudge.error && <FailureNotice title={words.notNudged} failure={nudge.error} onRetry={send} />}
      <div>
        <Button type="submit" size="small" appearance="primary" disabledFocusable={nudge.isPending}>
          {nudge.isPending ? texts.common.saving : words.send(owner)}
        </Button>
      </div>
    </form>
  );
}
