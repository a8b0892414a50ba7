import { problemText } from "../problem.ts";

/** As MSAL knows an account. */
export interface Account {
  homeAccountId: string;
  environment: string;
  tenantId: string;
  username: string;
  localAccountId: string;
  name: string;
}

/** expires_in in seconds; scope as granted, separated by blanks. */
export interface Tokens {
  access_token: string;
  id_token: string;
  expires_in: number;
  scope: string;
  account: Account;
}

/** The sandbox's Entra ID was there, and refused. */
export class TokenRefused extends Error {}

export async function requestTokens(userId: string, scopes: string[], claims?: string): Promise<Tokens> {
  const answer = await fetch("/sandbox/tokens", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ userId, scopes, ...(claims ? { claims } : {}) }),
  });
  if (answer.ok) return answer.json();
  throw new TokenRefused(await problemText(answer));
}

const mailScopes = ["Mail.ReadWrite", "Mail.ReadWrite.Shared", "Mail.Send", "Mail.Send.Shared"].map(
  (scope) => `https://graph.microsoft.com/${scope}`,
);
const renewBefore = 60_000;

/** The look-alike's own tokens for Graph, one user's at a time, renewed a minute before they expire. */
export class MailTokens {
  readonly #userId: string;
  #current: Promise<Tokens> | null = null;
  #expires = 0;

  constructor(userId: string) {
    this.#userId = userId;
  }

  async accessToken(): Promise<string> {
    return (await this.#tokens()).access_token;
  }

  async account(): Promise<Account> {
    return (await this.#tokens()).account;
  }

  drop(): void {
    this.#current = null;
  }

  async #tokens(): Promise<Tokens> {
    if (this.#current === null || this.#expires - renewBefore < Date.now()) {
      this.#expires = Number.POSITIVE_INFINITY;
      this.#current = requestTokens(this.#userId, mailScopes);
      this.#current.then(
        (tokens) => {
          this.#expires = Date.now() + tokens.expires_in * 1000;
        },
        () => this.drop(),
      );
    }
    return this.#current;
  }
}
