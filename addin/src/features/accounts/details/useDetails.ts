import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf, done } from "../../../http/client.ts";
import type { Failure } from "../../../http/failure.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useRepeatable } from "../../../http/useRepeatable.ts";

type Details = Schemas["AccountDetails"];

export const detailsKey = (id: number) => ["account", id, "details"] as const;

/** Everything about an account that people keep. */
export function useDetails(id: number) {
  const api = useApi();
  return useQuery<Details, Failure>({
    queryKey: detailsKey(id),
    queryFn: ({ signal }) => dataOf(api.GET("/api/accounts/{id}/details", { params: { path: { id } }, signal })),
  });
}

/** Whatever is shown of an account is read anew; lists that name it are too. */
export function useAccountChanged(id: number) {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["account", id] }),
      queries.invalidateQueries({ queryKey: ["accounts"] }),
    ]);
}

export function useEditAccount(id: number) {
  const api = useApi();
  const changed = useAccountChanged(id);
  return useMutation<Details, Failure, { version: number; body: Schemas["ChangeAccountRequest"] }>({
    mutationFn: ({ version, body }) =>
      dataOf(api.PUT("/api/accounts/{id}", { params: { path: { id }, header: { "If-Match": `"${version}"` } }, body })),
    onSuccess: changed,
  });
}

/** Says that the account is not to be chased, or is again, and why. */
export function useSetStatus(id: number) {
  const api = useApi();
  const changed = useAccountChanged(id);
  return useMutation<Details, Failure, { version: number; body: Schemas["SetStatusRequest"] }>({
    mutationFn: ({ version, body }) =>
      dataOf(
        api.POST("/api/accounts/{id}/status", {
          params: { path: { id }, header: { "If-Match": `"${version}"` } },
          body,
        }),
      ),
    onSettled: changed,
  });
}

type Contact = { contact: Schemas["ContactView"] | null; version: number; body: Schemas["ContactRequest"] };

/** Saves a contact, or adds one where there is none yet. */
export function useSaveContact(accountId: number) {
  const api = useApi();
  const changed = useAccountChanged(accountId);
  const repeatable = useRepeatable();
  return useMutation<Schemas["ContactResponse"], Failure, Contact>({
    mutationFn: ({ contact, version, body }) =>
      contact
        ? dataOf(
            api.PUT("/api/contacts/{id}", {
              params: { path: { id: contact.id }, header: { "If-Match": `"${version}"` } },
              body,
            }),
          )
        : dataOf(
            api.POST("/api/accounts/{id}/contacts", {
              params: { path: { id: accountId }, header: { "Idempotency-Key": repeatable.keyFor(body) } },
              body,
            }),
          ),
    onSuccess: () => {
      repeatable.done();
      return changed();
    },
  });
}

export function useRemoveContact(accountId: number) {
  const api = useApi();
  const changed = useAccountChanged(accountId);
  return useMutation<void, Failure, Schemas["ContactView"]>({
    mutationFn: ({ id, version }) =>
      done(api.DELETE("/api/contacts/{id}", { params: { path: { id }, header: { "If-Match": `"${version}"` } } })),
    onSuccess: changed,
  });
}
