import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";

/** All there is to know of a promise. */
export function usePromise(id: number) {
  const api = useApi();
  return useQuery<Schemas["PromiseDetails"], Failure>({
    queryKey: ["promises", "one", id],
    queryFn: ({ signal }) => dataOf(api.GET("/api/promises/{id}", { params: { path: { id } }, signal })),
  });
}

/** Whatever is shown of promises is read anew, and of the account that made them. */
export function usePromisesChanged(accountId: number) {
  const queries = useQueryClient();
  return () =>
    [["promises"], ["account", accountId]].forEach((queryKey) => void queries.invalidateQueries({ queryKey }));
}
