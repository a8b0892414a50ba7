import type { Graph } from "../mail/graph.ts";
import { attachmentInfo, messagePath, personOf } from "../mail/mail.ts";
import type { Attachment, Message } from "../mail/resources.ts";
import type { BodyFormat, DraftContent, DraftSnapshot, MessageKey, Person } from "../protocol.ts";
import { htmlOf, type Surface } from "./surfaces.ts";

export interface DraftState extends Omit<DraftContent, "attachments"> {
  attachments: Attachment[];
  /** What the body begins with on the screen; another one puts another body there. */
  start: { format: BodyFormat; content: string };
  /** How far what is typed is kept. */
  note: string;
}

/** A draft as Graph holds it. */
export interface StoredDraft {
  message: Message;
  attachments: Attachment[];
  /** It answers another message. */
  isAnswer: boolean;
}

const restBeforeSaving = 1_000;

/** A mail that is being written: Graph holds it from its first moment, and what is typed follows after a rest. */
export class Draft {
  readonly key: MessageKey;
  readonly snapshot: DraftSnapshot;
  /** The body, while it is on the screen. */
  surface: Surface | null = null;
  readonly #graph: Graph;
  readonly #listeners = new Set<() => void>();
  readonly #recipientListeners = new Set<(changed: { to: boolean; cc: boolean }) => void>();
  #state: DraftState;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();

  constructor(graph: Graph, mailbox: string, shared: boolean, { message, attachments, isAnswer }: StoredDraft) {
    this.#graph = graph;
    this.key = { mailbox, restId: message.id };
    this.snapshot = { mailbox, shared, conversationId: isAnswer ? message.conversationId : null };
    this.#state = {
      subject: message.subject ?? "",
      to: message.toRecipients.map(personOf),
      cc: message.ccRecipients.map(personOf),
      bodyFormat: message.body.contentType,
      start: { format: message.body.contentType, content: message.body.content },
      attachments,
      note: "Draft saved",
    };
  }

  readonly state = (): DraftState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Told when somebody is added or taken away. */
  readonly onRecipients = (listener: (changed: { to: boolean; cc: boolean }) => void): (() => void) => {
    this.#recipientListeners.add(listener);
    return () => void this.#recipientListeners.delete(listener);
  };

  setSubject(subject: string): void {
    this.#show({ subject });
    this.touched();
  }

  setRecipients(line: "to" | "cc", people: Person[]): void {
    if (JSON.stringify(people) === JSON.stringify(this.#state[line])) return;
    this.#show({ [line]: people });
    this.touched();
    for (const listener of this.#recipientListeners) listener({ to: line === "to", cc: line === "cc" });
  }

  /** Plain text loses what it cannot show. */
  setFormat(format: BodyFormat): void {
    if (format === this.#state.bodyFormat) return;
    const text = this.surface?.text() ?? "";
    this.#show({ bodyFormat: format, start: { format, content: format === "html" ? htmlOf(text) : text } });
    this.touched();
  }

  /** Something was typed. */
  readonly touched = (): void => {
    this.#show({ note: "Not saved" });
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => void this.save().catch(() => {}), restBeforeSaving);
  };

  body(format: BodyFormat): string {
    const { surface } = this;
    if (!surface) return "";
    if (format === "text") return surface.text();
    return surface.format === "html" ? surface.content() : htmlOf(surface.text());
  }

  insert(data: string, format: BodyFormat): void {
    if (!this.surface) throw new Error("The body is not there yet.");
    this.surface.insert(data, format);
  }

  content(): DraftContent {
    const { subject, to, cc, bodyFormat } = this.#state;
    return { subject, to, cc, bodyFormat, attachments: this.#state.attachments.map(attachmentInfo) };
  }

  /** One save after the other, so that the last one typed is the one kept. */
  save(): Promise<void> {
    clearTimeout(this.#resting);
    this.#saving = this.#saving.catch(() => {}).then(() => this.#save());
    return this.#saving;
  }

  async attach(name: string, contentBytes: string): Promise<string> {
    const contentType = name.toLowerCase().endsWith(".pdf") ? "application/pdf" : "application/octet-stream";
    const file = { "@odata.type": "#microsoft.graph.fileAttachment", name, contentType, contentBytes };
    const attachment = await this.#graph.post<Attachment>(`${messagePath(this.key)}/attachments`, file);
    this.#show({ attachments: [...this.#state.attachments, attachment] });
    return attachment.id;
  }

  async detach(id: string): Promise<void> {
    await this.#graph.delete(`${messagePath(this.key)}/attachments/${encodeURIComponent(id)}`);
    this.#show({ attachments: this.#state.attachments.filter((attachment) => attachment.id !== id) });
  }

  async send(): Promise<void> {
    await this.save();
    await this.#graph.post(`${messagePath(this.key)}/send`, {});
  }

  async discard(): Promise<void> {
    clearTimeout(this.#resting);
    await this.#graph.delete(messagePath(this.key));
  }

  async #save(): Promise<void> {
    const { subject, to, cc, bodyFormat, start } = this.#state;
    const content = this.surface?.format === bodyFormat ? this.surface.content() : start.content;
    this.#show({ note: "Saving" });
    try {
      await this.#graph.patch<Message>(messagePath(this.key), {
        subject,
        toRecipients: to.map(recipient),
        ccRecipients: cc.map(recipient),
        body: { contentType: bodyFormat, content },
      });
      if (this.#state.note === "Saving") this.#show({ note: "Draft saved" });
    } catch (error) {
      this.#show({ note: error instanceof Error ? error.message : String(error) });
      throw error;
    }
  }

  #show(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const recipient = (emailAddress: Person) => ({ emailAddress });
