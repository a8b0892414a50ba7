import type { Schemas } from "../../http/schemas.ts";

/** The words of the account list and of an account's page. */
export const accountTexts = {
  days: (n: number) => (n === 1 ? "1 day" : `${n} days`),
  list: {
    title: "Accounts",
    search: "Name or number",
    team: "Team",
    owner: "Owner",
    status: "Status",
    company: "Company",
    all: "All",
    sort: "Sort by",
    sorts: { priority: "Priority", overdue: "Overdue", name: "Name", number: "Number" },
    onlyOverdue: "Only overdue",
    everything: "Show all",
    account: "Account",
    overdue: "Overdue",
    oldest: "Oldest",
    open: "Open, net",
    waits: "Waits for",
    waitsFor: {
      nobody: "Nobody",
      us: "Us",
      customer: "The customer",
      colleague: "A colleague",
    } satisfies Record<Schemas["Speaker"], string>,
    promised: "Promised",
    contested: "Contested",
    priority: "Priority",
    why: (priority: number, name: string) => `Priority ${priority} of ${name}: why`,
    nobody: "Nobody",
    none: "There are no accounts yet. They come with the first import of receivables or customers.",
    noneFound:
      "No account fits. Take a filter away, or search by the beginning of a word of the name or of the number.",
  },
  segment: (name: string) => `Segment ${name}`,
  mergeLabel: "Merge another account into this one",
  parts: "Parts of the account",
  part: {
    receivables: "Receivables",
    conversations: "Conversations",
    promises: "Promises",
    disputes: "Disputes",
    timeline: "Timeline",
    details: "Details",
  },
};
