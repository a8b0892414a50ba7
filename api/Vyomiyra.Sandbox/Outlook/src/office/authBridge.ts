import type { PaneHost } from "../protocol.ts";

type Listener = (message: { data: string }) => void;

/** What MSAL looks for on the window of a nested app: JSON requests out, JSON responses to its listeners. */
export interface NestedAppAuthBridge {
  addEventListener(event: "message", listener: Listener): void;
  removeEventListener(event: "message", listener: Listener): void;
  postMessage(request: string): void;
}

export function createAuthBridge(host: PaneHost): NestedAppAuthBridge {
  const listeners = new Set<Listener>();
  return {
    addEventListener: (_, listener) => void listeners.add(listener),
    removeEventListener: (_, listener) => void listeners.delete(listener),
    postMessage: async (request) => {
      const data = await host.authenticate(request);
      for (const listener of listeners) listener({ data });
    },
  };
}
