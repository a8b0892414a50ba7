import { Link } from "@fluentui/react-components";
import { go } from "../../../ui/address.ts";
import { Choice } from "../../../ui/Choice.tsx";
import { useFilterBar } from "../../../ui/filterBar.ts";
import { stalledTexts as words } from "../../../ui/texts/stalled.ts";
import { WhoseChoices } from "../../accounts/WhoseChoices.tsx";
import { isFiltered, kinds, orders, type StalledFilter, stalledHref } from "./stalledFilter.ts";

/** Whose, and in what order. All of it is in the address. */
export function StalledFilters({ filter }: { filter: StalledFilter }) {
  const styles = useFilterBar();
  const change = (more: { [Name in keyof StalledFilter]: StalledFilter[Name] | undefined }) =>
    go(stalledHref({ ...filter, ...more } as StalledFilter));
  return (
    <search className={styles.bar}>
      <Choice
        label={words.by}
        value={filter.by ?? "money"}
        options={orders.map((value) => ({ value, title: words.bys[value] }))}
        onChange={(value) => change({ by: orders.find((by) => by === value) })}
      />
      <Choice
        label={words.on}
        none={words.anything}
        value={filter.on ?? ""}
        options={kinds.map((value) => ({ value, title: words.ons[value] }))}
        onChange={(value) => change({ on: kinds.find((kind) => kind === value) })}
      />
      <WhoseChoices team={filter.team} owner={filter.owner} onChange={change} />
      {isFiltered(filter) && (
        <Link className={styles.fixed} href={stalledHref({ by: filter.by ?? "money" })}>
          {words.everything}
        </Link>
      )}
    </search>
  );
}
