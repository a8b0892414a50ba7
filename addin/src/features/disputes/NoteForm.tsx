import { Field, Textarea } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { FormActions } from "../../ui/FormActions.tsx";
import { useForms } from "../../ui/forms.ts";
import { disputeTexts } from "../../ui/texts/disputes.ts";
import { useWriteNote } from "./useDisputeWrites.ts";

const words = disputeTexts.note;

interface Props {
  disputeId: number;
  onWritten: () => void;
  onCancel: () => void;
}

/** Something about a dispute that the others of us should know. */
export default function NoteForm({ disputeId, onWritten, onCancel }: Props) {
  const forms = useForms();
  const write = useWriteNote(disputeId, onWritten);
  const [text, setText] = useState("");
  const [isTried, setTried] = useState(false);
  const isMissing = text.trim() === "";
  const save = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (!isMissing) write.mutate(text.trim());
  };
  return (
    <form className={forms.small} aria-label={words.label} onSubmit={save} noValidate>
      <Field
        label={words.label}
        hint={words.hint}
        validationMessage={isTried && isMissing ? words.missing : null}
        validationState={isTried && isMissing ? "error" : "none"}
      >
        <Textarea
          autoFocus
          resize="vertical"
          rows={2}
          maxLength={4000}
          value={text}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      {write.error && <FailureNotice title={words.failed} failure={write.error} onRetry={save} />}
      <FormActions submit={words.save} isPending={write.isPending} onCancel={onCancel} />
    </form>
  );
}
