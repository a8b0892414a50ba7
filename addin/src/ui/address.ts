import { useMemo, useSyncExternalStore } from "react";

/**
 * Where one is, in the fragment of the page's address: "#/accounts/17?part=promises". A fragment is shared and walked back like a path, works
 * wherever the page is served, and never reaches a server's log.
 */
export interface Address {
  /** Without slashes at its ends, by its parts: ["accounts", "17"]. */
  path: readonly string[];
  query: URLSearchParams;
}

type Value = string | number | boolean | null | undefined;

/** What a filter holds; what is empty is left out of the address. */
export type Query = Readonly<Record<string, Value>>;

const changed = "addresschange";

function subscribe(notify: () => void) {
  for (const event of ["popstate", "hashchange", changed]) window.addEventListener(event, notify);
  return () => {
    for (const event of ["popstate", "hashchange", changed]) window.removeEventListener(event, notify);
  };
}

export function read(fragment: string): Address {
  const [path = "", query = ""] = fragment.replace(/^#/, "").split("?", 2);
  return { path: path.split("/").filter(Boolean).map(decoded), query: new URLSearchParams(query) };
}

/** An address to link to. */
export function hrefOf(path: readonly (string | number)[], query: Query = {}): string {
  const kept = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "" && value !== false) kept.set(name, String(value));
  }
  const words = path.map((part) => encodeURIComponent(part)).join("/");
  return `#/${words}${kept.size > 0 ? `?${kept}` : ""}`;
}

export function useAddress(): Address {
  const fragment = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => read(fragment), [fragment]);
}

/** Goes to an address; `replace` leaves no step to walk back to. Outlook takes these two methods from `history`, not from its prototype. */
export function go(href: string, { replace = false } = {}): void {
  const step = replace ? History.prototype.replaceState : History.prototype.pushState;
  step.call(window.history, null, "", href);
  window.dispatchEvent(new Event(changed));
}

/** The same place with some of its filters changed. */
export function withQuery({ path, query }: Address, change: Query): string {
  return hrefOf(path, { ...Object.fromEntries(query), ...change });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
