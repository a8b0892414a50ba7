import type { PaneEvent, PaneHost } from "./protocol.ts";

type Method = keyof PaneHost;
type Request = { id: number; method: Method; args: unknown[] };
type Answer = { id: number; value: unknown } | { id: number; failure: string };
type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };

/** The frame's end of the port: calls become messages, events go to the listener. */
export interface PaneConnection {
  host: PaneHost;
  listen(onEvent: (event: PaneEvent) => void): void;
}

export function connectPaneHost(port: MessagePort): PaneConnection {
  let onEvent: (event: PaneEvent) => void = () => {};
  const pending = new Map<number, Waiting>();
  let last = 0;

  port.onmessage = ({ data }: MessageEvent<Answer | PaneEvent>) => {
    if ("event" in data) return onEvent(data);
    const waiting = pending.get(data.id);
    pending.delete(data.id);
    if ("failure" in data) waiting?.reject(new Error(data.failure));
    else waiting?.resolve(data.value);
  };

  const call =
    <M extends Method>(method: M) =>
    (...args: Parameters<PaneHost[M]>) =>
      new Promise<unknown>((resolve, reject) => {
        pending.set(++last, { resolve, reject });
        port.postMessage({ id: last, method, args } satisfies Request);
      }) as ReturnType<PaneHost[M]>;

  return {
    host: {
      start: call("start"),
      body: call("body"),
      headers: call("headers"),
      reply: call("reply"),
      draft: call("draft"),
      draftBody: call("draftBody"),
      setSubject: call("setSubject"),
      insert: call("insert"),
      attach: call("attach"),
      detach: call("detach"),
      saveDraft: call("saveDraft"),
      saveSettings: call("saveSettings"),
      authenticate: call("authenticate"),
    },
    listen: (listener) => {
      onEvent = listener;
    },
  };
}

/** The look-alike's end of the port: answers what arrives over the port. */
export function servePaneHost(port: MessagePort, host: PaneHost): void {
  port.onmessage = async ({ data: { id, method, args } }: MessageEvent<Request>) => {
    try {
      const answer = host[method] as (...args: unknown[]) => Promise<unknown>;
      port.postMessage({ id, value: await answer(...args) } satisfies Answer);
    } catch (error) {
      port.postMessage({ id, failure: error instanceof Error ? error.message : String(error) } satisfies Answer);
    }
  };
}
