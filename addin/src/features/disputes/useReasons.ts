import { useQuery } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";

/** Why something may be contested, by code. */
export function useReasons() {
  const api = useApi();
  return useQuery<Schemas["DisputeReasonTerms"][], Failure>({
    queryKey: ["dispute-reasons"],
    queryFn: ({ signal }) => dataOf(api.GET("/api/dispute-reasons", { signal })),
    staleTime: 300_000,
  });
}
