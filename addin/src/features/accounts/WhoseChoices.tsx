import { Choice } from "../../ui/Choice.tsx";
import { accountTexts } from "../../ui/texts/accounts.ts";
import { peopleOf, useTeams } from "./useTeams.ts";

const words = accountTexts.list;

export interface Whose {
  team?: number | undefined;
  owner?: number | undefined;
}

/** Whose accounts a list shows: a team's, and of its people one's. Another team has other people. */
export function WhoseChoices({ team, owner, onChange }: Whose & { onChange: (whose: Whose) => void }) {
  const teams = useTeams().data ?? [];
  const chosen = teams.filter(({ id }) => team === undefined || id === team);
  return (
    <>
      <Choice
        label={words.team}
        none={words.all}
        value={String(team ?? "")}
        options={teams.map(({ id, name }) => ({ value: String(id), title: name }))}
        onChange={(value) => onChange({ team: value ? Number(value) : undefined, owner: undefined })}
      />
      <Choice
        label={words.owner}
        none={words.all}
        value={String(owner ?? "")}
        options={peopleOf(chosen).map(({ id, name }) => ({ value: String(id), title: name }))}
        onChange={(value) => onChange({ owner: value ? Number(value) : undefined })}
      />
    </>
  );
}
