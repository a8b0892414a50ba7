import { serverUrl, type TokenSource } from "../http/client.ts";
import { Failure } from "../http/failure.ts";
import type { Schemas } from "../http/schemas.ts";
import { within } from "../ui/within.ts";

const silentPatience = 15_000;

/** A sign-in window may be left open and never answer: after this long we ask again. */
const popupPatience = 120_000;

/** Whose tokens the pane uses. */
export interface Identity extends TokenSource {
  /** Asks the user to sign in; to be called from a click, or the browser keeps the window shut. */
  signIn(claims?: string): Promise<void>;
}

/**
 * Starts to load what signing in needs, beside everything else, and fetches a first token.
 * @param host Settled once Outlook can be asked to sign in.
 */
export function createIdentity(host: Promise<unknown>): Identity {
  let starting: ReturnType<typeof start> | undefined;
  const started = () => {
    starting ??= start(host).catch((error: unknown) => {
      starting = undefined;
      throw error;
    });
    return starting;
  };

  async function acquire({ claims, fresh }: { claims?: string; fresh?: boolean }): Promise<string> {
    const { client, scopes, msal } = await started();
    const account = client.getActiveAccount() ?? client.getAllAccounts()[0];
    const request = { scopes, forceRefresh: fresh ?? false, ...(claims && { claims }), ...(account && { account }) };
    try {
      return (await within(silentPatience, client.acquireTokenSilent(request))).accessToken;
    } catch (error) {
      const signIn = msal.needsInteraction(error);
      throw new Failure(signIn ? "signIn" : "unreachable", { cause: error, ...(claims && { claims }) });
    }
  }

  let underWay: Promise<string> | undefined;
  const identity: Identity = {
    token(options = {}) {
      if (options.claims || options.fresh) return acquire(options);
      underWay ??= acquire(options).finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    async signIn(claims) {
      const { client, scopes } = await started();
      const answer = await within(popupPatience, client.acquireTokenPopup({ scopes, ...(claims && { claims }) }));
      client.setActiveAccount(answer.account);
    },
  };
  identity.token().catch(() => {});
  return identity;
}

async function start(host: Promise<unknown>) {
  const [configuration, msal] = await Promise.all([readConfiguration(), import("./msal.ts"), host]);
  return { client: await msal.createClient(configuration), scopes: [configuration.scope], msal };
}

async function readConfiguration(): Promise<Schemas["ClientConfiguration"]> {
  const answer = await fetch(`${serverUrl()}/api/client-configuration`);
  if (!answer.ok) throw new Failure("unreachable");
  return answer.json();
}
