import { Field, Input, Select, Textarea } from "@fluentui/react-components";
import { type FormEvent, useId, useState } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { FormActions } from "../../../ui/FormActions.tsx";
import { useForms } from "../../../ui/forms.ts";
import { noteTexts as words } from "../../../ui/texts/notes.ts";
import { useLogNote } from "./useNotes.ts";

interface Props {
  account: Schemas["AccountCard"];
  onLogged: (note: Schemas["NoteView"], kind: Schemas["NoteKind"]) => void;
  onCancel: () => void;
}

/** What was said outside of email: when, with whom, and what came of it. */
export default function NoteForm({ account, onLogged, onCancel }: Props) {
  const forms = useForms();
  const people = useId();
  const log = useLogNote(account.id);
  const [kind, setKind] = useState<Schemas["NoteKind"]>("call");
  const [on, setOn] = useState(account.today);
  const [person, setPerson] = useState("");
  const [outcome, setOutcome] = useState("");
  const [text, setText] = useState("");
  const [isTried, setTried] = useState(false);
  const isDayOdd = on === "" || on > account.today;
  const said = (field: string) => log.error?.problem?.errors?.find((error) => error.field === field)?.detail;
  const state = (error: string | undefined) => ({
    validationMessage: error ?? null,
    validationState: error ? ("error" as const) : ("none" as const),
  });

  const save = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (text.trim() === "" || isDayOdd) return;
    const contact = account.contacts.find(({ name }) => name === person.trim());
    log.mutate(
      {
        kind,
        on,
        contactId: contact?.id ?? null,
        person: contact ? null : person.trim() || null,
        outcome: outcome.trim() || null,
        text: text.trim(),
      },
      { onSuccess: (note) => onLogged(note, kind) },
    );
  };
  return (
    <form className={forms.panel} aria-label={words.open} onSubmit={save} noValidate>
      <div className={forms.fields}>
        <Field label={words.kind}>
          <Select
            size="small"
            autoFocus
            value={kind}
            onChange={(_, { value }) => setKind(value as Schemas["NoteKind"])}
          >
            {Object.entries(words.kinds).map(([value, title]) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.on} required {...state(isTried && isDayOdd ? words.dayMissing : said("on"))}>
          <Input
            className={forms.input}
            size="small"
            type="date"
            max={account.today}
            value={on}
            onChange={(_, { value }) => setOn(value)}
          />
        </Field>
        <Field label={words.person} hint={words.personHint} {...state(said("person") ?? said("contactId"))}>
          <Input
            className={forms.input}
            size="small"
            list={people}
            value={person}
            onChange={(_, { value }) => setPerson(value)}
          />
        </Field>
        <Field label={words.outcome} hint={words.outcomeHint} {...state(said("outcome"))}>
          <Input className={forms.input} size="small" value={outcome} onChange={(_, { value }) => setOutcome(value)} />
        </Field>
        <Field
          className={forms.wide}
          label={words.text}
          required
          {...state(isTried && text.trim() === "" ? words.textMissing : said("text"))}
        >
          <Textarea resize="vertical" rows={3} value={text} onChange={(_, { value }) => setText(value)} />
        </Field>
      </div>
      <datalist id={people}>
        {account.contacts.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      {log.error && <FailureNotice title={words.failed} failure={log.error} onRetry={save} />}
      <FormActions submit={words.save} isPending={log.isPending} onCancel={onCancel} />
    </form>
  );
}
