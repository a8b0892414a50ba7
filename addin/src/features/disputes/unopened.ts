import type { Schemas } from "../../http/schemas.ts";

export const isUnresolved = ({ state }: Pick<Schemas["DisputeRow"], "state">) =>
  state === "open" || state === "investigating" || state === "awaitingCustomer";

/**
 * The suggestions of which no dispute was opened. A sentence may contest twice: each dispute that quotes it takes one away. One from before this
 * mail does so until it is resolved: the same words may contest anew.
 * @param sentAt When the mail was sent, where that is known.
 */
export function unopened(
  suggestions: readonly Schemas["DisputeSuggestionRow"][],
  disputes: readonly Schemas["DisputeRow"][],
  sentAt: string | null,
): Schemas["DisputeSuggestionRow"][] {
  const left = [...suggestions];
  const isSince = ({ openedAt }: Schemas["DisputeRow"]) =>
    sentAt !== null && Date.parse(openedAt) >= Date.parse(sentAt);
  const stands = (dispute: Schemas["DisputeRow"]) =>
    isUnresolved(dispute) || (isSince(dispute) && dispute.state !== "withdrawn");
  for (const dispute of disputes.filter(stands)) {
    const quoted = left.filter(({ sentence }) => sentence === dispute.quote);
    const taken = quoted.find(({ reasonCode }) => reasonCode === dispute.reasonCode) ?? quoted[0];
    if (taken) left.splice(left.indexOf(taken), 1);
  }
  return left;
}
