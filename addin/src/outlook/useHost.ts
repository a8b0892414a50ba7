import { useLayoutEffect, useState } from "react";
import type { Colours } from "../ui/theme.ts";

/** The BCP 47 language that the user reads Outlook in. */
export const displayLanguage = () =>
  (typeof Office === "undefined" ? undefined : Office.context?.displayLanguage) || navigator.language;

/** Outlook's colours, as they change; null before Outlook is ready, and where it tells none. */
export function useHostColours(isReady: boolean): Colours | null {
  const [colours, setColours] = useState<Colours | null>(null);
  useLayoutEffect(() => {
    if (!isReady) return;
    setColours(coloursOf(hostTheme()));
    const { mailbox, requirements } = Office.context;
    if (!requirements.isSetSupported("Mailbox", "1.14")) return;
    mailbox.addHandlerAsync(Office.EventType.OfficeThemeChanged, (event: { officeTheme?: Office.OfficeTheme }) =>
      setColours(coloursOf(event.officeTheme ?? hostTheme())),
    );
    return () => mailbox.removeHandlerAsync(Office.EventType.OfficeThemeChanged);
  }, [isReady]);
  return colours;
}

const hostTheme = () => (typeof Office === "undefined" ? undefined : Office.context?.officeTheme);

const coloursOf = (theme: Office.OfficeTheme | undefined): Colours | null =>
  theme?.bodyBackgroundColor && theme.bodyForegroundColor
    ? { background: theme.bodyBackgroundColor, foreground: theme.bodyForegroundColor }
    : null;
