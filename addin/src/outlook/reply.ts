import { call } from "./async.ts";
import { type Item, isRead, restId, supports } from "./openMail.ts";

/**
 * Opens a reply to the message beside the pane with a text that a person reads, changes and sends. False where Outlook offers none: beside a
 * draft, where another message is selected by now, or where it does not open.
 * @param itemId The message that is to be answered, by its REST id.
 */
export async function replyWith(text: string, itemId: string): Promise<boolean> {
  const item = Office.context.mailbox.item as unknown as Item | null;
  if (!item || !isRead(item) || restId(item.itemId) !== itemId) return false;
  const form = { htmlBody: htmlOf(text) };
  if (supports("1.9"))
    return call<void>((done) => item.displayReplyFormAsync(form, done)).then(
      () => true,
      () => false,
    );
  item.displayReplyForm(form);
  return true;
}

/** Plain text as HTML that says exactly the same. */
function htmlOf(text: string): string {
  const line = document.createElement("div");
  return text
    .split(/\r?\n/)
    .map((words) => {
      line.textContent = words;
      return line.innerHTML;
    })
    .join("<br>");
}
