import { useQuery } from "@tanstack/react-query";
import { useApi } from "../../http/ApiContext.ts";
import { dataOf } from "../../http/client.ts";
import type { Failure } from "../../http/failure.ts";
import type { Schemas } from "../../http/schemas.ts";

/** The teams one may assign accounts to, with their people. */
export function useTeams() {
  const api = useApi();
  return useQuery<Schemas["TeamRow"][], Failure>({
    queryKey: ["teams"],
    queryFn: ({ signal }) => dataOf(api.GET("/api/teams", { signal })),
    staleTime: 300_000,
  });
}

/** Everybody in some teams, by name, each once. */
export const peopleOf = (teams: readonly Schemas["TeamRow"][]): Schemas["TeamMemberRow"][] =>
  [...new Map(teams.flatMap(({ members }) => members).map((member) => [member.id, member])).values()].sort((a, b) =>
    a.name.localeCompare(b.name),
  );
