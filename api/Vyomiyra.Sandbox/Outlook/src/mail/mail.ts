import type { AttachmentInfo, BodyFormat, ItemSnapshot, MessageKey, Person } from "../protocol.ts";
import type { Graph } from "./graph.ts";
import type { Attachment, InternetHeader, MailFolder, Message, MessageSummary, Page, Recipient } from "./resources.ts";

const summary = "id,subject,bodyPreview,from,toRecipients,receivedDateTime,isRead,isDraft,hasAttachments";
const whole = `${summary},sender,ccRecipients,createdDateTime,lastModifiedDateTime,conversationId,internetMessageId,body`;

const mailboxPath = (address: string) => `users/${encodeURIComponent(address)}`;
export const messagePath = ({ mailbox, restId }: MessageKey) =>
  `${mailboxPath(mailbox)}/messages/${encodeURIComponent(restId)}`;

export const fetchFolders = async (graph: Graph, mailbox: string) =>
  (await graph.get<Page<MailFolder>>(`${mailboxPath(mailbox)}/mailFolders?$top=100`)).value;

/** Newest first, fifty at a time; the next page by its link. */
export const fetchMessages = (graph: Graph, mailbox: string, folder: string, nextLink: string | null) =>
  graph.get<Page<MessageSummary>>(
    nextLink ??
      `${mailboxPath(mailbox)}/mailFolders/${encodeURIComponent(folder)}/messages?$select=${summary}&$orderby=receivedDateTime desc&$top=50`,
  );

export const fetchMessage = (graph: Graph, key: MessageKey) =>
  graph.get<Message>(`${messagePath(key)}?$select=${whole}`);

export const fetchAttachments = async (graph: Graph, key: MessageKey) =>
  (await graph.get<Page<Attachment>>(`${messagePath(key)}/attachments?$select=id,name,contentType,size,isInline`))
    .value;

/** The attachment's bytes, in base64. */
export const fetchAttachmentContent = async (graph: Graph, key: MessageKey, id: string) =>
  (await graph.get<{ contentBytes: string }>(`${messagePath(key)}/attachments/${encodeURIComponent(id)}`)).contentBytes;

export const fetchBody = async (graph: Graph, key: MessageKey, format: BodyFormat) =>
  (await graph.get<Pick<Message, "body">>(`${messagePath(key)}?$select=body`, `outlook.body-content-type="${format}"`))
    .body.content;

/** As in the message itself, one header a line. */
export const fetchHeaders = async (graph: Graph, key: MessageKey) =>
  (
    (
      await graph.get<{ internetMessageHeaders?: InternetHeader[] }>(
        `${messagePath(key)}?$select=internetMessageHeaders`,
      )
    ).internetMessageHeaders ?? []
  )
    .map(({ name, value }) => `${name}: ${value}\r\n`)
    .join("");

export const markRead = (graph: Graph, key: MessageKey) => graph.patch<Message>(messagePath(key), { isRead: true });

/** A new mail is a draft from its first moment. */
export const createDraft = (graph: Graph, mailbox: string) =>
  graph.post<Message>(`${mailboxPath(mailbox)}/messages`, { subject: "", body: { contentType: "html", content: "" } });

/** Creates a reply as a draft, its text before the quoted message; without a text plain text is answered as such. */
export async function createReply(graph: Graph, key: MessageKey, html: string, toAll: boolean): Promise<Message> {
  const draft = await graph.post<Message>(`${messagePath(key)}/${toAll ? "createReplyAll" : "createReply"}`, {});
  if (!html && draft.body.contentType === "text") return draft;
  const written = { ...key, restId: draft.id };
  const content = `<div>${html || "<br>"}</div>${await fetchBody(graph, written, "html")}`;
  return graph.patch<Message>(messagePath(written), { body: { contentType: "html", content } });
}

export const personOf = (recipient?: Recipient): Person => {
  const address = recipient?.emailAddress.address ?? "";
  return { name: recipient?.emailAddress.name || address, address };
};

/** The message as Office.js shows it to an add-in. */
export const snapshotOf = (
  message: Message,
  attachments: Attachment[],
  mailbox: string,
  shared: boolean,
): ItemSnapshot => ({
  mailbox,
  shared,
  restId: message.id,
  subject: message.subject ?? "",
  from: personOf(message.from ?? message.sender),
  sender: personOf(message.sender ?? message.from),
  to: message.toRecipients.map(personOf),
  cc: message.ccRecipients.map(personOf),
  created: message.createdDateTime,
  modified: message.lastModifiedDateTime,
  conversationId: message.conversationId,
  internetMessageId: message.internetMessageId ?? "",
  attachments: attachments.map(attachmentInfo),
});

export const attachmentInfo = (attachment: Attachment): AttachmentInfo => ({
  id: attachment.id,
  name: attachment.name,
  contentType: attachment.contentType ?? "application/octet-stream",
  size: attachment.size,
  isInline: attachment.isInline,
  contentId: attachment.contentId ?? "",
  kind: attachment["@odata.type"] === "#microsoft.graph.itemAttachment" ? "item" : "file",
});
