import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf, done } from "../../../http/client.ts";
import type { Failure } from "../../../http/failure.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useRepeatable } from "../../../http/useRepeatable.ts";
import { usePages } from "../../../ui/usePages.ts";

type Mailbox = Schemas["MailboxView"];

const mailboxesKey = ["mailboxes"] as const;

/** How often the mailboxes are looked at while somebody watches, in milliseconds: sooner while there is something to see. */
const pace = (mailboxes: Mailbox[]) =>
  mailboxes.some(({ state, lagSeconds }) => state === "joining" || lagSeconds > 0) ? 5_000 : 30_000;

/** The enrolled mailboxes as they stand. */
export function useMailboxes() {
  const api = useApi();
  return usePages(
    mailboxesKey,
    (cursor, signal) =>
      dataOf(api.GET("/api/mailboxes", { params: { query: { ...(cursor && { after: Number(cursor) }) } }, signal })),
    pace,
  );
}

function useMailboxesChanged() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: mailboxesKey });
}

export function useEnrol() {
  const api = useApi();
  const changed = useMailboxesChanged();
  const repeatable = useRepeatable();
  return useMutation<Mailbox, Failure, Schemas["EnrolMailboxRequest"]>({
    mutationFn: (body) =>
      dataOf(api.POST("/api/mailboxes", { params: { header: { "Idempotency-Key": repeatable.keyFor(body) } }, body })),
    onSuccess: () => {
      repeatable.done();
      return changed();
    },
  });
}

export function useWithdraw() {
  const api = useApi();
  const changed = useMailboxesChanged();
  return useMutation<Schemas["MailboxRemains"], Failure, Mailbox>({
    mutationFn: ({ id, version }) =>
      dataOf(api.DELETE("/api/mailboxes/{id}", { params: { path: { id }, header: { "If-Match": `"${version}"` } } })),
    onSettled: changed,
  });
}

/** Looks at a mailbox now, as if it had told of news. */
export function useRing() {
  const api = useApi();
  const changed = useMailboxesChanged();
  return useMutation<void, Failure, Mailbox>({
    mutationFn: ({ id }) => done(api.POST("/api/mailboxes/{id}/sync", { params: { path: { id } } })),
    onSuccess: changed,
  });
}
