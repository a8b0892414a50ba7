import { Button, Field, Select } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { useForms } from "../../../ui/forms.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { Popup } from "../../../ui/Popup.tsx";
import { plain } from "../../../ui/plain.ts";
import { useTextButtons } from "../../../ui/textButtons.ts";
import { stalledTexts as words } from "../../../ui/texts/stalled.ts";
import { texts } from "../../../ui/texts.ts";
import { peopleOf, useTeams } from "../../accounts/useTeams.ts";
import { useReassign, useStalledChanged } from "./useStalled.ts";

type Props = { row: Schemas["StalledRow"] };

/** Gives the account behind the conversation another owner. */
export function ReassignAccount({ row }: Props) {
  const buttons = useTextButtons();
  return (
    <Popup className={buttons.link} label={words.reassignLabel(plain(row.account.name))} button={words.reassign}>
      {(close) => <Reassign row={row} onReassigned={close} />}
    </Popup>
  );
}

function Reassign({ row, onReassigned }: Props & { onReassigned: () => void }) {
  const forms = useForms();
  const announce = useAnnounce();
  const changed = useStalledChanged();
  const account = plain(row.account.name);
  const reassign = useReassign(row, (details) => {
    announce(words.reassigned(account, details.owner?.name ?? words.nobody));
    onReassigned();
  });
  const people = peopleOf(useTeams().data ?? []).filter(({ id }) => id !== row.owner?.id);
  const [chosen, setChosen] = useState("");
  const owner = people.find(({ id }) => String(id) === chosen);
  const isStale = reassign.error?.problem?.status === 412;
  const save = (event?: FormEvent) => {
    event?.preventDefault();
    if (!owner) return;
    reassign.mutate(owner.id, {
      onError: ({ problem }) => problem?.status === 412 && void changed(),
    });
  };
  return (
    <form className={forms.small} aria-label={words.reassignLabel(account)} onSubmit={save}>
      <Field label={words.newOwner} hint={words.wholeAccount(account)} required>
        <Select size="small" value={chosen} onChange={(_, { value }) => setChosen(value)}>
          <option value="">{words.chooseOwner}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {isStale && <Notice intent="warning">{words.changedMeanwhile}</Notice>}
      {reassign.error && !isStale && (
        <FailureNotice title={words.notReassigned} failure={reassign.error} onRetry={save} />
      )}
      <div>
        <Button type="submit" size="small" appearance="primary" disabledFocusable={reassign.isPending || !owner}>
          {reassign.isPending ? texts.common.saving : words.reassign}
        </Button>
      </div>
    </form>
  );
}
