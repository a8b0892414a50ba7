import { useMutation } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { done } from "../../http/client.ts";
import type { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";

export interface Dismissal {
  accountId: number;
  origin: Schemas["SuggestionOrigin"];
  isDismissed: boolean;
}

/** Rejects a suggestion, or takes that back. */
export function useDismissal(onFailed: (dismissal: Dismissal) => void) {
  const api = useApi();
  return useMutation<void, Failure, Dismissal>({
    // What was said last holds, however long the answers take.
    scope: { id: "dismissal" },
    mutationFn: ({ accountId: id, origin, isDismissed }) =>
      done(
        isDismissed
          ? api.PUT("/api/accounts/{id}/dismissed-suggestions", { params: { path: { id } }, body: origin })
          : api.DELETE("/api/accounts/{id}/dismissed-suggestions/{key}", { params: { path: { id, key: origin.key } } }),
      ),
    onError: (_, dismissal) => onFailed(dismissal),
  });
}

/** The reading with one suggestion dismissed, or shown again. */
export function withDismissal(
  reading: Schemas["MailReadingView"],
  { origin, isDismissed }: Pick<Dismissal, "origin" | "isDismissed">,
): Schemas["MailReadingView"] {
  const mark = <Row extends { origin: Schemas["SuggestionOrigin"]; isDismissed: boolean }>(rows: Row[]) =>
    rows.map((row) => (row.origin.key === origin.key ? { ...row, isDismissed } : row));
  return {
    ...reading,
    promises: mark(reading.promises),
    disputes: mark(reading.disputes),
    sayings: mark(reading.sayings),
  };
}
