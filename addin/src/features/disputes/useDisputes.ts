import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { type Client, dataOf } from "../../http/client.ts";
import type { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";
import { useRepeatable } from "../../http/useRepeatable.ts";

/** The reasons for which customers contest, and what it takes to settle each. */
export function useDisputeReasons() {
  const api = useApi();
  return useQuery<Schemas["DisputeReasonTerms"][], Failure>({
    queryKey: ["dispute-reasons"],
    queryFn: ({ signal }) => dataOf(api.GET("/api/dispute-reasons", { signal })),
    staleTime: 300_000,
  });
}

/** Whatever is shown of disputes is read anew, and of the account they stand on. */
export function useDisputesChanged() {
  const queries = useQueryClient();
  return (accountId?: number) =>
    Promise.all(
      [["disputes"], ["dispute"], ...(accountId === undefined ? [] : [["account", accountId]])].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    );
}

interface Move {
  dispute: { id: number; version: number };
  state: Schemas["DisputeState"];
}

type Detail = Schemas["DisputeDetail"];

/** A dispute with everything about it. */
export function useDispute(id: number) {
  const api = useApi();
  return useQuery<Detail, Failure>({
    queryKey: ["dispute", id],
    queryFn: ({ signal }) => dataOf(api.GET("/api/disputes/{id}", { params: { path: { id } }, signal })),
  });
}

/** What every act on a dispute says: of which version, and once. */
interface ActHeader {
  "If-Match": string;
  "Idempotency-Key": string;
}

/**
 * Something that one does with a dispute, on the version that is shown.
 * @param onOvertaken Somebody else did something first; the dispute has been read anew, in the version that is told.
 */
export function useDisputeAct<Input>(
  { id, version, account }: Detail,
  onOvertaken: (version: number) => void,
  act: (api: Client, id: number, header: ActHeader, input: Input) => Promise<Detail>,
) {
  const api = useApi();
  const queries = useQueryClient();
  const changed = useDisputesChanged();
  const repeatable = useRepeatable();
  return useMutation<Detail, Failure, Input>({
    mutationFn: (input) =>
      act(api, id, { "If-Match": `"${version}"`, "Idempotency-Key": repeatable.keyFor([version, input]) }, input),
    onSuccess: (detail) => {
      repeatable.done();
      queries.setQueryData(["dispute", id], detail);
      void changed(account.id);
    },
    onError: async ({ problem }) => {
      if (problem?.status !== 412) return;
      await changed(account.id);
      onOvertaken(queries.getQueryData<Detail>(["dispute", id])?.version ?? version);
    },
  });
}

/** Says where a dispute stands while it is worked on; whoever asked may be gone from the screen when it is done. */
export function useMoveDispute(accountId: number, onMoved: (moved: Schemas["DisputeDetail"]) => void) {
  const api = useApi();
  const changed = useDisputesChanged();
  const repeatable = useRepeatable();
  return useMutation<Schemas["DisputeDetail"], Failure, Move>({
    mutationFn: ({ dispute: { id, version }, state }) =>
      dataOf(
        api.POST("/api/disputes/{id}/state", {
          params: {
            path: { id },
            header: { "If-Match": `"${version}"`, "Idempotency-Key": repeatable.keyFor([id, version, state]) },
          },
          body: { state },
        }),
      ),
    onSuccess: (moved) => {
      repeatable.done();
      onMoved(moved);
    },
    onSettled: () => changed(accountId),
  });
}
