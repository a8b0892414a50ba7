import { useEffect, useState } from "react";
import type { Item } from "./openMail.ts";

export interface OpenItem {
  /** Another item has another key. */
  key: string;
  item: Item;
}

/**
 * The item beside the pane; null while none is selected. A pinned pane follows the selection. Outlook's event is now and then missed, so the
 * pane also looks when it is returned to.
 */
export function useOpenItem(): OpenItem | null {
  const [open, setOpen] = useState(() => current(0));
  useEffect(() => {
    let changes = 0;
    const look = () => {
      const now = current(changes);
      setOpen((known) => follow(known, now));
    };
    const change = () => {
      changes += 1;
      look();
    };
    Office.context.mailbox.addHandlerAsync(Office.EventType.ItemChanged, change);
    window.addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      Office.context.mailbox.removeHandlerAsync(Office.EventType.ItemChanged);
      window.removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  return open;
}

/**
 * A draft has no id, and a new mail no conversation either: only Outlook's event tells it from another.
 * @param changes How often Outlook has said that the item is another.
 */
function current(changes: number): OpenItem | null {
  const item = Office.context.mailbox.item as unknown as Item | null;
  const key = (of: Item) => ("itemId" in of && of.itemId ? of.itemId : `draft ${changes} ${of.conversationId ?? ""}`);
  return item && { key: key(item), item };
}

const follow = (known: OpenItem | null, now: OpenItem | null) => (known?.key === now?.key ? known : now);
