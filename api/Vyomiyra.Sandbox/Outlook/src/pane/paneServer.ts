import type { Graph } from "../mail/graph.ts";
import { fetchBody, fetchHeaders } from "../mail/mail.ts";
import {
  type ItemSnapshot,
  type MessageKey,
  type PaneEvent,
  type PaneHost,
  type PaneStart,
  paneConnect,
  type ReplyForm,
  type ThemeColors,
} from "../protocol.ts";
import { servePaneHost } from "../rpc.ts";
import type { User } from "../session/session.ts";
import { answerAuthRequest, type Subject } from "./broker.ts";
import { loadRoamingSettings, saveRoamingSettings } from "./roamingStore.ts";

export interface PaneOwner {
  user: User;
  graph: Graph;
  subject: Subject;
  reply(message: MessageKey, form: ReplyForm): Promise<void>;
}

/** Outlook's side of one task pane: answers the frame, and tells it what changes around it. */
export class PaneServer {
  readonly #owner: PaneOwner;
  #port: MessagePort | null = null;
  #theme: ThemeColors;
  #item: ItemSnapshot | null | undefined;
  #itemKnown: () => void = () => {};
  readonly #whenItemKnown = new Promise<void>((resolve) => {
    this.#itemKnown = resolve;
  });

  constructor(owner: PaneOwner, theme: ThemeColors) {
    this.#owner = owner;
    this.#theme = theme;
  }

  /** Serves whatever page the frame loads, until the returned function is called. */
  serve(frame: HTMLIFrameElement): () => void {
    const onMessage = ({ source, origin, data, ports: [port] }: MessageEvent) => {
      if (source !== frame.contentWindow || origin !== window.location.origin || data !== paneConnect || !port) return;
      this.#port?.close();
      this.#port = port;
      servePaneHost(port, this.#host());
    };
    window.addEventListener("message", onMessage);
    return () => window.removeEventListener("message", onMessage);
  }

  /** The selected message, or null when none is. The first one is what the pane starts on; later ones raise ItemChanged. */
  showItem(item: ItemSnapshot | null): void {
    const known = this.#item !== undefined;
    if (known && this.#item?.restId === item?.restId) return;
    this.#item = item;
    this.#itemKnown();
    if (known) this.#tell({ event: "itemChanged", item });
  }

  showTheme(theme: ThemeColors): void {
    if (theme.bodyBackgroundColor === this.#theme.bodyBackgroundColor) return;
    this.#theme = theme;
    this.#tell({ event: "themeChanged", theme });
  }

  #host(): PaneHost {
    const { user, graph, subject, reply } = this.#owner;
    return {
      start: () => this.#start(),
      body: (message, format) => fetchBody(graph, message, format),
      headers: (message) => fetchHeaders(graph, message),
      reply,
      saveSettings: async (settings) => saveRoamingSettings(user.id, settings),
      authenticate: (request) => answerAuthRequest(request, subject),
    };
  }

  async #start(): Promise<PaneStart> {
    await this.#whenItemKnown;
    const { user } = this.#owner;
    return {
      user: { name: user.name, address: user.mail },
      item: this.#item ?? null,
      theme: this.#theme,
      language: window.navigator.language,
      settings: loadRoamingSettings(user.id),
    };
  }

  #tell(event: PaneEvent): void {
    this.#port?.postMessage(event);
  }
}
