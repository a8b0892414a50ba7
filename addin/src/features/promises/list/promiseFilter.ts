import type { paths } from "../../../api/schema";
import type { Schemas } from "../../../http/schemas.ts";
import { type Address, hrefOf } from "../../../ui/address.ts";
import { places } from "../../../ui/places.ts";
import { texts } from "../../../ui/texts.ts";

type Asked = NonNullable<paths["/api/promises"]["get"]["parameters"]["query"]>;

/** What the promises can be asked for. */
export interface PromiseFilter {
  /** One state, or any. */
  state: Schemas["PromiseState"] | "any";
  /** The first and the last promised day, as ISO dates. */
  from?: string;
  to?: string;
  owner?: number;
  team?: number;
  order: NonNullable<Asked["order"]>;
}

export const orders = ["earliest", "latest"] as const satisfies NonNullable<Asked["order"]>[];

export const states = Object.keys(texts.promises.states) as Schemas["PromiseState"][];

const usual = { state: "open", order: "earliest" } as const satisfies PromiseFilter;

/** The filter in an address; what makes no sense is left out. */
export function filterOf({ query }: Address): PromiseFilter {
  const fitting = (name: string, pattern: RegExp) => {
    const value = query.get(name);
    return value !== null && pattern.test(value) ? value : null;
  };
  const id = (name: string) => {
    const value = fitting(name, /^\d{1,15}$/);
    return value && { [name]: Number(value) };
  };
  const day = (name: string) => {
    const value = fitting(name, /^\d{4}-\d{2}-\d{2}$/);
    return value && { [name]: value };
  };
  return {
    state: ([...states, "any"] as const).find((state) => state === query.get("state")) ?? usual.state,
    order: orders.find((order) => order === query.get("order")) ?? usual.order,
    ...day("from"),
    ...day("to"),
    ...id("owner"),
    ...id("team"),
  };
}

/** The filter as an address holds it: what goes without saying is left out. */
export const promisesHref = ({ state, order, ...filter }: PromiseFilter) =>
  places.promises({
    ...filter,
    state: state === usual.state ? null : state,
    order: order === usual.order ? null : order,
  });

/** Everything, in the order that one has. */
export const allHref = ({ order }: PromiseFilter) => promisesHref({ ...usual, order });

export const isFiltered = ({ state, from, to, owner, team }: PromiseFilter) =>
  state !== usual.state || [from, to, owner, team].some((one) => one !== undefined);

/** What the sums by state are asked for: every state, of the same days and people. */
export const totalsQuery = ({ from, to, owner, team }: PromiseFilter): Omit<Asked, "cursor" | "size" | "order"> => ({
  ...(from && { from }),
  ...(to && { to }),
  ...(owner !== undefined && { owner }),
  ...(team !== undefined && { team }),
});

/** What the list is asked for. */
export const listQuery = (filter: PromiseFilter): Omit<Asked, "cursor" | "size"> => ({
  ...totalsQuery(filter),
  ...(filter.state !== "any" && { state: filter.state }),
  order: filter.order,
});

/** Where the CSV of the list lies. */
export const exportPath = (filter: PromiseFilter) => hrefOf(["api", "promises"], { ...listQuery(filter) }).slice(1);
