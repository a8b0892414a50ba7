import { Button } from "@fluentui/react-components";
import type { Failure } from "../http/failure.ts";
import { SignInButton } from "../identity/SignInButton.tsx";
import { Notice } from "./Notice.tsx";
import { texts } from "./texts.ts";

interface Props {
  /** What did not happen. */
  title: string;
  failure: Failure;
  onRetry: () => void;
  /** Nothing was to be saved. */
  isRead?: boolean;
}

/** What was asked for did not work: what happened, whether it may be saved, and what to do. */
export function FailureNotice({ title, failure, onRetry, isRead = false }: Props) {
  if (failure.kind === "signIn") {
    return (
      <Notice
        intent="error"
        title={texts.states.signIn.title}
        actions={<SignInButton claims={failure.claims} onSignedIn={onRetry} />}
      >
        {title}
      </Notice>
    );
  }

  const { problem } = failure;
  const isRefused = failure.kind === "refused";
  return (
    <Notice
      intent="error"
      title={isRefused ? title : texts.states.unreachable.title}
      actions={
        !isRefused && (
          <Button size="small" onClick={onRetry}>
            {texts.common.tryAgain}
          </Button>
        )
      }
    >
      {problem ? problem.detail : isRead ? null : texts.common.maybeSaved}
      {problem?.errors
        ?.filter(({ detail }) => detail !== problem.detail)
        .map((error) => (
          <div key={`${error.field} ${error.code}`}>{error.detail}</div>
        ))}
      {problem && !isRefused && <div>{texts.common.reference(problem.requestId)}</div>}
    </Notice>
  );
}
