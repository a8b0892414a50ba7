import { useQuery } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";

export const accountKey = (id: number) => ["account", id] as const;

/**
 * The account as it stands.
 * @param isWanted Whether it is to be read; false where it is known from elsewhere.
 */
export function useAccount(id: number, isWanted = true) {
  const api = useApi();
  return useQuery<Schemas["AccountContext"], Failure>({
    queryKey: accountKey(id),
    enabled: isWanted,
    queryFn: ({ signal }) => dataOf(api.GET("/api/accounts/{id}", { params: { path: { id } }, signal })),
  });
}
