import { Checkbox, Link } from "@fluentui/react-components";
import { go } from "../../../ui/address.ts";
import { Choice } from "../../../ui/Choice.tsx";
import { useFilterBar } from "../../../ui/filterBar.ts";
import { disputeRoomTexts as words } from "../../../ui/texts/disputeRoom.ts";
import { texts } from "../../../ui/texts.ts";
import { WhoseChoices } from "../../accounts/WhoseChoices.tsx";
import { useDisputeReasons } from "../useDisputes.ts";
import { allHref, type DisputeFilter, disputesHref, isFiltered, sorts, states } from "./disputeFilter.ts";

/** Which disputes, whose, and in what order. All of it is in the address. */
export function DisputeFilters({ filter }: { filter: DisputeFilter }) {
  const styles = useFilterBar();
  const reasons = useDisputeReasons().data ?? [];
  const change = (more: { [Name in keyof DisputeFilter]?: DisputeFilter[Name] | undefined }) =>
    go(disputesHref({ ...filter, ...more } as DisputeFilter));
  return (
    <search className={styles.bar}>
      {filter.view === "list" && (
        <>
          <Choice
            className={styles.onlyNarrow}
            label={words.sortBy}
            value={filter.sort}
            options={sorts.map((value) => ({ value, title: words.sorts[value] }))}
            onChange={(value) => change({ sort: sorts.find((sort) => sort === value) })}
          />
          <Choice
            label={words.state}
            value={filter.state}
            options={[
              { value: "unresolved", title: words.unresolved },
              ...states.map((value) => ({ value, title: texts.disputes.states[value] })),
              { value: "any", title: words.anyState },
            ]}
            onChange={(value) => change({ state: value as DisputeFilter["state"] })}
          />
        </>
      )}
      <Choice
        label={words.reason}
        none={words.anyReason}
        value={filter.reason ?? ""}
        options={reasons.map(({ code, name }) => ({ value: code, title: name }))}
        onChange={(reason) => change({ reason: reason || undefined })}
      />
      <WhoseChoices team={filter.team} owner={filter.owner} onChange={change} />
      <Checkbox
        className={styles.check}
        label={words.onlyOverdue}
        checked={filter.overdue ?? false}
        onChange={(_, { checked }) => change({ overdue: checked === true ? true : undefined })}
      />
      <Checkbox
        className={styles.check}
        label={words.onlyAwaitsApproval}
        checked={filter.awaitsApproval ?? false}
        onChange={(_, { checked }) => change({ awaitsApproval: checked === true ? true : undefined })}
      />
      {isFiltered(filter) && (
        <Link className={styles.fixed} href={allHref(filter)}>
          {words.everything}
        </Link>
      )}
    </search>
  );
}
