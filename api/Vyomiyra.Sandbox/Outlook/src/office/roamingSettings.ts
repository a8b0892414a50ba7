import type { PaneHost } from "../protocol.ts";
import { settle } from "./asyncResult.ts";

/** Changes are kept in memory until saveAsync, as in Outlook. */
export function roamingSettings(saved: Record<string, unknown>, host: PaneHost): Office.RoamingSettings {
  const settings = new Map(Object.entries(saved));
  return {
    get: (name) => settings.get(name),
    set: (name, value: unknown) => void settings.set(name, value),
    remove: (name) => void settings.delete(name),
    saveAsync: (callback) => settle(() => host.saveSettings(Object.fromEntries(settings)), callback),
  };
}
