import { Field, Input, Spinner } from "@fluentui/react-components";
import { Search16Regular } from "@fluentui/react-icons/svg/search";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Schemas } from "../../http/schemas.ts";
import { Notice } from "../../ui/Notice.tsx";
import { useRows } from "../../ui/rows.ts";
import { texts } from "../../ui/texts.ts";
import { AccountChoice } from "./AccountChoice.tsx";

interface Props {
  onChoose: (account: { id: number; number: string; name: string }) => void;
  disabled: boolean;
  /** The reader came here to search. */
  isFocused: boolean;
  /** An account that is not to be found. */
  except?: number;
}

interface Found {
  id: number;
  number: string;
  name: string;
  /** What led to it, where that is not its name or number. */
  by: string | null;
}

/** The accounts behind the hits, each once, by the best of its hits. */
function accountsOf(hits: readonly Schemas["SearchHit"][]): Found[] {
  const found = new Map<number, Found>();
  for (const { kind, accountId, accountNumber, accountName, title, detail, isTypo } of hits) {
    const other = kind === "account" ? detail : [title, detail].filter(Boolean).join(" · ");
    const by = [other, isTypo ? texts.choose.similar : null].filter(Boolean).join(" · ");
    if (!found.has(accountId))
      found.set(accountId, { id: accountId, number: accountNumber, name: accountName, by: by || null });
  }
  return [...found.values()];
}

/** Finds an account by whatever is known of it: names, numbers, people, addresses, documents. */
export function AccountSearch({ onChoose, disabled, isFocused, except }: Props) {
  const rows = useRows();
  const api = useApi();
  const [text, setText] = useState("");
  const search = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ["search", search],
    queryFn: ({ signal }) => dataOf(api.GET("/api/search", { params: { query: { q: search } }, signal })),
    enabled: search.length > 1,
    placeholderData: keepPreviousData,
  });
  const accounts = search.length > 1 ? accountsOf(found.data?.hits ?? []).filter(({ id }) => id !== except) : [];
  return (
    <search>
      <Field label={texts.choose.search}>
        <Input
          type="search"
          autoFocus={isFocused}
          value={text}
          onChange={(_, data) => setText(data.value)}
          contentBefore={<Search16Regular aria-hidden />}
          contentAfter={found.isFetching ? <Spinner size="extra-tiny" aria-label={texts.choose.searching} /> : null}
        />
      </Field>
      {found.isError && <Notice intent="error">{texts.choose.failed}</Notice>}
      {found.isSuccess && search.length > 1 && accounts.length === 0 && !found.isFetching && (
        <p className={rows.empty} role="status">
          {texts.choose.none(search)}
        </p>
      )}
      {accounts.length > 0 && (
        <ul className={rows.list} aria-label={texts.choose.results}>
          {accounts.map((account) => (
            <AccountChoice
              key={account.id}
              name={account.name}
              facts={[account.number, account.by]}
              disabled={disabled}
              onChoose={() => onChoose(account)}
            />
          ))}
        </ul>
      )}
    </search>
  );
}
