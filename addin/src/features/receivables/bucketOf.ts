const lastDays = [0, 30, 60, 90];

/** The ageing bucket of so many days past the due date: not due, 1-30, 31-60, 61-90, over 90. */
export function bucketOf(daysOverdue: number): number {
  const bucket = lastDays.findIndex((last) => daysOverdue <= last);
  return bucket < 0 ? lastDays.length : bucket;
}
