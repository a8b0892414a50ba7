import type { Schemas } from "../../http/schemas.ts";

/** The words of searching for anything at all. */
export const searchTexts = {
  label: "Search accounts, people and documents",
  placeholder: "Search",
  results: "Results",
  searching: "Searching…",
  none: (text: string) => `Nothing is known by “${text}”.`,
  found: (n: number) => (n === 1 ? "One result" : `${n} results`),
  failed: "The search did not work. Type on to try again.",
  kinds: {
    account: "Accounts",
    contact: "People",
    receivable: "Receivables",
  } satisfies Record<Schemas["SearchHitKind"], string>,
  matchedOn: {
    number: "by its number",
    name: "by its name",
    alias: "by another name",
    contactName: "by name",
    address: "by address",
    document: "by its number",
    order: "by the order",
    reference: "by the reference",
  } satisfies Record<Schemas["SearchMatch"], string>,
  open: (money: string) => `${money} open`,
  due: (day: string) => `due ${day}`,
  typo: "similar spelling",
};
