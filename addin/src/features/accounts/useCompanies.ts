import { useQuery } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";

/** Our companies, by code. */
export function useCompanies() {
  const api = useApi();
  return useQuery<Schemas["CompanyRow"][], Failure>({
    queryKey: ["companies"],
    queryFn: ({ signal }) => dataOf(api.GET("/api/companies", { signal })),
    staleTime: 300_000,
  });
}
