import { useQuery } from "@tanstack/react-query";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Failure } from "../../../http/failure.ts";
import type { Schemas } from "../../../http/schemas.ts";

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
