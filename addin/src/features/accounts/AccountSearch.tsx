import { Field, Input, Spinner } from "@fluentui/react-components";
import { Search16Regular } from "@fluentui/react-icons/svg/search";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import { Notice } from "../../ui/Notice.tsx";
import { useRows } from "../../ui/rows.ts";
import { texts } from "../../ui/texts.ts";
import { AccountChoice } from "./AccountChoice.tsx";

interface Props {
  onChoose: (account: { id: number; name: string }) => void;
  disabled: boolean;
  /** The reader came here to search. */
  isFocused: boolean;
}

/** Finds an account among those the caller works with. */
export function AccountSearch({ onChoose, disabled, isFocused }: Props) {
  const rows = useRows();
  const api = useApi();
  const [text, setText] = useState("");
  const search = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ["accounts", search],
    queryFn: ({ signal }) => dataOf(api.GET("/api/accounts", { params: { query: { search } }, signal })),
    enabled: search.length > 1,
    placeholderData: keepPreviousData,
  });
  const items = search.length > 1 ? (found.data?.items ?? []) : [];
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
      {found.isSuccess && search.length > 1 && items.length === 0 && !found.isFetching && (
        <p className={rows.empty} role="status">
          {texts.choose.none(search)}
        </p>
      )}
      {items.length > 0 && (
        <ul className={rows.list} aria-label={texts.choose.results}>
          {items.map((account) => (
            <AccountChoice
              key={account.id}
              name={account.name}
              facts={[account.number, account.status === "normal" ? null : texts.account.status[account.status]]}
              disabled={disabled}
              onChoose={() => onChoose(account)}
            />
          ))}
        </ul>
      )}
    </search>
  );
}
