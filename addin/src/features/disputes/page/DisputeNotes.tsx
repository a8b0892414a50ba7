import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import { dataOf } from "../../../http/client.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { useRows } from "../../../ui/rows.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { disputeRoomTexts as words } from "../../../ui/texts/disputeRoom.ts";
import { texts } from "../../../ui/texts.ts";
import { useDisputeAct } from "../useDisputes.ts";
import { ActFailure } from "./ActFailure.tsx";
import type { Acting } from "./acts.ts";

const useStyles = makeStyles({
  form: { display: "grid", gap: tokens.spacingVerticalS, justifyItems: "start", marginTop: tokens.spacingVerticalS },
  field: { width: "100%" },
});

/** What we wrote for each other about it. */
export function DisputeNotes({ dispute, onOvertaken }: Acting) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  const announce = useAnnounce();
  const [text, setText] = useState("");
  const [isAsked, setAsked] = useState(false);
  const write = useDisputeAct<string>(dispute, onOvertaken, (api, id, { "Idempotency-Key": key }, said) =>
    dataOf(
      api.POST("/api/disputes/{id}/notes", {
        params: { path: { id }, header: { "Idempotency-Key": key } },
        body: { text: said },
      }),
    ),
  );
  const isMissing = isAsked && text.trim() === "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (text.trim() === "" || write.isPending) return;
    write.mutate(text, {
      onSuccess: () => {
        setText("");
        setAsked(false);
        announce(words.noteWritten);
      },
    });
  };
  return (
    <section aria-label={words.notes}>
      <SubHeading>{words.notes}</SubHeading>
      {dispute.notes.length === 0 && <p className={rows.empty}>{words.noNotes}</p>}
      <ul className={rows.list}>
        {dispute.notes.map(({ id, text: said, writtenAt, writtenBy }) => (
          <li key={id} className={rows.row}>
            <div>
              <Foreign>{said}</Foreign>
            </div>
            <div className={rows.note}>
              <Foreign>{words.wrote(writtenBy ?? texts.history.machine, format.instant(writtenAt))}</Foreign>
            </div>
          </li>
        ))}
      </ul>
      {dispute.may.includes("writeNote") && (
        <form className={styles.form} onSubmit={submit} noValidate>
          <Field
            className={styles.field}
            label={words.note}
            validationMessage={isMissing ? words.noteMissing : null}
            validationState={isMissing ? "error" : "none"}
          >
            <Textarea
              resize="vertical"
              rows={2}
              maxLength={4000}
              value={text}
              onChange={(_, { value }) => setText(value)}
            />
          </Field>
          <Button type="submit" size="small" disabledFocusable={write.isPending}>
            {write.isPending ? texts.common.saving : words.writeNote}
          </Button>
          <ActFailure act={write} title={words.notWritten} />
        </form>
      )}
    </section>
  );
}
