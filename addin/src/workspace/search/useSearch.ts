import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";

const shortest = 2;
const most = 12;

/** What is known by some words, best first. */
export function useSearch(words: string) {
  const api = useApi();
  const found = useQuery<Schemas["SearchAnswer"], Failure>({
    queryKey: ["search", words],
    queryFn: ({ signal }) => dataOf(api.GET("/api/search", { params: { query: { q: words, size: most } }, signal })),
    enabled: words.length >= shortest,
    placeholderData: keepPreviousData,
  });
  return { ...found, isAsked: words.length >= shortest, hits: words.length >= shortest ? found.data?.hits : undefined };
}
