/** Characters that draw nothing but change how others are drawn: controls, and overrides of the writing direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it removes.
const invisible = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/g;

/** What others wrote, as one line that cannot rearrange what stands around it. */
export const plain = (text: string) => text.replace(invisible, " ").replace(/\s+/g, " ").trim();
