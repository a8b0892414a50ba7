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
  const [open, setOpen] = useState(current);
  useEffect(() => {
    const look = () => setOpen((known) => follow(known, current()));
    Office.context.mailbox.addHandlerAsync(Office.EventType.ItemChanged, look);
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

function current(): OpenItem | null {
  const item = Office.context.mailbox.item as unknown as Item | null;
  return item && { key: "itemId" in item && item.itemId ? item.itemId : `draft ${item.conversationId ?? ""}`, item };
}

const follow = (known: OpenItem | null, now: OpenItem | null) => (known?.key === now?.key ? known : now);
