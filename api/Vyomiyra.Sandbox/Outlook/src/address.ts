import { useSyncExternalStore } from "react";

export const themeNames = ["light", "dark", "contrast"] as const;
export type ThemeName = (typeof themeNames)[number];

/** What the rail leads to: mail, or the tab that the app brings. */
export const placeNames = ["mail", "workspace"] as const;
export type PlaceName = (typeof placeNames)[number];

/** Where the look-alike stands. All of it is in the query of its URL, so that a link or a restart returns there. */
export interface Address {
  place: PlaceName;
  user: string | null;
  mailbox: string | null;
  folder: string | null;
  message: string | null;
  /** The mail that is being written, in the place of the one that is read. */
  draft: string | null;
  /** Whether the add-in's pane stands beside it: each of the two has a pane of its own. */
  draftPane: boolean;
  pane: boolean;
  pinned: boolean;
  theme: ThemeName;
  signedOut: boolean;
}

export function readAddress(search: string): Address {
  const query = new URLSearchParams(search);
  return {
    place: placeNames.find((name) => name === query.get("place")) ?? "mail",
    user: query.get("user"),
    mailbox: query.get("mailbox"),
    folder: query.get("folder"),
    message: query.get("message"),
    draft: query.get("draft"),
    draftPane: query.get("draftPane") === "1",
    pane: query.get("pane") === "1",
    pinned: query.get("pinned") === "1",
    theme: themeNames.find((name) => name === query.get("theme")) ?? "light",
    signedOut: query.get("signedOut") === "1",
  };
}

/** What goes without saying. */
const usual: Readonly<Record<string, string>> = { place: "mail", theme: "light" };

export function writeAddress(address: Address): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(address)) {
    if (value === true) query.set(name, "1");
    else if (typeof value === "string" && usual[name] !== value) query.set(name, value);
  }
  return query.size > 0 ? `?${query}` : "/";
}

/** The pane belongs to the message it was opened on; a pinned one stays. */
const moved = (address: Address): Address => ({ ...closeDraft(address), pane: address.pane && address.pinned });

export const openMessage = (address: Address, message: string): Address =>
  message === address.message ? closeDraft(address) : { ...moved(address), message };

/** A mail is written beside the list, its add-in's pane closed at first. */
export const openDraft = (address: Address, mailbox: string, draft: string): Address => ({
  ...address,
  mailbox,
  draft,
  draftPane: false,
});

export const closeDraft = (address: Address): Address => ({ ...address, draft: null, draftPane: false });

export const openFolder = (address: Address, mailbox: string, folder: string | null): Address => ({
  ...moved(address),
  mailbox,
  folder,
  message: null,
});

/** Whoever is switched in stays where the one before was, as far as they may read that mailbox. */
export const switchUser = (address: Address, user: string, readable: readonly string[]): Address =>
  address.mailbox !== null && readable.includes(address.mailbox)
    ? { ...address, user }
    : { ...openFolder(address, "", null), mailbox: null, user };

const changed = "addresschange";

function subscribe(notify: () => void) {
  window.addEventListener("popstate", notify);
  window.addEventListener(changed, notify);
  return () => {
    window.removeEventListener("popstate", notify);
    window.removeEventListener(changed, notify);
  };
}

export const currentAddress = () => readAddress(window.location.search);

export function navigate(change: (address: Address) => Address): void {
  const before = currentAddress();
  const after = change(before);
  const elsewhere =
    after.place !== before.place ||
    after.message !== before.message ||
    after.draft !== before.draft ||
    after.folder !== before.folder ||
    after.mailbox !== before.mailbox;
  window.history[elsewhere ? "pushState" : "replaceState"](null, "", writeAddress(after));
  window.dispatchEvent(new Event(changed));
}

export const useAddress = () => readAddress(useSyncExternalStore(subscribe, () => window.location.search));
