import type { Schemas } from "../../http/schemas.ts";

/** The words of what people keep about an account. */
export const detailTexts = {
  facts: "Known as and handled by",
  number: "Number",
  company: "Company",
  status: "Status",
  team: "Team",
  owner: "Owner",
  language: "Language",
  domains: "Mail domains",
  aliases: "Other names",
  parent: "Belongs to",
  children: "To it belong",
  segment: "Segment",
  terms: "Terms",
  days: (n: number) => `${n} days`,
  creditLimit: "Credit limit",
  contacts: "Contacts",
  noContacts: "No contact yet.",
  roles: {
    pays: "Pays",
    approves: "Approves",
    disputes: "Disputes",
    escalation: "Escalation",
  } satisfies Record<Schemas["ContactView"]["roles"][number], string>,
  badAddress: "Bounces",
};
