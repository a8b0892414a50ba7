import { useQuery } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";

/** What the account owes, item by item, the oldest due first. */
export function useStatement(accountId: number) {
  const api = useApi();
  return useQuery<Schemas["Statement"], Failure>({
    queryKey: ["statement", accountId],
    queryFn: ({ signal }) =>
      dataOf(api.GET("/api/accounts/{id}/statement", { params: { path: { id: accountId } }, signal })),
  });
}

/** Where the statement is fetched as a letter; of these receivables alone where there are any. */
export const statementPath = (accountId: number, receivables: readonly number[] = []) =>
  `/api/accounts/${accountId}/statement${receivables.length > 0 ? `?receivables=${receivables.join(",")}` : ""}`;
