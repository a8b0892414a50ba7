import type { Schemas } from "../../http/schemas.ts";

export const isUnresolved = ({ state }: Pick<Schemas["DisputeRow"], "state">) =>
  state === "open" || state === "investigating" || state === "awaitingCustomer";

/** The suggestions of which no dispute is open. A sentence may contest twice: each dispute that quotes it takes one away. */
export function unopened(
  suggestions: readonly Schemas["DisputeSuggestionRow"][],
  disputes: readonly Schemas["DisputeRow"][],
): Schemas["DisputeSuggestionRow"][] {
  const left = [...suggestions];
  for (const dispute of disputes.filter(isUnresolved)) {
    const quoted = left.filter(({ sentence }) => sentence === dispute.quote);
    const taken = quoted.find(({ reasonCode }) => reasonCode === dispute.reasonCode) ?? quoted[0];
    if (taken) left.splice(left.indexOf(taken), 1);
  }
  return left;
}
