import { useLayoutEffect, useState } from "react";

/** The colours Outlook paints itself with, as CSS colours. */
export interface HostColours {
  background: string;
  foreground: string;
}

/** The BCP 47 language that the user reads Outlook in. */
export const displayLanguage = () =>
  (typeof Office === "undefined" ? undefined : Office.context?.displayLanguage) || navigator.language;

/** Outlook's colours, as they change; null before Outlook is ready, and where it tells none. */
export function useHostColours(isReady: boolean): HostColours | null {
  const [colours, setColours] = useState<HostColours | null>(null);
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

const coloursOf = (theme: Office.OfficeTheme | undefined): HostColours | null =>
  theme?.bodyBackgroundColor && theme.bodyForegroundColor
    ? { background: theme.bodyBackgroundColor, foreground: theme.bodyForegroundColor }
    : null;
