import { Checkbox, Field, Input } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
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
import { RolesField } from "./RolesField.tsx";
import { detailsKey, useSaveContact } from "./useDetails.ts";

type Contact = Schemas["ContactView"];
type Fields = Schemas["ContactRequest"];

const fieldsOf = ({ name, language, roles, addresses }: Contact): Fields => ({ name, language, roles, addresses });
const empty: Fields = { name: "", language: null, roles: [], addresses: [{ address: "", isBad: false }] };

interface Props {
  accountId: number;
  /** Null for a new one. */
  contact: Contact | null;
  /** Told which of the addresses other accounts have too. */
  onSaved: (shared: readonly Schemas["SharedAddressRow"][]) => void;
  onClose: () => void;
}

/** A contact as a form. */
export default function ContactForm({ accountId, contact, onSaved, onClose }: Props) {
  const forms = useForms();
  const announce = useAnnounce();
  const stored = useStored(accountId, contact);
  const edit = useDraft({ version: contact?.version ?? 0, fields: contact ? fieldsOf(contact) : empty }, stored);
  const save = useSaveContact(accountId);
  const [isTried, setTried] = useState(false);
  const { draft } = edit;
  const said = (field: string) =>
    save.error?.problem?.errors
      ?.filter((error) => error.field.startsWith(field))
      .map(({ detail }) => detail)
      .join(" ") || undefined;
  const nameError = isTried && draft.name.trim() === "" ? words.nameMissing : said("name");

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (draft.name.trim() === "") return;
    const addresses = draft.addresses.filter(({ address }) => address.trim() !== "");
    save.mutate(
      { contact, version: edit.version, body: { ...draft, name: draft.name.trim(), addresses } },
      {
        onSuccess: ({ sharedAddresses }) => {
          announce(shellTexts.saved);
          onSaved(sharedAddresses);
          onClose();
        },
        onError: (failure) => void edit.catchUp(failure),
      },
    );
  };
  return (
    <form
      className={forms.panel}
      aria-label={contact ? words.editContact : words.addContact}
      onSubmit={submit}
      noValidate
    >
      {edit.changed && (
        <ChangedMeanwhile
          changes={edit.changed.map((name) => ({ title: words.contactFields[name], now: inWords(edit.stored, name) }))}
        />
      )}
      <div className={forms.fields}>
        <Field
          label={words.name}
          required
          validationMessage={nameError ?? null}
          validationState={nameError ? "error" : "none"}
        >
          <Input
            className={forms.input}
            size="small"
            autoFocus
            value={draft.name}
            onChange={(_, { value }) => edit.change({ name: value })}
          />
        </Field>
        <Field
          label={words.language}
          hint={words.languageHint}
          validationMessage={said("language") ?? null}
          validationState={said("language") ? "error" : "none"}
        >
          <Input
            className={forms.input}
            size="small"
            value={draft.language ?? ""}
            onChange={(_, { value }) => edit.change({ language: value.trim() || null })}
          />
        </Field>
        <RolesField roles={draft.roles} onChange={(roles) => edit.change({ roles })} />
      </div>
      <ListField
        label={words.addresses}
        one={words.address}
        type="email"
        values={draft.addresses.map(({ address }) => address)}
        error={said("addresses")}
        onChange={(values) => edit.change({ addresses: readdressed(draft.addresses, values) })}
        beside={(index) => (
          <Checkbox
            label={words.badAddress}
            checked={draft.addresses[index]?.isBad ?? false}
            onChange={(_, { checked }) =>
              edit.change({
                addresses: draft.addresses.map((one, at) => (at === index ? { ...one, isBad: checked === true } : one)),
              })
            }
          />
        )}
      />
      {save.error && save.error.problem?.status !== 412 && (
        <FailureNotice title={words.notSaved} failure={save.error} onRetry={submit} />
      )}
      <FormActions submit={shellTexts.save} isPending={save.isPending} onCancel={onClose} />
    </form>
  );
}

/** The lines after one was changed, added or taken away; the marks stay with their address. */
function readdressed(known: Fields["addresses"], values: readonly string[]): Fields["addresses"] {
  const isSameLength = known.length === values.length;
  return values.map((address, index) => ({
    address,
    isBad: (isSameLength ? known[index] : known.find((one) => one.address === address))?.isBad ?? false,
  }));
}

/** The contact as it is stored now. */
function useStored(accountId: number, contact: Contact | null) {
  const api = useApi();
  const queries = useQueryClient();
  return async () => {
    const details = await queries.fetchQuery({
      queryKey: detailsKey(accountId),
      queryFn: () => dataOf(api.GET("/api/accounts/{id}/details", { params: { path: { id: accountId } } })),
      staleTime: 0,
    });
    const fresh = details.contacts.find(({ id }) => id === contact?.id);
    return { version: fresh?.version ?? 0, fields: fresh ? fieldsOf(fresh) : empty };
  };
}

function inWords(fields: Fields, name: keyof Fields): string {
  switch (name) {
    case "roles":
      return fields.roles.map((role) => words.roles[role]).join(", ") || shellTexts.none;
    case "addresses":
      return (
        fields.addresses
          .map(({ address, isBad }) => (isBad ? `${address} (${words.badAddress})` : address))
          .join(", ") || shellTexts.none
      );
    default:
      return fields[name] || shellTexts.none;
  }
}
