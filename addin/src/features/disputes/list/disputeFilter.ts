import type { paths } from "../../../api/schema";
import type { Schemas } from "../../../http/schemas.ts";
import { type Address, hrefOf } from "../../../ui/address.ts";
import { places } from "../../../ui/places.ts";
import { texts } from "../../../ui/texts.ts";

type Asked = NonNullable<paths["/api/disputes"]["get"]["parameters"]["query"]>;

/** What the disputes can be asked for, and whether they are seen as a list or as a board. */
export interface DisputeFilter extends Pick<Asked, "reason" | "owner" | "team" | "overdue" | "awaitsApproval"> {
  view: "list" | "board";
  /** One state, all that are not settled, or any. */
  state: Schemas["DisputeState"] | "unresolved" | "any";
  sort: NonNullable<Asked["sort"]>;
}

export const sorts = ["age", "amount", "due"] as const satisfies NonNullable<Asked["sort"]>[];

export const states = Object.keys(texts.disputes.states) as Schemas["DisputeState"][];

const usual = { view: "list", state: "unresolved", sort: "due" } as const satisfies Partial<DisputeFilter>;

/** The filter in an address; what makes no sense is left out. */
export function filterOf({ query }: Address): DisputeFilter {
  const id = (name: string) => {
    const value = query.get(name);
    return value !== null && /^\d{1,15}$/.test(value) ? { [name]: Number(value) } : {};
  };
  const flag = (name: string) => query.get(name) === "true" && { [name]: true };
  const reason = query.get("reason");
  return {
    view: query.get("view") === "board" ? "board" : usual.view,
    state: ([...states, "any"] as const).find((state) => state === query.get("state")) ?? usual.state,
    sort: sorts.find((sort) => sort === query.get("sort")) ?? usual.sort,
    ...(reason && { reason }),
    ...id("owner"),
    ...id("team"),
    ...flag("overdue"),
    ...flag("awaitsApproval"),
  };
}

/** The filter as an address holds it: what goes without saying is left out. */
export const disputesHref = ({ view, state, sort, ...filter }: DisputeFilter) =>
  places.disputes({
    ...filter,
    view: view === usual.view ? null : view,
    state: state === usual.state ? null : state,
    sort: sort === usual.sort ? null : sort,
  });

/** Everything, in the view and order that one has. */
export const allHref = ({ view, sort }: DisputeFilter) => disputesHref({ view, sort, state: usual.state });

/** The board has every state, so its filter has none. */
export const isFiltered = ({ view, state, reason, owner, team, overdue, awaitsApproval }: DisputeFilter) =>
  (view === "list" && state !== usual.state) ||
  [reason, owner, team, overdue, awaitsApproval].some((one) => one !== undefined);

/** What the board is asked for. */
export const boardQuery = ({ view: _, state: __, sort: ___, ...filter }: DisputeFilter) => filter;

/** What the list is asked for. */
export const listQuery = ({ view: _, state, ...filter }: DisputeFilter): Omit<Asked, "cursor" | "size"> => ({
  ...filter,
  ...(state === "unresolved" ? { unresolved: true } : state !== "any" && { state }),
});

/** Where the CSV of the list lies. */
export const exportPath = (filter: DisputeFilter) => hrefOf(["api", "disputes"], { ...listQuery(filter) }).slice(1);
