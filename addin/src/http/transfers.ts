import { createContext, useContext } from "react";
import { dataOf, serverUrl, type TokenSource } from "./client.ts";
import { Failure } from "./failure.ts";
import type { Schemas } from "./schemas.ts";

export interface Download {
  name: string;
  content: Blob;
}

/** Files to and from the API, which take their time and tell how far they are. */
export interface Transfers {
  /**
   * Sends a file as the body of a POST and reads the answer as JSON.
   * @param path Below the server, with its query.
   * @param onProgress Told the share that has been sent, 0 to 1.
   * @param key The Idempotency-Key, where the endpoint takes one.
   */
  upload<T>(
    path: string,
    file: Blob,
    onProgress: (share: number) => void,
    signal: AbortSignal,
    key?: string,
  ): Promise<T>;
  /** Fetches a file, named as the server names it. */
  download(path: string, accept: string): Promise<Download>;
  /** The whole address at which the browser saves a file by itself, for a minute. */
  addressOf(path: string): Promise<string>;
}

export function createTransfers(tokens: TokenSource): Transfers {
  return {
    async upload<T>(path: string, file: Blob, onProgress: (share: number) => void, signal: AbortSignal, key?: string) {
      const ask = (token: string) => send(path, file, token, onProgress, signal, key);
      const first = await ask(await tokens.token());
      const response = first.status === 401 ? await ask(await tokens.token({ fresh: true })) : first;
      return dataOf<T>(parsed(response));
    },
    async download(path, accept) {
      const response = await ask("GET", path, accept, tokens);
      if (!response.ok) await dataOf(parsed(response));
      return { name: nameOf(response.headers.get("Content-Disposition")), content: await response.blob() };
    },
    async addressOf(path) {
      const response = await ask("POST", `${path}/address`, "application/json", tokens);
      return serverUrl() + (await dataOf<Schemas["DownloadAddress"]>(parsed(response))).address;
    },
  };
}

async function ask(method: string, path: string, accept: string, tokens: TokenSource): Promise<Response> {
  const fetched = (token: string) =>
    fetch(
      new Request(serverUrl() + path, { method, headers: { Authorization: `Bearer ${token}`, Accept: accept } }),
    ).catch((reason) => {
      throw Failure.of(reason);
    });
  const first = await fetched(await tokens.token());
  return first.status === 401 ? fetched(await tokens.token({ fresh: true })) : first;
}

/** An answer as the API's client reads it. */
async function parsed<T>(response: Response): Promise<{ data?: T; error?: unknown; response: Response }> {
  const body = await response.json().catch(() => undefined);
  return response.ok ? { data: body, response } : { error: body, response };
}

/** fetch does not tell how much it has sent, so this is done the old way. */
function send(
  path: string,
  file: Blob,
  token: string,
  onProgress: (share: number) => void,
  signal: AbortSignal,
  key: string | undefined,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", serverUrl() + path);
    request.setRequestHeader("Authorization", `Bearer ${token}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    if (key) request.setRequestHeader("Idempotency-Key", key);
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => lengthComputable && onProgress(loaded / total);
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }));
    request.onerror = () => reject(new Failure("unreachable"));
    request.onabort = () => reject(new DOMException("Cancelled.", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

/** The name in a Content-Disposition; the encoded one before the plain one. */
function nameOf(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition ?? "")?.[1] ?? "download";
}

export const TransfersContext = createContext<Transfers | null>(null);

export function useTransfers(): Transfers {
  const transfers = useContext(TransfersContext);
  if (!transfers) throw new Error("There are no transfers here.");
  return transfers;
}
