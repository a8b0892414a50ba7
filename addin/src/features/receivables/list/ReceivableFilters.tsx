import { Link } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { type Address, go, withQuery } from "../../../ui/address.ts";
import { Choice } from "../../../ui/Choice.tsx";
import { useFilterBar } from "../../../ui/filterBar.ts";
import { SearchField } from "../../../ui/SearchField.tsx";
import { receivableTexts as words } from "../../../ui/texts/receivables.ts";
import { buckets, bucketTitle, filterOf, isFiltered, states } from "./receivableFilter.ts";

const nothing = { search: null, state: null, bucket: null, company: null, team: null, owner: null };

interface Props {
  address: Address;
  /** Further filters. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** Which receivables. All of it is in the address. */
export function ReceivableFilters({ address, children, actions }: Props) {
  const styles = useFilterBar();
  const filter = filterOf(address);
  return (
    <search className={styles.bar}>
      <SearchField
        label={words.search}
        value={filter.search ?? ""}
        onChange={(search) => go(withQuery(address, { search }), { replace: true })}
      />
      <Choice
        label={words.state}
        value={filter.state ?? "open"}
        options={states.map((value) => ({ value, title: words.states[value] }))}
        onChange={(state) => go(withQuery(address, { state: state === "open" ? null : state }))}
      />
      <Choice
        label={words.age}
        none={words.all}
        value={filter.bucket ?? ""}
        options={buckets.map((value) => ({ value, title: bucketTitle(value) }))}
        onChange={(bucket) => go(withQuery(address, { bucket }))}
      />
      {children}
      {isFiltered(filter) && (
        <Link className={styles.fixed} href={withQuery(address, nothing)}>
          {words.everything}
        </Link>
      )}
      {actions && <div className={styles.actions}>{actions}</div>}
    </search>
  );
}
