import { Link } from "@fluentui/react-components";
import { go } from "../../../ui/address.ts";
import { Choice } from "../../../ui/Choice.tsx";
import { useFilterBar } from "../../../ui/filterBar.ts";
import { stalledTexts as words } from "../../../ui/texts/stalled.ts";
import { peopleOf, useTeams } from "../../accounts/useTeams.ts";
import { isFiltered, orders, type StalledFilter, stalledHref } from "./stalledFilter.ts";

/** Whose, and in what order. All of it is in the address. */
export function StalledFilters({ filter }: { filter: StalledFilter }) {
  const styles = useFilterBar();
  const teams = useTeams().data ?? [];
  const change = (more: { [Name in keyof StalledFilter]: StalledFilter[Name] | undefined }) =>
    go(stalledHref({ ...filter, ...more } as StalledFilter));
  const chosen = teams.filter(({ id }) => filter.team === undefined || id === filter.team);
  return (
    <search className={styles.bar}>
      <Choice
        label={words.by}
        value={filter.by ?? "money"}
        options={orders.map((value) => ({ value, title: words.bys[value] }))}
        onChange={(value) => change({ by: orders.find((by) => by === value) })}
      />
      <Choice
        label={words.team}
        none={words.all}
        value={String(filter.team ?? "")}
        options={teams.map(({ id, name }) => ({ value: String(id), title: name }))}
        onChange={(team) => change({ team: team ? Number(team) : undefined, owner: undefined })}
      />
      <Choice
        label={words.owner}
        none={words.all}
        value={String(filter.owner ?? "")}
        options={peopleOf(chosen).map(({ id, name }) => ({ value: String(id), title: name }))}
        onChange={(owner) => change({ owner: owner ? Number(owner) : undefined })}
      />
      {isFiltered(filter) && (
        <Link className={styles.fixed} href={stalledHref({ by: filter.by ?? "money" })}>
          {words.everything}
        </Link>
      )}
    </search>
  );
}
