import { Button, Field, Textarea } from "@fluentui/react-components";
import { type FormEvent, useEffect, useState } from "react";
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
  const announce = useAnnounce();
  const { isOnLegalHold } = evidence;
  const [wanted, setWanted] = useState<boolean | null>(null);

  // Whoever did it, it is as it was wanted.
  useEffect(() => {
    if (wanted !== isOnLegalHold) return;
    announce(wanted ? words.held : words.lifted);
    setWanted(null);
  }, [wanted, isOnLegalHold, announce]);

  return (
    <>
      {isOnLegalHold && (
        <Notice intent="warning" title={words.hold}>
          {words.onHold}
        </Notice>
      )}
      {mayHold &&
        (wanted !== null ? (
          <HoldForm evidence={evidence} isOn={wanted} onClose={() => setWanted(null)} />
        ) : (
          <div>
            <Button size="small" onClick={() => setWanted(!isOnLegalHold)}>
              {isOnLegalHold ? words.liftHold : words.layHold}
            </Button>
          </div>
        ))}
    </>
  );
}

interface HoldFormProps {
  evidence: Schemas["DisputeEvidence"];
  isOn: boolean;
  onClose: () => void;
}

/** What is asked, and of which version, stays as it was when the form was opened, until somebody is told that it has changed. */
function HoldForm({ evidence: { disputeId, disputeVersion }, isOn, onClose }: HoldFormProps) {
  const forms = useForms();
  const hold = useHold(disputeId);
  const [version, setVersion] = useState(disputeVersion);
  const [why, setWhy] = useState("");
  const [isAsked, setAsked] = useState(false);
  const isMissing = isAsked && why.trim() === "";
  const isStale = hold.error?.problem?.status === 412;
  useEffect(() => {
    if (isStale) setVersion(disputeVersion);
  }, [isStale, disputeVersion]);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setAsked(true);
    if (why.trim() === "" || hold.isPending) return;
    hold.mutate({ isOn, why, version });
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
