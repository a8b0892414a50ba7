import {
  BrowserAuthError,
  createNestablePublicClientApplication,
  InteractionRequiredAuthError,
  type IPublicClientApplication,
} from "@azure/msal-browser";
import type { Schemas } from "../http/schemas.ts";

export type MsalClient = IPublicClientApplication;

/** Signs in through Outlook where it offers that, and with windows of our own where it does not. */
export const createClient = (configuration: Schemas["ClientConfiguration"]): Promise<MsalClient> =>
  createNestablePublicClientApplication({
    auth: {
      clientId: configuration.clientId,
      authority: configuration.authority,
      clientCapabilities: ["cp1"],
      redirectUri: new URL("../taskpane/signed-in.html", document.baseURI).href,
    },
    cache: { cacheLocation: "localStorage" },
  });

/** Nobody is signed in, or not well enough: a person has to. Without Outlook's help MSAL says the first as "no account". */
export const needsInteraction = (error: unknown) =>
  error instanceof InteractionRequiredAuthError ||
  (error instanceof BrowserAuthError && error.errorCode === "no_account_error");
