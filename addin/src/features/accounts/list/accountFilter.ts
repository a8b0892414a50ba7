import type { paths } from "../../../api/schema";
import type { Schemas } from "../../../http/schemas.ts";
import { type Address, hrefOf } from "../../../ui/address.ts";
import { texts } from "../../../ui/texts.ts";

/** What the account list can be asked for. */
export type AccountFilter = Omit<NonNullable<paths["/api/accounts"]["get"]["parameters"]["query"]>, "cursor" | "size">;

export const sorts = ["priority", "overdue", "name", "number"] as const satisfies NonNullable<AccountFilter["sort"]>[];

const statuses = Object.keys(texts.account.status) as Schemas["AccountStatus"][];

/** The filter in an address; what makes no sense is left out. */
export function filterOf({ query }: Address): AccountFilter {
  const id = (name: string) => {
    const value = query.get(name);
    return value !== null && /^\d{1,15}$/.test(value) ? { [name]: Number(value) } : {};
  };
  const text = (name: string) => {
    const value = query.get(name);
    return value ? { [name]: value } : {};
  };
  const status = statuses.find((one) => one === query.get("status"));
  return {
    ...text("search"),
    ...text("segment"),
    ...text("company"),
    ...id("team"),
    ...id("owner"),
    ...(status && { status }),
    ...(query.get("overdue") === "true" && { overdue: true }),
    sort: sorts.find((sort) => sort === query.get("sort")) ?? "priority",
  };
}

/** The filter as an address holds it: what goes without saying is left out. */
export const accountsHref = ({ sort, ...filter }: AccountFilter) =>
  hrefOf(["accounts"], { ...filter, sort: sort === "priority" ? null : sort });

export const isFiltered = ({ sort: _, ...filter }: AccountFilter) => Object.keys(filter).length > 0;
