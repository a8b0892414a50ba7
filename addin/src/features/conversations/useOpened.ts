import { useQuery } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";
import { readMail } from "../../outlook/openMail.ts";
import type { OpenItem } from "../../outlook/useOpenItem.ts";

/** The open mail, and what the API knows about it. */
export interface Opened {
  mail: Schemas["OpenMail"];
  answer: Schemas["ResolveResponse"];
}

const recovery = 15_000;

export const openedKey = (open: OpenItem, chosen: number | null) => ["opened", open.key, chosen];

/**
 * Resolves the open mail in one round trip. Another item cancels the request of the one before; an outage is asked past every few seconds.
 * @param chosen The account a person wants to see, whatever the evidence says.
 */
export function useOpened(open: OpenItem, chosen: number | null) {
  const api = useApi();
  return useQuery<Opened, Failure>({
    queryKey: openedKey(open, chosen),
    queryFn: async ({ signal }) => {
      const mail = await readMail(open.item);
      signal.throwIfAborted();
      const answer = await dataOf(
        api.POST("/api/conversations/resolve", { body: { mail, accountId: chosen }, signal }),
      );
      return { mail, answer };
    },
    retry: (times, error) => Failure.of(error).kind === "unreachable" && times < 1,
    retryDelay: 500,
    refetchInterval: ({ state }) => (state.error?.kind === "unreachable" ? recovery : false),
  });
}
