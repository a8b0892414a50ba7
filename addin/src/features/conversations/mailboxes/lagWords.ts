import { mailboxTexts as words } from "../../../ui/texts/mailboxes.ts";

/** How far behind a mailbox is, in the unit that says it best. */
export function lagWords(seconds: number): string {
  if (seconds <= 0) return words.noLag;
  if (seconds < 90) return words.seconds(seconds);
  if (seconds < 90 * 60) return words.minutes(Math.round(seconds / 60));
  if (seconds < 36 * 3600) return words.hours(Math.round(seconds / 3600));
  return words.days(Math.round(seconds / 86_400));
}
