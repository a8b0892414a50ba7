import type { PaneEvent, PaneHost, PaneStart } from "../protocol.ts";
import { type ComposeItem, composeItem } from "./composeItem.ts";
import { EventType, HostType, PlatformType } from "./enums.ts";
import { Events } from "./events.ts";
import { type ReadItem, readItem } from "./item.ts";
import { convertToEwsId, convertToRestId } from "./itemId.ts";
import { isSetSupported } from "./requirements.ts";
import { roamingSettings } from "./roamingSettings.ts";

type Mailbox = Pick<
  Office.Mailbox,
  "addHandlerAsync" | "removeHandlerAsync" | "convertToEwsId" | "convertToRestId" | "userProfile"
> & {
  /** Null while a pinned pane stands beside no message. */
  item: ReadItem | ComposeItem | null;
  diagnostics: Pick<Office.Diagnostics, "hostName" | "hostVersion" | "OWAView">;
};

type Theme = Pick<
  Office.OfficeTheme,
  "bodyBackgroundColor" | "bodyForegroundColor" | "controlBackgroundColor" | "controlForegroundColor"
>;

/** What the stand-in offers of Office.context. */
export type Context = Pick<
  Office.Context,
  "contentLanguage" | "diagnostics" | "displayLanguage" | "host" | "platform" | "requirements" | "roamingSettings"
> & { mailbox: Mailbox; officeTheme: Theme };

const version = "16.01";

/** The context of one pane, and the way in for what happens around it. */
export function createContext(
  start: PaneStart,
  host: PaneHost,
): { context: Context; apply: (event: PaneEvent) => void } {
  const ownDomain = start.user.address.slice(start.user.address.lastIndexOf("@") + 1);
  const itemOf = (snapshot: PaneStart["item"]) => snapshot && readItem(snapshot, host, ownDomain);
  const events = new Events(EventType.ItemChanged, EventType.OfficeThemeChanged);
  const draftEvents = new Events(EventType.RecipientsChanged);

  const context: Context = {
    displayLanguage: start.language,
    contentLanguage: start.language,
    host: HostType.Outlook,
    platform: PlatformType.OfficeOnline,
    diagnostics: { host: HostType.Outlook, platform: PlatformType.OfficeOnline, version },
    requirements: { isSetSupported },
    roamingSettings: roamingSettings(start.settings, host),
    officeTheme: start.theme,
    mailbox: {
      item: start.draft ? composeItem(start.draft, host, ownDomain, draftEvents) : itemOf(start.item),
      diagnostics: { hostName: "OutlookWebApp", hostVersion: version, OWAView: "ThreeColumns" },
      userProfile: {
        accountType: "enterprise",
        displayName: start.user.name,
        emailAddress: start.user.address,
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      },
      convertToEwsId,
      convertToRestId,
      addHandlerAsync: events.addHandlerAsync,
      removeHandlerAsync: events.removeHandlerAsync,
    },
  };

  const apply = (event: PaneEvent) => {
    if (event.event === "itemChanged") {
      context.mailbox.item = itemOf(event.item);
      events.raise({ type: "olkItemSelectedChanged" });
    } else if (event.event === "recipientsChanged") {
      const recipientsChanged = { type: "olkRecipientsChanged", changedRecipientFields: event.changed };
      draftEvents.raise(recipientsChanged);
    } else {
      context.officeTheme = event.theme;
      const themeChanged = { type: "officeThemeChanged", officeTheme: event.theme };
      events.raise(themeChanged);
    }
  };
  return { context, apply };
}
