// What the task pane's frame (the Office.js stand-in) and the look-alike around it say to each other, over one MessagePort.

export interface Person {
  name: string;
  address: string;
}

export interface AttachmentInfo {
  id: string;
  name: string;
  contentType: string;
  size: number;
  isInline: boolean;
  contentId: string;
  kind: "file" | "item" | "cloud";
}

/** Which message: the address of the mailbox it lies in, and its id in REST form. */
export interface MessageKey {
  mailbox: string;
  restId: string;
}

/** The selected message as the pane sees it; instants are ISO 8601 in UTC. */
export interface ItemSnapshot extends MessageKey {
  subject: string;
  from: Person;
  sender: Person;
  to: Person[];
  cc: Person[];
  created: string;
  modified: string;
  conversationId: string;
  internetMessageId: string;
  attachments: AttachmentInfo[];
  shared: boolean;
}

export type BodyFormat = "text" | "html";

/** The draft beside the pane, as far as writing does not change it; a new mail has no conversation yet. */
export interface DraftSnapshot {
  mailbox: string;
  shared: boolean;
  conversationId: string | null;
}

/** What the draft says by now. */
export interface DraftContent {
  subject: string;
  to: Person[];
  cc: Person[];
  bodyFormat: BodyFormat;
  attachments: AttachmentInfo[];
}

export type ThemeColors = Pick<
  Office.OfficeTheme,
  "bodyBackgroundColor" | "bodyForegroundColor" | "controlBackgroundColor" | "controlForegroundColor"
>;

/** What the frame learns before Office is ready. */
export interface PaneStart {
  user: Person;
  item: ItemSnapshot | null;
  /** The draft, where the pane stands beside one that is being written. */
  draft: DraftSnapshot | null;
  theme: ThemeColors;
  language: string;
  settings: Record<string, unknown>;
}

export interface ReplyForm {
  html: string;
  toAll: boolean;
}

/** What the frame may ask of the look-alike. A rejected call carries a message meant for the reader. */
export interface PaneHost {
  start(): Promise<PaneStart>;
  body(message: MessageKey, format: BodyFormat): Promise<string>;
  headers(message: MessageKey): Promise<string>;
  reply(message: MessageKey, form: ReplyForm): Promise<void>;
  draft(): Promise<DraftContent>;
  draftBody(format: BodyFormat): Promise<string>;
  setSubject(subject: string): Promise<void>;
  /** In place of what is selected in the body, or where its cursor is. */
  insert(data: string, format: BodyFormat): Promise<void>;
  /** Answers with the attachment's id in REST form. */
  attach(name: string, base64: string): Promise<string>;
  detach(attachment: string): Promise<void>;
  /** Answers with the draft's id in REST form. */
  saveDraft(): Promise<string>;
  saveSettings(settings: Record<string, unknown>): Promise<void>;
  /** Nested app authentication: a NestedAppAuthRequest in, a NestedAppAuthResponse out, both as JSON. */
  authenticate(request: string): Promise<string>;
}

export type PaneEvent =
  | { event: "itemChanged"; item: ItemSnapshot | null }
  | { event: "recipientsChanged"; changed: { to: boolean; cc: boolean } }
  | { event: "themeChanged"; theme: ThemeColors };

/** The first message of a frame, with the port that everything else travels over. */
export const paneConnect = "sandbox-office-connect";
