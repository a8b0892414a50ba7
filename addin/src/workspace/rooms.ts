import type { Schemas } from "../http/schemas.ts";
import { places } from "../ui/places.ts";
import { shellTexts } from "../ui/texts/shell.ts";

export interface RoomEntry {
  /** The first part of its address. */
  name: string;
  title: string;
  href: string;
  /** Whom it is open to; everyone where it does not say. */
  roles?: readonly Schemas["Role"][];
}

/** The workspace's rooms in the order of its bar. */
export const rooms: readonly RoomEntry[] = [
  { name: "accounts", title: shellTexts.accounts, href: places.accounts() },
  { name: "receivables", title: shellTexts.receivables, href: places.receivables() },
  { name: "promises", title: shellTexts.promises, href: places.promises() },
  { name: "disputes", title: shellTexts.disputes, href: places.disputes() },
  { name: "stalled", title: shellTexts.stalled, href: places.stalled(), roles: ["collector", "manager"] },
  {
    name: "unmatched",
    title: shellTexts.unmatched,
    href: places.unmatched(),
    roles: ["collector", "manager", "operations"],
  },
  { name: "mailboxes", title: shellTexts.mailboxes, href: places.mailboxes(), roles: ["manager", "administrator"] },
  { name: "imports", title: shellTexts.imports, href: places.imports(), roles: ["operations", "administrator"] },
];

export const isOpenTo = ({ roles }: RoomEntry, { role }: Schemas["MeAnswer"]) => roles?.includes(role) ?? true;
