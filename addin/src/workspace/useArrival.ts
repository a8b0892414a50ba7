import { useEffect, useRef } from "react";
import type { Address } from "../ui/address.ts";

/** Whoever arrives at another place starts at its top: eyes, keyboard and screen reader alike. A filter is no other place. */
export function useArrival({ path }: Address) {
  const main = useRef<HTMLElement>(null);
  const place = path.join("/");
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    window.scrollTo?.(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [place]);
  return main;
}
