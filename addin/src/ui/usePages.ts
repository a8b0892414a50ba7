import { keepPreviousData, type QueryKey, useInfiniteQuery } from "@tanstack/react-query";
import type { Failure } from "../http/failure.ts";

export interface PageOf<Row> {
  items: Row[];
  next: string | null;
}

/**
 * A list that is paged by key, read part by part as it is asked for.
 * @param pace How often it is read again while somebody watches, in milliseconds, which may depend on what was read; never where left out.
 */
export function usePages<Row>(
  key: QueryKey,
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<PageOf<Row>>,
  pace?: number | ((rows: Row[]) => number),
) {
  const query = useInfiniteQuery<PageOf<Row>, Failure, Row[], QueryKey, string | undefined>({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    placeholderData: keepPreviousData,
    refetchInterval:
      typeof pace === "function"
        ? ({ state }) => pace(state.data?.pages.flatMap(({ items }) => items) ?? [])
        : (pace ?? false),
  });
  return query;
}

export type Pages<Row> = ReturnType<typeof usePages<Row>>;
