import { useQuery } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";

export const accountKey = (id: number) => ["account", id] as const;

/** The account as it stands. */
export function useAccount(id: number) {
  const api = useApi();
  return useQuery<Schemas["AccountContext"], Failure>({
    queryKey: accountKey(id),
    queryFn: ({ signal }) => dataOf(api.GET("/api/accounts/{id}", { params: { path: { id } }, signal })),
  });
}
