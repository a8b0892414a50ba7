import { plain } from "../../../ui/plain.ts";

const fewLines = 8;
const fewCharacters = 600;

/** What somebody wrote, in its lines but with nothing in them that rearranges what stands around; empty lines at most one in a row. */
export const linesOf = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .map(plain)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

/** Its beginning; null where the whole is short enough to show. */
export function beginningOf(text: string): string | null {
  const lines = text.split("\n");
  const first = lines.slice(0, fewLines).join("\n");
  if (lines.length <= fewLines && first.length <= fewCharacters) return null;
  return first.length <= fewCharacters
    ? first
    : first.slice(0, first.lastIndexOf(" ", fewCharacters) + 1 || fewCharacters).replace(/[\uD800-\uDBFF]$/, "");
}
