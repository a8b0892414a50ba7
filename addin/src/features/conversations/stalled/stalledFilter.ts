import type { paths } from "../../../api/schema";
import { type Address, hrefOf } from "../../../ui/address.ts";
import { places } from "../../../ui/places.ts";

/** What the stalled conversations can be asked for. */
export type StalledFilter = Omit<NonNullable<paths["/api/stalled"]["get"]["parameters"]["query"]>, "cursor" | "size">;

export const orders = ["money", "age"] as const satisfies NonNullable<StalledFilter["by"]>[];

/** The filter in an address; what makes no sense is left out. */
export function filterOf({ query }: Address): StalledFilter {
  const id = (name: string) => {
    const value = query.get(name);
    return value !== null && /^\d{1,15}$/.test(value) ? { [name]: Number(value) } : {};
  };
  return { by: orders.find((by) => by === query.get("by")) ?? "money", ...id("owner"), ...id("team") };
}

/** The filter as an address holds it: what goes without saying is left out. */
export const stalledHref = ({ by, ...filter }: StalledFilter) =>
  places.stalled({ ...filter, by: by === "money" ? null : by });

export const isFiltered = ({ owner, team }: StalledFilter) => owner !== undefined || team !== undefined;

/** Where the CSV of the list lies. */
export const exportPath = (filter: StalledFilter) => hrefOf(["api", "stalled"], { ...filter }).slice(1);
