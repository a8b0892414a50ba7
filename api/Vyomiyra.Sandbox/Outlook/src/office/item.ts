import type { AttachmentInfo, DraftSnapshot, ItemSnapshot, PaneHost, Person } from "../protocol.ts";
import { type Callback, type Options, settle } from "./asyncResult.ts";
import { bodyFormat } from "./bodyFormat.ts";
import { MailboxEnums } from "./enums.ts";
import { convertToEwsId } from "./itemId.ts";

/** What the stand-in offers of a message in read mode. */
export type ReadItem = Pick<
  Office.MessageRead,
  | "attachments"
  | "cc"
  | "conversationId"
  | "dateTimeCreated"
  | "dateTimeModified"
  | "displayReplyAllForm"
  | "displayReplyAllFormAsync"
  | "displayReplyForm"
  | "displayReplyFormAsync"
  | "from"
  | "getAllInternetHeadersAsync"
  | "getSharedPropertiesAsync"
  | "internetMessageId"
  | "itemClass"
  | "itemId"
  | "itemType"
  | "normalizedSubject"
  | "sender"
  | "subject"
  | "to"
> & { body: Pick<Office.Body, "getAsync"> };

export function readItem(message: ItemSnapshot, host: PaneHost, ownDomain: string): ReadItem {
  const person = (someone: Person) => details(someone, ownDomain);

  const replyAsync =
    (toAll: boolean) =>
    (form: string | Office.ReplyFormData, first?: Options | Callback<void>, second?: Callback<void>): void =>
      settle(() => reply(message, host, form, toAll), first, second);
  const replyForm = (toAll: boolean) => (form: string | Office.ReplyFormData) =>
    settle<void>(
      () => reply(message, host, form, toAll),
      typeof form === "string" ? undefined : form.options,
      typeof form === "string" ? undefined : form.callback,
    );

  return {
    itemId: convertToEwsId(message.restId),
    itemType: MailboxEnums.ItemType.Message,
    itemClass: "IPM.Note",
    subject: message.subject,
    normalizedSubject: message.subject.replace(/^((re|aw|fw|fwd|wg|rv)\s*:\s*)+/i, ""),
    from: person(message.from),
    sender: person(message.sender),
    to: message.to.map(person),
    cc: message.cc.map(person),
    dateTimeCreated: new Date(message.created),
    dateTimeModified: new Date(message.modified),
    conversationId: convertToEwsId(message.conversationId),
    internetMessageId: message.internetMessageId,
    attachments: message.attachments.map(attachment),
    body: {
      getAsync: (
        coercion: Office.CoercionType | string,
        first?: Options | Callback<string>,
        second?: Callback<string>,
      ) => settle(() => host.body(message, bodyFormat(coercion)), first, second),
    },
    getAllInternetHeadersAsync: (first?: Options | Callback<string>, second?: Callback<string>) =>
      settle(() => host.headers(message), first, second),
    getSharedPropertiesAsync: (
      first: Options | Callback<Office.SharedProperties>,
      second?: Callback<Office.SharedProperties>,
    ) => settle(async () => sharedProperties(message), first, second),
    displayReplyForm: replyForm(false),
    displayReplyFormAsync: replyAsync(false),
    displayReplyAllForm: replyForm(true),
    displayReplyAllFormAsync: replyAsync(true),
  };
}

export function details({ name, address }: Person, ownDomain: string): Office.EmailAddressDetails {
  const { User, ExternalUser } = MailboxEnums.RecipientType;
  return {
    displayName: name,
    emailAddress: address,
    recipientType: address.toLowerCase().endsWith(`@${ownDomain}`) ? User : ExternalUser,
    appointmentResponse: "none",
  };
}

function attachment({ kind, id, contentId, ...rest }: AttachmentInfo): Office.AttachmentDetails {
  return { ...rest, id: convertToEwsId(id), contentId, attachmentType: kind };
}

export function sharedProperties({ shared, mailbox }: ItemSnapshot | DraftSnapshot): Office.SharedProperties {
  if (!shared) throw new Error("The item is not in a shared folder or shared mailbox.");
  const { Read, Write, DeleteOwn, EditOwn, EditAll } = MailboxEnums.DelegatePermissions;
  return {
    owner: mailbox,
    targetMailbox: mailbox,
    targetRestUrl: "https://outlook.office.com/api",
    delegatePermissions: Read | Write | DeleteOwn | EditOwn | EditAll,
  };
}

async function reply(message: ItemSnapshot, host: PaneHost, form: string | Office.ReplyFormData, toAll: boolean) {
  if (typeof form !== "string" && form.attachments?.length) {
    throw new Error("Attachments in a reply form are not supported here.");
  }
  await host.reply(message, { html: typeof form === "string" ? form : (form.htmlBody ?? ""), toAll });
}
