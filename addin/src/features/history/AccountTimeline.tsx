import type { ReactNode } from "react";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Schemas } from "../../http/schemas.ts";
import { type Address, go, withQuery } from "../../ui/address.ts";
import { Choice } from "../../ui/Choice.tsx";
import { useFilterBar } from "../../ui/filterBar.ts";
import { PagedList } from "../../ui/PagedList.tsx";
import { timelineTexts } from "../../ui/texts/timeline.ts";
import { texts } from "../../ui/texts.ts";
import { usePages } from "../../ui/usePages.ts";
import { History } from "./History.tsx";

const kinds = Object.keys(timelineTexts.kinds) as (keyof typeof timelineTexts.kinds)[];

interface Props {
  accountId: number;
  address: Address;
  /** What can be done about one of its entries. */
  beside: (activity: Schemas["TimelineRow"]) => ReactNode;
}

/** Everything that happened to an account, the latest first. */
export function AccountTimeline({ accountId, address, beside }: Props) {
  const api = useApi();
  const styles = useFilterBar();
  const kind = kinds.find((one) => one === address.query.get("kind"));
  const pages = usePages(["account", accountId, "timeline", kind], (cursor, signal) =>
    dataOf(
      api.GET("/api/accounts/{id}/timeline", {
        params: { path: { id: accountId }, query: { ...(kind && { kind }), ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  );
  return (
    <div>
      <div className={styles.bar}>
        <Choice
          label={timelineTexts.about}
          none={timelineTexts.everything}
          value={kind ?? ""}
          options={kinds.map((value) => ({ value, title: timelineTexts.kinds[value] }))}
          onChange={(chosen) => go(withQuery(address, { kind: chosen }))}
        />
      </div>
      <PagedList pages={pages} empty={kind ? timelineTexts.none : texts.history.none}>
        {(rows) => <History activities={rows} beside={beside} />}
      </PagedList>
    </div>
  );
}
