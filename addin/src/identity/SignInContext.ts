import { createContext, useContext } from "react";

/** Asks the user to sign in, answering a claims request where there is one. */
export const SignInContext = createContext<(claims?: string) => Promise<void>>(async () => {});

export const useSignIn = () => useContext(SignInContext);
