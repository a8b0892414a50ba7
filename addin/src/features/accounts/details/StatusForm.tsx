import { Field, Select, Textarea } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { ChangedMeanwhile } from "../../../ui/ChangedMeanwhile.tsx";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { FormActions } from "../../../ui/FormActions.tsx";
import { useForms } from "../../../ui/forms.ts";
import { detailTexts as words } from "../../../ui/texts/details.ts";
import { shellTexts } from "../../../ui/texts/shell.ts";
import { texts } from "../../../ui/texts.ts";
import { useSetStatus } from "./useDetails.ts";

interface Props {
  accountId: number;
  details: Schemas["AccountDetails"];
  onClose: () => void;
}

/** Says that the account is not to be chased, or is again, and why. */
export default function StatusForm({ accountId, details, onClose }: Props) {
  const forms = useForms();
  const announce = useAnnounce();
  const set = useSetStatus(accountId);
  const [status, setStatus] = useState(details.status);
  const [why, setWhy] = useState("");
  const [isAsked, setAsked] = useState(false);
  const isStale = set.error?.problem?.status === 412;
  const missing = isAsked && why.trim() === "" ? words.whyMissing : undefined;

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setAsked(true);
    if (why.trim() === "") return;
    set.mutate(
      { version: details.version, body: { status, why } },
      {
        onSuccess: () => {
          announce(shellTexts.saved);
          onClose();
        },
      },
    );
  };
  return (
    <form className={forms.panel} aria-label={words.changeStatus} onSubmit={submit} noValidate>
      <Field label={words.status}>
        <Select
          size="small"
          autoFocus
          value={status}
          onChange={(_, { value }) => setStatus(value as Schemas["AccountStatus"])}
        >
          {Object.entries(texts.account.status).map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={words.why}
        required
        validationMessage={missing ?? null}
        validationState={missing ? "error" : "none"}
      >
        <Textarea resize="vertical" rows={2} maxLength={2000} value={why} onChange={(_, { value }) => setWhy(value)} />
      </Field>
      {isStale && <ChangedMeanwhile changes={[{ title: words.status, now: texts.account.status[details.status] }]} />}
      {set.error && !isStale && (
        <FailureNotice title={texts.account.statusNotSet} failure={set.error} onRetry={submit} />
      )}
      <FormActions submit={shellTexts.save} isPending={set.isPending} onCancel={onClose} />
    </form>
  );
}
