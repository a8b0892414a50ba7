import { Button } from "@fluentui/react-components";
import type { Failure } from "../http/failure.ts";
import { SignInButton } from "../identity/SignInButton.tsx";
import { Screen } from "./Screen.tsx";
import { texts } from "./texts.ts";

interface Props {
  /** Null while the request waits for a connection. */
  failure: Failure | null;
  onRetry: () => void;
  isRetrying: boolean;
}

/** What is asked for could not be read: why, and what to do. */
export function Unread({ failure, onRetry, isRetrying }: Props) {
  const { states, common } = texts;
  if (failure?.kind === "signIn") {
    return (
      <Screen title={states.signIn.title} actions={<SignInButton claims={failure.claims} onSignedIn={onRetry} />}>
        {states.signIn.detail}
      </Screen>
    );
  }
  if (failure?.kind === "notMember") return <Screen title={states.notMember.title}>{states.notMember.detail}</Screen>;

  const problem = failure?.problem;
  const { title, detail } =
    !failure || !navigator.onLine
      ? states.offline
      : failure.kind === "refused"
        ? states.refused
        : problem?.code === "rate_limited"
          ? states.busy
          : states.unreachable;
  return (
    <Screen
      alert
      title={title}
      actions={
        <Button appearance="primary" disabledFocusable={isRetrying} onClick={onRetry}>
          {common.tryAgain}
        </Button>
      }
    >
      {problem?.detail && failure?.kind === "refused" ? problem.detail : detail}
      {problem && ` ${common.reference(problem.requestId)}.`}
    </Screen>
  );
}
