import type { paths } from "../../../api/schema";
import { type Address, hrefOf } from "../../../ui/address.ts";
import { texts } from "../../../ui/texts.ts";

/** What a list of receivables can be asked for. */
export type ReceivableListFilter = Omit<
  NonNullable<paths["/api/receivables"]["get"]["parameters"]["query"]>,
  "cursor" | "size"
>;

export const states = ["open", "closed", "all"] as const satisfies NonNullable<ReceivableListFilter["state"]>[];
export const buckets = [
  "overdue",
  "notDue",
  "days1To30",
  "days31To60",
  "days61To90",
  "over90Days",
] as const satisfies NonNullable<ReceivableListFilter["bucket"]>[];

/** The filter in an address; what makes no sense is left out. */
export function filterOf({ query }: Address): ReceivableListFilter {
  const id = (name: string) => {
    const value = query.get(name);
    return value !== null && /^\d{1,15}$/.test(value) ? { [name]: Number(value) } : {};
  };
  const text = (name: string) => {
    const value = query.get(name);
    return value ? { [name]: value } : {};
  };
  const bucket = buckets.find((one) => one === query.get("bucket"));
  return {
    ...text("search"),
    ...text("company"),
    ...id("team"),
    ...id("owner"),
    ...(bucket && { bucket }),
    state: states.find((state) => state === query.get("state")) ?? "open",
  };
}

export const isFiltered = ({ state, ...filter }: ReceivableListFilter) =>
  state !== "open" || Object.keys(filter).length > 0;

/** Where the CSV of a list lies. */
export const exportPath = (path: readonly (string | number)[], filter: object) =>
  hrefOf(["api", ...path], { ...filter }).slice(1);

/** The ageing's buckets by the place they have in a standing. */
export const bucketAt = (index: number) => buckets[index + 1] ?? null;

export const bucketTitle = (bucket: (typeof buckets)[number]) =>
  bucket === "overdue" ? texts.standing.overdueBucket : (texts.standing.bucketNames[buckets.indexOf(bucket) - 1] ?? "");
