import { Button, Field, Textarea } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { FormActions } from "../../../ui/FormActions.tsx";
import { useForms } from "../../../ui/forms.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { evidenceTexts as words } from "../../../ui/texts/evidence.ts";
import { useHold } from "./useEvidence.ts";

interface Props {
  evidence: Schemas["DisputeEvidence"];
  mayHold: boolean;
}

/** That nothing of the evidence may be erased, and for a manager a way to say so or to lift it. */
export function LegalHold({ evidence, mayHold }: Props) {
  const [isAsking, setAsking] = useState(false);
  const { isOnLegalHold } = evidence;
  return (
    <>
      {isOnLegalHold && (
        <Notice intent="warning" title={words.hold}>
          {words.onHold}
        </Notice>
      )}
      {mayHold &&
        (isAsking ? (
          <HoldForm evidence={evidence} onClose={() => setAsking(false)} />
        ) : (
          <div>
            <Button size="small" onClick={() => setAsking(true)}>
              {isOnLegalHold ? words.liftHold : words.layHold}
            </Button>
          </div>
        ))}
    </>
  );
}

function HoldForm({ evidence, onClose }: { evidence: Schemas["DisputeEvidence"]; onClose: () => void }) {
  const forms = useForms();
  const announce = useAnnounce();
  const hold = useHold(evidence);
  const [why, setWhy] = useState("");
  const [isAsked, setAsked] = useState(false);
  const isOn = !evidence.isOnLegalHold;
  const isMissing = isAsked && why.trim() === "";
  const isStale = hold.error?.problem?.status === 412;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setAsked(true);
    if (why.trim() === "" || hold.isPending) return;
    hold.mutate(
      { isOn, why },
      {
        onSuccess: () => {
          announce(isOn ? words.held : words.lifted);
          onClose();
        },
      },
    );
  };
  const title = isOn ? words.layHold : words.liftHold;
  return (
    <form className={forms.panel} aria-label={title} onSubmit={submit} noValidate>
      <Field
        label={words.why}
        required
        validationMessage={isMissing ? words.whyMissing : null}
        validationState={isMissing ? "error" : "none"}
      >
        <Textarea
          resize="vertical"
          rows={2}
          maxLength={2000}
          autoFocus
          value={why}
          onChange={(_, { value }) => setWhy(value)}
        />
      </Field>
      {isStale && <Notice intent="warning">{words.stale}</Notice>}
      {hold.error && !isStale && <FailureNotice title={words.notHeld} failure={hold.error} onRetry={submit} />}
      <FormActions submit={title} isPending={hold.isPending} onCancel={onClose} />
    </form>
  );
}
