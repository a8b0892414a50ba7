import type { Draft } from "../compose/Draft.ts";
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
  /** What is written beside the pane; null beside a mail that is read. */
  draft: Draft | null;
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

  /** Somebody was added to the draft or taken away. */
  tellRecipients(changed: { to: boolean; cc: boolean }): void {
    this.#tell({ event: "recipientsChanged", changed });
  }

  showTheme(theme: ThemeColors): void {
    if (theme.bodyBackgroundColor === this.#theme.bodyBackgroundColor) return;
    this.#theme = theme;
    this.#tell({ event: "themeChanged", theme });
  }

  #host(): PaneHost {
    const { user, graph, subject, draft, reply } = this.#owner;
    const written = (): Draft => {
      if (!draft) throw new Error("Nothing is being written here.");
      return draft;
    };
    return {
      start: () => this.#start(),
      body: (message, format) => fetchBody(graph, message, format),
      headers: (message) => fetchHeaders(graph, message),
      reply,
      draft: async () => written().content(),
      draftBody: async (format) => written().body(format),
      setSubject: async (text) => written().setSubject(text),
      insert: async (data, format) => written().insert(data, format),
      attach: (name, base64) => written().attach(name, base64),
      detach: (attachment) => written().detach(attachment),
      saveDraft: async () => {
        await written().save();
        return written().key.restId;
      },
      saveSettings: async (settings) => saveRoamingSettings(user.id, settings),
      authenticate: (request) => answerAuthRequest(request, subject),
    };
  }

  async #start(): Promise<PaneStart> {
    const { user, draft } = this.#owner;
    if (!draft) await this.#whenItemKnown;
    return {
      user: { name: user.name, address: user.mail },
      item: this.#item ?? null,
      draft: draft?.snapshot ?? null,
      theme: this.#theme,
      language: window.navigator.language,
      settings: loadRoamingSettings(user.id),
    };
  }

  #tell(event: PaneEvent): void {
    this.#port?.postMessage(event);
  }
}
