import type { UseMutationResult } from "@tanstack/react-query";
import type { Failure } from "../../../http/failure.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";

interface Props<Input> {
  act: UseMutationResult<Schemas["DisputeDetail"], Failure, Input>;
  /** What did not happen. */
  title: string;
}

/** Why an act did not work; that somebody else was first is told at the top of the page. */
export function ActFailure<Input>({ act, title }: Props<Input>) {
  if (!act.error || act.error.problem?.status === 412) return null;
  return <FailureNotice title={title} failure={act.error} onRetry={() => act.mutate(act.variables as Input)} />;
}
