import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { texts } from "../ui/texts.ts";
import { useSignIn } from "./SignInContext.ts";

interface Props {
  claims: string | undefined;
  onSignedIn: () => void;
}

/** Signing in needs a click: without one the browser shuts the window. It may be pressed again while a window is lost. */
export function SignInButton({ claims, onSignedIn }: Props) {
  const signIn = useSignIn();
  const [state, setState] = useState<"asked" | "waiting" | "failed">("asked");
  const ask = async () => {
    setState("waiting");
    try {
      await signIn(claims);
      onSignedIn();
    } catch {
      setState("failed");
    }
  };
  return (
    <>
      <Button appearance="primary" onClick={ask}>
        {texts.states.signIn.action}
      </Button>
      {state === "waiting" && <p role="status">{texts.states.signIn.waiting}</p>}
      {state === "failed" && <p role="alert">{texts.states.signIn.failed}</p>}
    </>
  );
}
