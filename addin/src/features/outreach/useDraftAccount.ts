import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";
import { type Draft, onDraftChanged } from "../../outlook/composeMail.ts";
import { readMail } from "../../outlook/openMail.ts";

/** The draft as it was read, and whose it is. */
export interface OpenedDraft {
  mail: Schemas["OpenMail"];
  answer: Schemas["ResolveResponse"];
}

/**
 * Whose the draft is, by its recipients and its subject; looked up anew when they change.
 * @param openKey Tells the draft from every other.
 * @param chosen The account a person chose, whatever the draft says.
 */
export function useDraftAccount(draft: Draft, openKey: string, chosen: number | null) {
  const api = useApi();
  const opened = useQuery<OpenedDraft, Failure>({
    queryKey: ["draft", openKey, chosen],
    queryFn: async ({ signal }) => {
      const mail = await readMail(draft);
      signal.throwIfAborted();
      const answer = await dataOf(
        api.POST("/api/conversations/resolve", { body: { mail, accountId: chosen }, signal }),
      );
      return { mail, answer };
    },
    // Returned to, a draft may have other recipients.
    gcTime: 0,
    retry: 1,
    retryDelay: 500,
  });
  const { refetch } = opened;
  useEffect(() => onDraftChanged(draft, () => void refetch()), [draft, refetch]);
  return opened;
}
