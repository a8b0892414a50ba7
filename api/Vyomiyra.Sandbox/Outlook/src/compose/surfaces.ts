import type { BodyFormat } from "../protocol.ts";

/** A body on the screen: what it says, and where its cursor is. */
export interface Surface {
  readonly format: BodyFormat;
  /** As it is stored. */
  content(): string;
  text(): string;
  /** In place of what is selected, else at the cursor, else at the top; the cursor ends up behind it. */
  insert(data: string, format: BodyFormat): void;
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Plain text as HTML that reads the same. */
export const htmlOf = (text: string) =>
  text.replace(/[&<>]/g, (character) => escapes[character] ?? character).replace(/\r?\n/g, "<br>");

export const htmlSurface = (page: Document, onInput: () => void): Surface => ({
  format: "html",
  content: () => page.body.innerHTML,
  text: () => page.body.innerText,
  insert(data, format) {
    const selection = page.getSelection();
    const range = cursorIn(page);
    range.deleteContents();
    const parsed = page.createElement("template");
    parsed.innerHTML = format === "html" ? data : htmlOf(data);
    const last = parsed.content.lastChild;
    range.insertNode(parsed.content);
    if (last) range.setStartAfter(last);
    range.collapse(true);
    selection?.removeAllRanges();
    selection?.addRange(range);
    onInput();
  },
});

function cursorIn(page: Document): Range {
  const selection = page.getSelection();
  if (selection?.rangeCount && page.body.contains(selection.getRangeAt(0).commonAncestorContainer))
    return selection.getRangeAt(0);
  const top = page.createRange();
  top.setStart(page.body, 0);
  return top;
}

export const textSurface = (field: HTMLTextAreaElement, onInput: () => void): Surface => ({
  format: "text",
  content: () => field.value,
  text: () => field.value,
  insert(data) {
    field.setRangeText(data, field.selectionStart, field.selectionEnd, "end");
    onInput();
  },
});
