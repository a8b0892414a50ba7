import createClient, { type Middleware } from "openapi-fetch";
import type { paths } from "../api/schema";
import { Failure } from "./failure.ts";
import type { Schemas } from "./schemas.ts";

/** An answer that takes longer counts as none. */
const patience = 30_000;

export interface TokenSource {
  /** An access token for the API. `claims` is a claims request to answer, `fresh` passes the cache by. */
  token(options?: { claims?: string; fresh?: boolean }): Promise<string>;
}

export type Client = ReturnType<typeof createClient<paths>>;

/** The API lies beside the add-in's pages, wherever the two are served. */
export const serverUrl = () => new URL("..", document.baseURI).href.replace(/\/$/, "");

/** A client that signs every request, and repeats one whose token the API did not take. */
export function createApi(tokens: TokenSource): Client {
  const signed: Middleware = {
    async onRequest({ request }) {
      request.headers.set("Authorization", `Bearer ${await tokens.token()}`);
    },
  };
  const client = createClient<paths>({ baseUrl: serverUrl(), fetch: (request) => send(request, tokens) });
  client.use(signed);
  return client;
}

async function send(request: Request, tokens: TokenSource): Promise<Response> {
  const again = request.clone();
  const answer = await fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(patience)]) });
  if (answer.status !== 401) return answer;

  const claims = claimsOf(answer);
  const token = await tokens.token(claims ? { claims } : { fresh: true });
  again.headers.set("Authorization", `Bearer ${token}`);
  return fetch(again, { signal: AbortSignal.any([again.signal, AbortSignal.timeout(patience)]) });
}

/** The claims request of a challenge, decoded; undefined where there is none. */
function claimsOf(answer: Response): string | undefined {
  const encoded = /claims="([^"]+)"/.exec(answer.headers.get("WWW-Authenticate") ?? "")?.[1];
  return encoded && atob(encoded);
}

/** The data of an answer; throws a {@link Failure} for everything else. */
export async function dataOf<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call.catch((reason: unknown) => {
    throw isAbort(reason) ? reason : Failure.of(reason);
  });
  if (response.ok && data !== undefined) return data;

  const problem = isProblem(error) ? error : undefined;
  if (response.status === 401) {
    const claims = claimsOf(response);
    throw new Failure("signIn", { ...(problem && { problem }), ...(claims && { claims }) });
  }
  if (problem?.code === "not_a_member") throw new Failure("notMember", { problem });
  if (!problem || response.status >= 500 || response.status === 429)
    throw new Failure("unreachable", { ...(problem && { problem }) });
  throw new Failure("refused", { problem });
}

const isAbort = (reason: unknown) => reason instanceof DOMException && reason.name === "AbortError";

const isProblem = (error: unknown): error is Schemas["Problem"] =>
  typeof error === "object" && error !== null && "code" in error && "status" in error;

/** The same where the answer carries nothing. */
export async function done(call: Promise<{ data?: unknown; error?: unknown; response: Response }>): Promise<void> {
  await dataOf(call.then(({ data, ...rest }) => ({ data: data ?? null, ...rest })));
}
