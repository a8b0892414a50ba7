import { problemText } from "../problem.ts";
import type { MailTokens } from "../session/tokens.ts";

const root = "/sandbox/graph/v1.0/";
const withoutBody = [202, 204];
const beforePath = /^https?:.*?\/v1\.0\//;

/** Graph for one user. Paths are relative to /v1.0/; a nextLink may be given whole. */
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

  delete(path: string): Promise<void> {
    return this.#send("DELETE", path);
  }

  async #send<T>(method: string, path: string, body?: object, prefer?: string): Promise<T> {
    const answer = await fetch(root + path.replace(beforePath, ""), {
      method,
      headers: {
        Authorization: `Bearer ${await this.tokens.accessToken()}`,
        ...(body ? { "Content-Type": "application/json" } : {}),
        ...(prefer ? { Prefer: prefer } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (answer.ok) return withoutBody.includes(answer.status) ? (undefined as T) : answer.json();
    if (answer.status === 401) this.tokens.drop();
    throw new Error(await problemText(answer));
  }
}
