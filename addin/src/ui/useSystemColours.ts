import { useSyncExternalStore } from "react";
import type { Colours } from "./theme.ts";

const dark: Colours = { background: "#292929", foreground: "#ffffff" };

const wish = () => window.matchMedia?.("(prefers-color-scheme: dark)");

const subscribe = (notify: () => void) => {
  const wished = wish();
  wished?.addEventListener("change", notify);
  return () => wished?.removeEventListener("change", notify);
};

/** The colours that the reader's system asks for; null for light ones. */
export const useSystemColours = (): Colours | null =>
  useSyncExternalStore(subscribe, () => wish()?.matches ?? false) ? dark : null;
