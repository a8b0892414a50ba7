import { Field, Input } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import type { Failure } from "../../../http/failure.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { FormActions } from "../../../ui/FormActions.tsx";
import { useForms } from "../../../ui/forms.ts";
import { mailboxTexts as words } from "../../../ui/texts/mailboxes.ts";
import { useEnrol } from "./useMailboxes.ts";

/** Refusals that the address itself earns. */
const aboutAddress: readonly (string | undefined)[] = [
  "mailbox_forbidden",
  "mailbox_not_found",
  "mailbox_personal",
  "mailbox_enrolled",
  "scope_too_wide",
  "scope_unproven",
];

interface Props {
  /** One that was withdrawn and is to be read again. */
  known: Schemas["MailboxView"] | null;
  onEnrolled: (mailbox: Schemas["MailboxView"]) => void;
  onCancel: () => void;
}

/** Enrols a mailbox by its address; what stands against it is said at the field. */
export function EnrolForm({ known, onEnrolled, onCancel }: Props) {
  const forms = useForms();
  const enrol = useEnrol();
  const [address, setAddress] = useState(known?.address ?? "");
  const [name, setName] = useState(known?.name ?? "");
  const [isTried, setTried] = useState(false);
  const isMissing = isTried && address.trim() === "";
  const addressError = isMissing ? words.addressMissing : saidOf(enrol.error, "address");
  const nameError = saidOf(enrol.error, "name");

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (address.trim() === "") return;
    enrol.mutate({ address: address.trim(), name: name.trim() || null }, { onSuccess: onEnrolled });
  };
  return (
    <form className={forms.panel} aria-label={words.enrol} onSubmit={submit} noValidate>
      <div className={forms.fields}>
        <Field label={words.address} hint={words.addressHint} required {...stateOf(addressError)}>
          <Input
            className={forms.input}
            size="small"
            type="email"
            autoFocus
            value={address}
            onChange={(_, { value }) => setAddress(value)}
          />
        </Field>
        <Field label={words.name} hint={words.nameHint} {...stateOf(nameError)}>
          <Input className={forms.input} size="small" value={name} onChange={(_, { value }) => setName(value)} />
        </Field>
      </div>
      {enrol.error && !saidOf(enrol.error, "address") && !nameError && (
        <FailureNotice title={words.notEnrolled} failure={enrol.error} onRetry={submit} />
      )}
      <FormActions submit={words.enrol} isPending={enrol.isPending} onCancel={onCancel} />
    </form>
  );
}

const stateOf = (error: string | undefined) => ({
  validationMessage: error ?? null,
  validationState: error ? ("error" as const) : ("none" as const),
});

/** What the server says against a field. */
function saidOf(failure: Failure | null, field: "address" | "name"): string | undefined {
  const problem = failure?.problem;
  const said = problem?.errors?.find((error) => error.field === field)?.detail;
  if (said) return said;
  return field === "address" && aboutAddress.includes(problem?.code) ? (problem?.detail ?? undefined) : undefined;
}
