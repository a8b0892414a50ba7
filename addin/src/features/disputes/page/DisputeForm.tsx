import { Field, Input, Select, Textarea } from "@fluentui/react-components";
import type { FormEvent } from "react";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { ChangedMeanwhile } from "../../../ui/ChangedMeanwhile.tsx";
import { FormActions } from "../../../ui/FormActions.tsx";
import { useForms } from "../../../ui/forms.ts";
import { disputeRoomTexts as words } from "../../../ui/texts/disputeRoom.ts";
import { shellTexts } from "../../../ui/texts/shell.ts";
import { useDraft } from "../../../ui/useDraft.ts";
import { peopleOf, useTeams } from "../../accounts/useTeams.ts";
import { useDisputeAct, useDisputeReasons } from "../useDisputes.ts";
import { ActFailure } from "./ActFailure.tsx";
import type { ActForm } from "./acts.ts";

type Detail = Schemas["DisputeDetail"];
type Fields = Required<Schemas["ChangeDisputeRequest"]>;

const fieldsOf = ({ reasonCode, summary, owner, outsideOwner, dueOn }: Detail): Fields => ({
  reasonCode,
  summary,
  ownerId: owner?.id ?? null,
  outsideOwner,
  dueOn,
});

/** Reason, owner and day, as a form. */
export default function DisputeForm({ dispute, onClose }: ActForm) {
  const api = useApi();
  const forms = useForms();
  const announce = useAnnounce();
  const reasons = useDisputeReasons().data ?? [];
  const people = withKnown(peopleOf(useTeams().data ?? []), dispute.owner);
  const edit = useDraft<Fields>({ version: dispute.version, fields: fieldsOf(dispute) }, async () => {
    const fresh = await dataOf(api.GET("/api/disputes/{id}", { params: { path: { id: dispute.id } } }));
    return { version: fresh.version, fields: fieldsOf(fresh) };
  });
  const { draft } = edit;
  // What was changed meanwhile is told here, field by field.
  const save = useDisputeAct<{ version: number; body: Fields }>(
    dispute,
    () => {},
    (client, id, _, { version, body }) =>
      dataOf(
        client.PUT("/api/disputes/{id}", { params: { path: { id }, header: { "If-Match": `"${version}"` } }, body }),
      ),
  );
  const said = (name: keyof Fields) => {
    const detail = save.error?.problem?.errors?.find(({ field }) => field === name)?.detail;
    return { validationMessage: detail ?? null, validationState: detail ? ("error" as const) : ("none" as const) };
  };
  const inWords = (name: keyof Fields) => {
    const value = edit.stored[name];
    if (name === "reasonCode") return reasons.find(({ code }) => code === value)?.name ?? String(value);
    if (name === "ownerId") return people.find(({ id }) => id === value)?.name ?? words.ownerNone;
    return String(value ?? shellTexts.none);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (save.isPending) return;
    save.mutate(
      { version: edit.version, body: draft },
      {
        onSuccess: () => {
          announce(shellTexts.saved);
          onClose();
        },
        onError: (failure) => void edit.catchUp(failure),
      },
    );
  };
  return (
    <form className={forms.panel} aria-label={words.form} onSubmit={submit} noValidate>
      {edit.changed && (
        <ChangedMeanwhile changes={edit.changed.map((name) => ({ title: words.fields[name], now: inWords(name) }))} />
      )}
      <div className={forms.fields}>
        <Field label={words.reason} hint={words.reasonHint} {...said("reasonCode")}>
          <Select
            size="small"
            autoFocus
            value={draft.reasonCode}
            onChange={(_, { value }) => edit.change({ reasonCode: value })}
          >
            {withReason(reasons, dispute).map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.owner} {...said("ownerId")}>
          <Select
            size="small"
            value={draft.ownerId ?? ""}
            onChange={(_, { value }) => edit.change({ ownerId: value ? Number(value) : null })}
          >
            <option value="">{words.ownerNone}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.outsideOwner} hint={words.outsideHint} {...said("outsideOwner")}>
          <Input
            className={forms.input}
            size="small"
            value={draft.outsideOwner ?? ""}
            onChange={(_, { value }) => edit.change({ outsideOwner: value || null })}
          />
        </Field>
        <Field label={words.due} {...said("dueOn")}>
          <Input
            className={forms.input}
            size="small"
            type="date"
            value={draft.dueOn ?? ""}
            onChange={(_, { value }) => edit.change({ dueOn: value || null })}
          />
        </Field>
        <Field className={forms.wide} label={words.ourSummary} {...said("summary")}>
          <Textarea
            resize="vertical"
            rows={2}
            maxLength={2000}
            value={draft.summary ?? ""}
            onChange={(_, { value }) => edit.change({ summary: value || null })}
          />
        </Field>
      </div>
      <ActFailure act={save} title={words.notSaved} />
      <FormActions submit={shellTexts.save} isPending={save.isPending} onCancel={onClose} />
    </form>
  );
}

/** The owner may be of another team by now, and is still the owner. */
const withKnown = (people: readonly Schemas["NamedRow"][], known: Schemas["NamedRow"] | null) =>
  known && !people.some(({ id }) => id === known.id) ? [...people, known] : people;

/** The reason may not be among the house's any more, and is still the dispute's. */
const withReason = (
  reasons: readonly Pick<Schemas["DisputeReasonTerms"], "code" | "name">[],
  { reasonCode: code, reason: name }: Detail,
) => (reasons.some((known) => known.code === code) ? reasons : [...reasons, { code, name }]);
