import type { paths } from "../../../api/schema";
import { type Address, hrefOf } from "../../../ui/address.ts";
import { places } from "../../../ui/places.ts";

/** What the stalled conversations can be asked for. */
export type StalledFilter = Omit<NonNullable<paths["/api/stalled"]["get"]["parameters"]["query"]>, "cursor" | "size">;

export const orders = ["money", "age"] as const satisfies NonNullable<StalledFilter["by"]>[];

export const kinds = [
  "ourWord",
  "customersWord",
  "colleague",
  "brokenPromise",
  "untouchedDispute",
] as const satisfies NonNullable<StalledFilter["on"]>[];

/** The filter in an address; what makes no sense is left out. */
export function filterOf({ query }: Address): StalledFilter {
  const id = (name: string) => {
    const value = query.get(name);
    return value !== null && /^\d{1,15}$/.test(value) ? { [name]: Number(value) } : {};
  };
  const on = kinds.find((kind) => kind === query.get("on"));
  return {
    by: orders.find((by) => by === query.get("by")) ?? "money",
    ...(on && { on }),
    ...id("owner"),
    ...id("team"),
  };
}

/** The filter as an address holds it: what goes without saying is left out. */
export const stalledHref = ({ by, ...filter }: StalledFilter) =>
  places.stalled({ ...filter, by: by === "money" ? null : by });

export const isFiltered = ({ on, owner, team }: StalledFilter) => [on, owner, team].some((one) => one !== undefined);

/** Where the CSV of the list lies. */
export const exportPath = (filter: StalledFilter) => hrefOf(["api", "stalled"], { ...filter }).slice(1);
