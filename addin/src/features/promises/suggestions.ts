import type { Schemas } from "../../http/schemas.ts";

type Suggestion = Schemas["PromiseSuggestionRow"];

/**
 * The suggestions of which no promise was recorded. A sentence may promise twice: each promise that quotes it takes one away. One that was made in
 * another mail does so while it is open: the same words may promise anew once it is over.
 * @param recorded The promises that were recorded from this mail.
 */
export function unrecorded(
  suggestions: readonly Suggestion[],
  promises: readonly Schemas["PromiseRow"][],
  recorded: readonly number[],
): Suggestion[] {
  const left = [...suggestions];
  const stands = ({ id, state }: Schemas["PromiseRow"]) =>
    state === "open" || (recorded.includes(id) && state !== "withdrawnByCustomer" && state !== "withdrawnByUs");
  for (const promise of promises.filter(stands)) {
    const quoted = left.filter(({ sentence }) => sentence === promise.quote);
    const taken = quoted.find(({ promisedOn }) => promisedOn === promise.promisedOn) ?? quoted[0];
    if (taken) left.splice(left.indexOf(taken), 1);
  }
  return left;
}

/** The day to record: as said, so that the server moves it on to a business day; but the end of a period was moved back already. */
export const dayOf = ({ saidOn, promisedOn }: Pick<Suggestion, "saidOn" | "promisedOn">): string | null =>
  saidOn && promisedOn && saidOn < promisedOn ? saidOn : promisedOn;

/** What a promise that is being written begins with. */
export interface PromiseStart {
  amount: number | null;
  currency: string;
  /** ISO date. */
  day: string | null;
  /** What it covers, and how it is divided among them while its amount is what it begins with; null leaves that to the server. */
  receivables: readonly { id: number; amount: number | null }[];
  /** The customer's words. */
  quote: string | null;
  /** The suggestion that it is recorded from. */
  suggestion: Schemas["SuggestedPromise"] | null;
}

/** A suggestion as the beginning of a promise. */
export const startOf = (suggestion: Suggestion): PromiseStart => ({
  amount: suggestion.amount,
  currency: suggestion.currency,
  day: dayOf(suggestion),
  receivables: suggestion.receivables.map(({ id }) => ({ id, amount: null })),
  quote: suggestion.sentence,
  suggestion: suggested(suggestion),
});

/** The suggestion as it goes back with the promise that a person records from it. */
export const suggested = ({
  origin,
  amount,
  currency,
  promisedOn,
  receivables,
}: Suggestion): Schemas["SuggestedPromise"] => ({
  origin,
  amount,
  currency,
  promisedOn,
  receivableIds: receivables.map(({ id }) => id),
});
