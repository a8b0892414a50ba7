import { makeStyles, tokens } from "@fluentui/react-components";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import { type Address, go } from "../../../ui/address.ts";
import { ExportButton } from "../../../ui/ExportButton.tsx";
import { Heading } from "../../../ui/Heading.tsx";
import { PagedList } from "../../../ui/PagedList.tsx";
import { Tabs } from "../../../ui/Tabs.tsx";
import { disputeRoomTexts as words } from "../../../ui/texts/disputeRoom.ts";
import { usePages } from "../../../ui/usePages.ts";
import { DisputeBoard } from "../board/DisputeBoard.tsx";
import { DisputeFilters } from "./DisputeFilters.tsx";
import { DisputeTable } from "./DisputeTable.tsx";
import {
  boardQuery,
  type DisputeFilter,
  disputesHref,
  exportPath,
  filterOf,
  isFiltered,
  listQuery,
  sorts,
} from "./disputeFilter.ts";

const pageSize = 50;
const views = ["list", "board"] as const;

const useStyles = makeStyles({ views: { marginBottom: tokens.spacingVerticalM } });

interface Props {
  address: Address;
  /** Whether the reader is one of those who work on disputes. */
  mayMove: boolean;
}

/** What customers contest, as a list or as cards on a board. */
export default function DisputesPage({ address, mayMove }: Props) {
  const filter = filterOf(address);
  const { view } = filter;
  const styles = useStyles();
  return (
    <>
      <Heading actions={view === "list" && <ExportButton path={exportPath(filter)} />}>{words.title}</Heading>
      <div className={styles.views}>
        <Tabs
          label={words.views}
          current={view}
          tabs={views.map((name) => ({ name, title: words[name], href: disputesHref({ ...filter, view: name }) }))}
        />
      </div>
      <DisputeFilters filter={filter} />
      {view === "board" ? (
        <DisputeBoard query={boardQuery(filter)} mayMove={mayMove} hrefOf={(state) => listOf(filter, state)} />
      ) : (
        <DisputesList filter={filter} />
      )}
    </>
  );
}

const listOf = (filter: DisputeFilter, state: DisputeFilter["state"]) =>
  disputesHref({ ...filter, view: "list", state });

function DisputesList({ filter }: { filter: DisputeFilter }) {
  const api = useApi();
  const query = listQuery(filter);
  const pages = usePages(["disputes", "list", query], (cursor, signal) =>
    dataOf(
      api.GET("/api/disputes", { params: { query: { ...query, size: pageSize, ...(cursor && { cursor }) } }, signal }),
    ),
  );
  return (
    <PagedList pages={pages} empty={isFiltered(filter) ? words.noneFound : words.none}>
      {(rows) => (
        <DisputeTable
          rows={rows}
          sort={filter.sort}
          onSort={(name) => go(disputesHref({ ...filter, sort: sorts.find((sort) => sort === name) ?? "due" }))}
        />
      )}
    </PagedList>
  );
}
