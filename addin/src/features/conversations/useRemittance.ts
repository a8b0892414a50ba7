import { useQuery } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";

/** A file on a mail never changes; what is open does, and is fetched again with the mail. */
const lifetime = 5 * 60_000;

/** What the tables on the open mail say was paid for what. They are read from the mailbox, which may take a moment. */
export function useRemittance(mail: Schemas["OpenMail"], accountId: number) {
  const api = useApi();
  return useQuery<Schemas["RemittanceView"], Failure>({
    queryKey: ["remittance", mail.mailbox, mail.itemId, accountId],
    queryFn: ({ signal }) =>
      // Its text says nothing about its tables.
      dataOf(
        api.POST("/api/conversations/remittance", {
          body: { mail: { ...mail, body: null, headers: null }, accountId },
          signal,
        }),
      ),
    staleTime: lifetime,
    retry: (times, error) => Failure.of(error).kind === "unreachable" && times < 1,
    retryDelay: 500,
  });
}
