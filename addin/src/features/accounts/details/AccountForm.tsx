import { Field, Input, Select } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { ChangedMeanwhile } from "../../../ui/ChangedMeanwhile.tsx";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { FormActions } from "../../../ui/FormActions.tsx";
import { useForms } from "../../../ui/forms.ts";
import { ListField } from "../../../ui/ListField.tsx";
import { detailTexts as words } from "../../../ui/texts/details.ts";
import { shellTexts } from "../../../ui/texts/shell.ts";
import { useDraft } from "../../../ui/useDraft.ts";
import { useTeams } from "../useTeams.ts";
import { AccountPicker } from "./AccountPicker.tsx";
import { type AccountFields, bodyOf, fieldInWords, fieldsOf } from "./accountFields.ts";
import { detailsKey, useEditAccount } from "./useDetails.ts";

interface Props {
  accountId: number;
  details: Schemas["AccountDetails"];
  onClose: () => void;
}

/** What people keep about an account, as a form. */
export default function AccountForm({ accountId, details, onClose }: Props) {
  const forms = useForms();
  const announce = useAnnounce();
  const teams = useTeams().data ?? [];
  const stored = useStored(accountId);
  const edit = useDraft<AccountFields>({ version: details.version, fields: fieldsOf(details) }, stored);
  const save = useEditAccount(accountId);
  const { draft } = edit;
  const said = (field: string) =>
    save.error?.problem?.errors
      ?.filter((error) => error.field.startsWith(field))
      .map(({ detail }) => detail)
      .join(" ") || undefined;
  const state = (field: string) => ({
    validationMessage: said(field) ?? null,
    validationState: said(field) ? ("error" as const) : ("none" as const),
  });
  const team = teams.find(({ id }) => id === draft.team?.id);
  const people = withKnown(team?.members ?? [], draft.owner);

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    save.mutate(
      { version: edit.version, body: bodyOf(draft) },
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
    <form className={forms.panel} aria-label={words.editAccount} onSubmit={submit} noValidate>
      {edit.changed && (
        <ChangedMeanwhile
          changes={edit.changed.map((name) => ({
            title:
              words.accountFields[
                name === "team" ? "teamId" : name === "owner" ? "ownerId" : name === "parent" ? "parentId" : name
              ],
            now: fieldInWords(edit.stored, name),
          }))}
        />
      )}
      <div className={forms.fields}>
        <Field label={words.team} {...state("teamId")}>
          <Select
            size="small"
            autoFocus
            value={draft.team?.id ?? ""}
            onChange={(_, { value }) =>
              edit.change({ team: teams.find(({ id }) => String(id) === value) ?? null, owner: null })
            }
          >
            <option value="">{words.noTeam}</option>
            {withKnown(teams, draft.team).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.owner} {...state("ownerId")}>
          <Select
            size="small"
            value={draft.owner?.id ?? ""}
            onChange={(_, { value }) => edit.change({ owner: people.find(({ id }) => String(id) === value) ?? null })}
          >
            <option value="">{words.nobody}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.language} hint={words.languageHint} {...state("language")}>
          <Input
            className={forms.input}
            size="small"
            value={draft.language ?? ""}
            onChange={(_, { value }) => edit.change({ language: value.trim() || null })}
          />
        </Field>
      </div>
      <ListField
        label={words.domains}
        one={words.domain}
        hint={words.domainsHint}
        values={draft.domains}
        error={said("domains")}
        onChange={(domains) => edit.change({ domains })}
      />
      <ListField
        label={words.aliases}
        one={words.alias}
        hint={words.aliasesHint}
        values={draft.aliases}
        error={said("aliases")}
        onChange={(aliases) => edit.change({ aliases })}
      />
      <AccountPicker
        label={words.parent}
        account={draft.parent}
        except={accountId}
        error={said("parentId")}
        onChange={(parent) => edit.change({ parent })}
      />
      <p className={forms.note}>{words.fromErp}</p>
      {save.error && save.error.problem?.status !== 412 && (
        <FailureNotice title={words.notSaved} failure={save.error} onRetry={submit} />
      )}
      <FormActions submit={shellTexts.save} isPending={save.isPending} onCancel={onClose} />
    </form>
  );
}

/** The choices, and what is chosen already even where it is no choice any more. */
const withKnown = <T extends { id: number; name: string }>(
  choices: readonly T[],
  known: T | { id: number; name: string } | null,
) => (known && !choices.some(({ id }) => id === known.id) ? [known, ...choices] : choices);

/** The account as it is stored now. */
function useStored(accountId: number) {
  const api = useApi();
  const queries = useQueryClient();
  return async () => {
    const details = await queries.fetchQuery({
      queryKey: detailsKey(accountId),
      queryFn: () => dataOf(api.GET("/api/accounts/{id}/details", { params: { path: { id: accountId } } })),
      staleTime: 0,
    });
    return { version: details.version, fields: fieldsOf(details) };
  };
}
