import { Checkbox, Link } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { go } from "../../../ui/address.ts";
import { Choice } from "../../../ui/Choice.tsx";
import { useFilterBar } from "../../../ui/filterBar.ts";
import { SearchField } from "../../../ui/SearchField.tsx";
import { accountTexts } from "../../../ui/texts/accounts.ts";
import { texts } from "../../../ui/texts.ts";
import { useCompanies } from "../useCompanies.ts";
import { WhoseChoices } from "../WhoseChoices.tsx";
import { type AccountFilter, accountsHref, isFiltered, sorts } from "./accountFilter.ts";

const words = accountTexts.list;

/** Which accounts, and in what order. All of it is in the address. */
export function AccountFilters({ filter }: { filter: AccountFilter }) {
  const styles = useFilterBar();
  const companies = useCompanies().data ?? [];
  const change = (more: { [Name in keyof AccountFilter]: AccountFilter[Name] | undefined }) =>
    go(accountsHref({ ...filter, ...more } as AccountFilter), { replace: "search" in more });
  return (
    <search className={styles.bar}>
      <SearchField
        label={words.search}
        value={filter.search ?? ""}
        onChange={(search) => change({ search: search || undefined })}
      />
      <WhoseChoices team={filter.team} owner={filter.owner} onChange={change} />
      <Choice
        label={words.status}
        none={words.all}
        value={filter.status ?? ""}
        options={Object.entries(texts.account.status).map(([value, title]) => ({ value, title }))}
        onChange={(status) => change({ status: (status || undefined) as Schemas["AccountStatus"] | undefined })}
      />
      {companies.length > 1 && (
        <Choice
          label={words.company}
          none={words.all}
          value={filter.company ?? ""}
          options={companies.map(({ code, name }) => ({ value: code, title: `${code} ${name}` }))}
          onChange={(company) => change({ company: company || undefined })}
        />
      )}
      <Choice
        className={styles.onlyNarrow}
        label={words.sort}
        value={filter.sort ?? "priority"}
        options={sorts.map((value) => ({ value, title: words.sorts[value] }))}
        onChange={(value) => change({ sort: sorts.find((sort) => sort === value) })}
      />
      <Checkbox
        className={styles.check}
        label={words.onlyOverdue}
        checked={filter.overdue ?? false}
        onChange={(_, { checked }) => change({ overdue: checked === true ? true : undefined })}
      />
      {filter.segment && <span className={styles.fixed}>{accountTexts.segment(filter.segment)}</span>}
      {isFiltered(filter) && (
        <Link className={styles.fixed} href={accountsHref({ sort: filter.sort ?? "priority" })}>
          {words.everything}
        </Link>
      )}
    </search>
  );
}
