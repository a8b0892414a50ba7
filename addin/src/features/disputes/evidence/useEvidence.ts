import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Failure } from "../../../http/failure.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useTransfers } from "../../../http/transfers.ts";
import { useRepeatable } from "../../../http/useRepeatable.ts";

/** How often it is looked at while it is being read, in milliseconds. */
const pace = 2_000;

const keyOf = (disputeId: number) => ["dispute", disputeId, "evidence"] as const;

/** What is kept behind a dispute; watched while some of it is on its way. */
export function useEvidence(disputeId: number) {
  const api = useApi();
  return useQuery<Schemas["DisputeEvidence"], Failure>({
    queryKey: keyOf(disputeId),
    queryFn: ({ signal }) =>
      dataOf(api.GET("/api/disputes/{id}/evidence", { params: { path: { id: disputeId } }, signal })),
    refetchInterval: ({ state }) =>
      state.data?.bundles.some((bundle) => bundle.state === "collecting") ? pace : false,
  });
}

/** The evidence, the dispute's history and its version are read anew. */
function useEvidenceChanged(disputeId: number) {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["dispute", disputeId] });
}

interface Gathered {
  bundle: Schemas["EvidenceView"];
  /** There was something in the thread that was not kept yet. */
  isNew: boolean;
}

/** Keeps a thread as it is now: the mail's, or where there is none the one that the dispute came from. */
export function useGather(disputeId: number, mail: Schemas["OpenMail"] | null = null) {
  const api = useApi();
  const changed = useEvidenceChanged(disputeId);
  const repeatable = useRepeatable();
  return useMutation<Gathered, Failure>({
    mutationFn: async () => {
      const call = api.POST("/api/disputes/{id}/evidence", {
        params: { path: { id: disputeId }, header: { "Idempotency-Key": repeatable.keyFor([disputeId, mail]) } },
        body: mail ? { mail } : {},
      });
      const bundle = await dataOf(call);
      return { bundle, isNew: (await call).response.status === 201 };
    },
    onSuccess: () => {
      repeatable.done();
      return changed();
    },
  });
}

/** Has what could not be read read again, on behalf of whoever asks. */
export function useRetry(disputeId: number, evidenceId: number) {
  const api = useApi();
  const changed = useEvidenceChanged(disputeId);
  return useMutation<Schemas["EvidenceView"], Failure>({
    mutationFn: () => dataOf(api.POST("/api/evidence/{id}/retry", { params: { path: { id: evidenceId } } })),
    onSuccess: changed,
  });
}

type Hold = Schemas["HoldEvidenceRequest"] & {
  /** The dispute's, as it was decided on. */
  version: number;
};

/** Keeps the evidence from being erased, or no longer. */
export function useHold(disputeId: number) {
  const api = useApi();
  const queries = useQueryClient();
  const changed = useEvidenceChanged(disputeId);
  return useMutation<Schemas["LegalHold"], Failure, Hold>({
    mutationFn: ({ version, ...body }) =>
      dataOf(
        api.PUT("/api/disputes/{id}/legal-hold", {
          params: { path: { id: disputeId }, header: { "If-Match": `"${version}"` } },
          body,
        }),
      ),
    onSuccess: ({ isOn, version }) =>
      queries.setQueryData<Schemas["DisputeEvidence"]>(
        keyOf(disputeId),
        (evidence) => evidence && { ...evidence, isOnLegalHold: isOn, disputeVersion: version },
      ),
    onSettled: changed,
  });
}

/** Sends a file to lie with the evidence, and tells how far it is. */
export function useAddFile(disputeId: number, onAdded: (name: string) => void) {
  const transfers = useTransfers();
  const changed = useEvidenceChanged(disputeId);
  const repeatable = useRepeatable();
  const control = useRef<AbortController>(null);
  const [share, setShare] = useState(0);
  const add = useMutation<Schemas["EvidenceView"], Failure, File>({
    mutationFn: (file) => {
      control.current = new AbortController();
      setShare(0);
      const key = repeatable.keyFor([disputeId, file.name, file.size, file.lastModified]);
      const path = `/api/disputes/${disputeId}/files?name=${encodeURIComponent(file.name)}`;
      return transfers.upload(path, file, setShare, control.current.signal, key);
    },
    onSuccess: (_, file) => {
      repeatable.done();
      onAdded(file.name);
      return changed();
    },
  });
  return {
    start: add.mutate,
    cancel: () => {
      control.current?.abort();
      add.reset();
    },
    file: add.variables,
    isPending: add.isPending,
    error: add.error,
    share,
  };
}
