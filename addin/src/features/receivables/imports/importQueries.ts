import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Failure } from "../../../http/failure.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useRepeatable } from "../../../http/useRepeatable.ts";

type Run = Schemas["ImportRunView"];

const restful: readonly Schemas["ImportState"][] = ["finished", "failed", "cancelled", "undone", "awaitingApproval"];

/** How often a run is looked at while it moves, in milliseconds. */
const pace = 2_000;

export const isAtRest = (state: Schemas["ImportState"]) => restful.includes(state);

export const runKey = (id: number) => ["import", id] as const;

/** One run, looked at again and again while it moves and somebody watches. */
export function useRun(id: number) {
  const api = useApi();
  return useQuery<Run, Failure>({
    queryKey: runKey(id),
    queryFn: ({ signal }) => dataOf(api.GET("/api/imports/{id}", { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isAtRest(state.data.state) ? false : pace),
  });
}

type Decision = "cancel" | "approve" | "decline" | "undo";

/** What a person says about a run. */
export function useDecide(id: number, decision: Decision) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation<Run, Failure, void>({
    mutationFn: () => dataOf(api.POST(`/api/imports/{id}/${decision}`, { params: { path: { id } } })),
    onSuccess: (run) => {
      queries.setQueryData(runKey(id), run);
      return queries.invalidateQueries({ queryKey: ["import", id] });
    },
    onError: () => void queries.invalidateQueries({ queryKey: runKey(id) }),
  });
}

export function useProfiles() {
  const api = useApi();
  return useQuery<Schemas["NamedImportProfile"][], Failure>({
    queryKey: ["import-profiles"],
    queryFn: ({ signal }) => dataOf(api.GET("/api/import-profiles", { signal })),
  });
}

/** The first rows as a profile reads them. */
export function usePreview(fileId: string, profile: Schemas["ImportProfileView"]) {
  const api = useApi();
  return useQuery<Schemas["FilePreview"], Failure>({
    queryKey: ["import-preview", fileId, profile],
    queryFn: ({ signal }) =>
      dataOf(
        api.POST("/api/imports/files/{id}/preview", { params: { path: { id: fileId } }, body: { profile }, signal }),
      ),
    placeholderData: (before) => before,
  });
}

/** The profile to keep first, where there is one to keep. */
interface Kept {
  name: string;
  /** Null for a new one. */
  version: number | null;
  profile: Schemas["ImportProfileView"];
}

/** Keeps the profile, then starts the run. */
export function useBegin() {
  const api = useApi();
  const queries = useQueryClient();
  const repeatable = useRepeatable();
  const keep = useMutation<Schemas["NamedImportProfile"], Failure, Kept>({
    mutationFn: ({ name, version, profile }) =>
      dataOf(
        api.PUT("/api/import-profiles/{name}", {
          params: { path: { name } },
          headers: version === null ? { "If-None-Match": "*" } : { "If-Match": `"${version}"` },
          body: profile,
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["import-profiles"] }),
  });
  const begin = useMutation<Run, Failure, Schemas["BeginImportRequest"]>({
    mutationFn: (body) =>
      dataOf(api.POST("/api/imports", { headers: { "Idempotency-Key": repeatable.keyFor(body) }, body })),
    onSuccess: () => {
      repeatable.done();
      return queries.invalidateQueries({ queryKey: ["imports"] });
    },
  });
  return { keep, begin };
}
