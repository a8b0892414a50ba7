import { Input, Link } from "@fluentui/react-components";
import { useId } from "react";
import { go } from "../../../ui/address.ts";
import { Choice } from "../../../ui/Choice.tsx";
import { useFilterBar } from "../../../ui/filterBar.ts";
import { promiseRoomTexts as words } from "../../../ui/texts/promiseRoom.ts";
import { texts } from "../../../ui/texts.ts";
import { WhoseChoices } from "../../accounts/WhoseChoices.tsx";
import { allHref, isFiltered, orders, type PromiseFilter, promisesHref, states } from "./promiseFilter.ts";

/** Which promises, for which days, whose, and in what order. All of it is in the address. */
export function PromiseFilters({ filter }: { filter: PromiseFilter }) {
  const styles = useFilterBar();
  const change = (more: { [Name in keyof PromiseFilter]?: PromiseFilter[Name] | undefined }) =>
    go(promisesHref({ ...filter, ...more } as PromiseFilter));
  return (
    <search className={styles.bar}>
      <Choice
        label={words.order}
        value={filter.order}
        options={orders.map((value) => ({ value, title: words.orders[value] }))}
        onChange={(value) => change({ order: orders.find((order) => order === value) })}
      />
      <Choice
        label={words.state}
        value={filter.state}
        options={[
          ...states.map((value) => ({ value, title: texts.promises.states[value] })),
          { value: "any", title: words.anyState },
        ]}
        onChange={(value) => change({ state: value as PromiseFilter["state"] })}
      />
      <Day label={words.from} value={filter.from} onChange={(from) => change({ from })} />
      <Day label={words.to} value={filter.to} onChange={(to) => change({ to })} />
      <WhoseChoices team={filter.team} owner={filter.owner} onChange={change} />
      {isFiltered(filter) && (
        <Link className={styles.fixed} href={allHref(filter)}>
          {words.everything}
        </Link>
      )}
    </search>
  );
}

interface DayProps {
  label: string;
  value: string | undefined;
  onChange: (day: string | undefined) => void;
}

function Day({ label, value, onChange }: DayProps) {
  const styles = useFilterBar();
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div>
        <Input
          id={id}
          type="date"
          size="small"
          className={styles.input}
          value={value ?? ""}
          onChange={(_, data) => onChange(data.value || undefined)}
        />
      </div>
    </div>
  );
}
