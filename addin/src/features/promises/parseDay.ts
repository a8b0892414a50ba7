import { casual as american, GB as british } from "chrono-node/en";

/**
 * A day as people write it ("27 Nov", "27.11.", "next friday"), as an ISO date; null where it says none.
 * @param today The company's day, ISO: what is said counts from there, and forward.
 */
export function parseDay(text: string, today: string, locale: string): string | null {
  const from = new Date(`${today}T12:00:00`);
  const dotted = /^\s*(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})?\s*$/.exec(text);
  if (dotted) return parseDotted(dotted, from);
  const reader = /^en-US\b/i.test(locale) ? american : british;
  return iso(reader.parseDate(text, from, { forwardDate: true }));
}

/** "27.11." is the next such day; a day that no month has is none. */
function parseDotted([, day, month, year]: RegExpExecArray, from: Date): string | null {
  const date = new Date(Number(year ?? from.getFullYear()), Number(month) - 1, Number(day), 12);
  if (date.getDate() !== Number(day)) return null;
  if (!year && date < from) date.setFullYear(date.getFullYear() + 1);
  return iso(date);
}

const iso = (date: Date | null) =>
  date &&
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
