import { useQuery } from "@tanstack/react-query";
import { useApi } from "../http/ApiContext.ts";
import { dataOf } from "../http/client.ts";
import type { Failure } from "../http/failure.ts";
import type { Schemas } from "../http/schemas.ts";

/** Who is signed in, and what they may do. */
export function useMe() {
  const api = useApi();
  return useQuery<Schemas["MeAnswer"], Failure>({
    queryKey: ["me"],
    queryFn: ({ signal }) => dataOf(api.GET("/api/me", { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
