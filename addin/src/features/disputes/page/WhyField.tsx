import { Field, Textarea } from "@fluentui/react-components";
import { disputeRoomTexts as words } from "../../../ui/texts/disputeRoom.ts";

interface Props {
  why: string;
  onChange: (why: string) => void;
  /** Sending was tried. */
  isAsked: boolean;
}

/** The reason that stands in the history. */
export function WhyField({ why, onChange, isAsked }: Props) {
  const isMissing = isAsked && why.trim() === "";
  return (
    <Field
      label={words.why}
      required
      validationMessage={isMissing ? words.whyMissing : null}
      validationState={isMissing ? "error" : "none"}
    >
      <Textarea resize="vertical" rows={2} maxLength={2000} value={why} onChange={(_, { value }) => onChange(value)} />
    </Field>
  );
}
