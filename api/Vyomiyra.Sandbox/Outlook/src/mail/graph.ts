import type { MailTokens } from "../session/tokens.ts";

const root = "/sandbox/graph/v1.0/";
const published = "https://graph.microsoft.com/v1.0/";

/** Graph refused; the message is Graph's own. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Graph for one user. Paths are relative to /v1.0/; a nextLink is taken as it stands. */
export class Graph {
  readonly tokens: MailTokens;

  constructor(tokens: MailTokens) {
    this.tokens = tokens;
  }

  get<T>(path: string, prefer?: string): Promise<T> {
    return this.#send("GET", path, undefined, prefer);
  }

  post<T>(path: string, body: object): Promise<T> {
    return this.#send("POST", path, body);
  }

  patch<T>(path: string, body: object): Promise<T> {
    return this.#send("PATCH", path, body);
  }

  async #send<T>(method: string, path: string, body?: object, prefer?: string): Promise<T> {
    const answer = await fetch(root + path.replace(published, ""), {
      method,
      headers: {
        Authorization: `Bearer ${await this.tokens.accessToken()}`,
        ...(body ? { "Content-Type": "application/json" } : {}),
        ...(prefer ? { Prefer: prefer } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (answer.ok) return answer.json();
    if (answer.status === 401) this.tokens.drop();
    const { error } = await answer.json().catch(() => ({ error: undefined }));
    throw new GraphError(
      answer.status,
      error?.code ?? "unknown",
      error?.message ?? `Graph answered ${answer.status} to ${method} ${path}.`,
    );
  }
}
