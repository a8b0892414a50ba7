const day = 86_400_000;

const startOfDay = (instant: Date) => new Date(instant.getFullYear(), instant.getMonth(), instant.getDate()).getTime();

const daysBetween = (earlier: Date, later: Date) => Math.round((startOfDay(later) - startOfDay(earlier)) / day);

const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "short", hour: "2-digit", minute: "2-digit" });
const date = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short" });
const dateOfYear = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const full = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** As short as the distance allows: a time today, a weekday this week, a date before. */
export function shortDate(iso: string, now: Date): string {
  const instant = new Date(iso);
  const ago = daysBetween(instant, now);
  if (ago === 0) return time.format(instant);
  if (ago > 0 && ago < 7) return weekday.format(instant);
  return (instant.getFullYear() === now.getFullYear() ? date : dateOfYear).format(instant);
}

export const fullDate = (iso: string) => full.format(new Date(iso));

/** The heading a message stands under in the list. */
export function dateGroup(iso: string, now: Date): string {
  const ago = daysBetween(new Date(iso), now);
  if (ago <= 0) return "Today";
  if (ago === 1) return "Yesterday";
  if (ago < 7) return "Last seven days";
  return "Older";
}
