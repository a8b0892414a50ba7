/** One instalment after the first, as it is being written. */
export interface InstalmentDraft {
  /** Tells it apart from the others, wherever it stands. */
  key: number;
  amount: string;
  /** ISO date; null while there is none. */
  day: string | null;
}

/** The same day of the next month, or that month's last. */
export function monthAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10);
}
