import { hrefOf, type Query } from "./address.ts";

/** The parts of an account's page. */
export const accountParts = ["receivables", "conversations", "promises", "disputes", "timeline", "details"] as const;
export type AccountPart = (typeof accountParts)[number];

/** Where things are, for whoever links to them. */
export const places = {
  accounts: (filter?: Query) => hrefOf(["accounts"], filter),
  account: (id: number, part?: AccountPart, filter?: Query) =>
    hrefOf(["accounts", id], { part: part === "receivables" ? null : part, ...filter }),
  receivables: (filter?: Query) => hrefOf(["receivables"], filter),
  conversation: (accountId: number, id: number) =>
    hrefOf(["accounts", accountId], { part: "conversations", conversation: id }),
  promises: (filter?: Query) => hrefOf(["promises"], filter),
  promise: (id: number) => hrefOf(["promises", id]),
  disputes: (filter?: Query) => hrefOf(["disputes"], filter),
  dispute: (id: number) => hrefOf(["disputes", id]),
  stalled: (filter?: Query) => hrefOf(["stalled"], filter),
  unmatched: (part?: string) => hrefOf(["unmatched"], { part }),
  mailboxes: () => hrefOf(["mailboxes"]),
  imports: () => hrefOf(["imports"]),
  newImport: () => hrefOf(["imports", "new"]),
  importRun: (id: number, part?: string, account?: number) => hrefOf(["imports", id], { part, account }),
};
