import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import { type Address, go, withQuery } from "../../../ui/address.ts";
import { Choice } from "../../../ui/Choice.tsx";
import { ExportButton } from "../../../ui/ExportButton.tsx";
import { Heading } from "../../../ui/Heading.tsx";
import { PagedList } from "../../../ui/PagedList.tsx";
import { receivableTexts as words } from "../../../ui/texts/receivables.ts";
import { usePages } from "../../../ui/usePages.ts";
import { useCompanies } from "../../accounts/useCompanies.ts";
import { peopleOf, useTeams } from "../../accounts/useTeams.ts";
import { ReceivableFilters } from "./ReceivableFilters.tsx";
import { ReceivableTable } from "./ReceivableTable.tsx";
import { exportPath, filterOf, isFiltered } from "./receivableFilter.ts";

const pageSize = 50;

/** The receivables of all the accounts one works with, oldest due first. */
export default function ReceivablesPage({ address }: { address: Address }) {
  const api = useApi();
  const filter = filterOf(address);
  const pages = usePages(["receivables", filter], (cursor, signal) =>
    dataOf(
      api.GET("/api/receivables", {
        params: { query: { ...filter, size: pageSize, ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  );
  return (
    <>
      <Heading actions={<ExportButton path={exportPath(["receivables"], filter)} />}>{words.title}</Heading>
      <ReceivableFilters address={address}>
        <Whose address={address} />
      </ReceivableFilters>
      <PagedList pages={pages} empty={isFiltered(filter) ? words.noneFound : words.none}>
        {(rows) => <ReceivableTable rows={rows} ofOneAccount={false} />}
      </PagedList>
    </>
  );
}

/** Whose they are: which company's, which team's, which owner's. */
function Whose({ address }: { address: Address }) {
  const filter = filterOf(address);
  const teams = useTeams().data ?? [];
  const companies = useCompanies().data ?? [];
  const chosen = teams.filter(({ id }) => filter.team === undefined || id === filter.team);
  return (
    <>
      {companies.length > 1 && (
        <Choice
          label={words.company}
          none={words.all}
          value={filter.company ?? ""}
          options={companies.map(({ code, name }) => ({ value: code, title: `${code} ${name}` }))}
          onChange={(company) => go(withQuery(address, { company }))}
        />
      )}
      <Choice
        label={words.team}
        none={words.all}
        value={String(filter.team ?? "")}
        options={teams.map(({ id, name }) => ({ value: String(id), title: name }))}
        onChange={(team) => go(withQuery(address, { team, owner: null }))}
      />
      <Choice
        label={words.owner}
        none={words.all}
        value={String(filter.owner ?? "")}
        options={peopleOf(chosen).map(({ id, name }) => ({ value: String(id), title: name }))}
        onChange={(owner) => go(withQuery(address, { owner }))}
      />
    </>
  );
}
