import { useCallback, useState } from "react";
import { navigate } from "../address.ts";

/** A sign-in that waits for the user's answer: open while asked, and a promise for the one who asked. */
export function useSignIn() {
  const [pending, setPending] = useState<{ resolve: (agreed: boolean) => void } | null>(null);
  const ask = useCallback(() => new Promise<boolean>((resolve) => setPending({ resolve })), []);
  const answer = (agreed: boolean) => {
    if (agreed) navigate((address) => ({ ...address, signedOut: false }));
    pending?.resolve(agreed);
    setPending(null);
  };
  return { open: pending !== null, ask, answer };
}
