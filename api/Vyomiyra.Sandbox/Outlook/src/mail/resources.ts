// The parts of Graph's resources that the look-alike reads.

export interface Recipient {
  emailAddress: { name?: string; address?: string };
}

export interface Page<T> {
  value: T[];
  "@odata.nextLink"?: string;
}

export interface MailFolder {
  id: string;
  displayName: string;
  unreadItemCount: number;
}

export interface MessageSummary {
  id: string;
  subject: string | null;
  bodyPreview: string | null;
  from?: Recipient;
  toRecipients: Recipient[];
  receivedDateTime: string;
  isRead: boolean;
  isDraft: boolean;
  hasAttachments: boolean;
}

export interface Attachment {
  "@odata.type"?: string;
  id: string;
  name: string;
  contentType: string | null;
  size: number;
  isInline: boolean;
  contentId?: string | null;
}

export interface Message extends MessageSummary {
  sender?: Recipient;
  ccRecipients: Recipient[];
  createdDateTime: string;
  lastModifiedDateTime: string;
  conversationId: string;
  internetMessageId: string | null;
  body: { contentType: "text" | "html"; content: string };
}

export interface InternetHeader {
  name: string;
  value: string;
}
