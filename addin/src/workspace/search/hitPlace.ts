import type { Schemas } from "../../http/schemas.ts";
import { places } from "../../ui/places.ts";

export type Hit = Schemas["SearchHit"];

const kinds: readonly Schemas["SearchHitKind"][] = ["account", "receivable", "contact"];

/** Where a hit leads: always to its account, and there to the thing itself. */
export function hitPlace({ kind, id, accountId, title }: Hit): string {
  switch (kind) {
    case "account":
      return places.account(accountId);
    case "contact":
      return places.account(accountId, "details", { contact: id });
    case "receivable":
      return places.account(accountId, "receivables", { state: "all", search: title });
  }
}

/** The hits by kind, each kind in the order it came in, best first. */
export const byKind = (hits: readonly Hit[]) =>
  kinds
    .map((kind) => ({ kind, hits: hits.filter((hit) => hit.kind === kind) }))
    .filter((group) => group.hits.length > 0)
    .sort((a, b) => hits.indexOf(a.hits[0] as Hit) - hits.indexOf(b.hits[0] as Hit));

export const hitKey = ({ kind, id, accountId }: Hit) => `${kind}-${id}-${accountId}`;
