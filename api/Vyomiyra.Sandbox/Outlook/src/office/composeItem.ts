import type { DraftSnapshot, PaneHost, Person } from "../protocol.ts";
import { type Callback, OfficeError, type Options, settle } from "./asyncResult.ts";
import { bodyFormat } from "./bodyFormat.ts";
import { MailboxEnums } from "./enums.ts";
import type { Events } from "./events.ts";
import { details, sharedProperties } from "./item.ts";
import { convertToEwsId, convertToRestId } from "./itemId.ts";

/** What the stand-in offers of a message in compose mode. */
export type ComposeItem = Pick<
  Office.MessageCompose,
  | "addFileAttachmentFromBase64Async"
  | "addHandlerAsync"
  | "conversationId"
  | "getAttachmentsAsync"
  | "getSharedPropertiesAsync"
  | "itemType"
  | "removeAttachmentAsync"
  | "removeHandlerAsync"
  | "saveAsync"
> & {
  subject: Pick<Office.Subject, "getAsync" | "setAsync">;
  to: Pick<Office.Recipients, "getAsync">;
  cc: Pick<Office.Recipients, "getAsync">;
  body: Pick<Office.Body, "getAsync" | "getTypeAsync" | "setSelectedDataAsync">;
};

const longestData = 1_000_000;
const longestName = 255;
/** In bytes: what Outlook on the web takes of one file. */
const largestAttachment = 25 * 1024 * 1024;

const tooLong = (most: number) =>
  new OfficeError("DataExceedsMaximumSize", 9000, `At most ${most} characters are taken.`);

export function composeItem(draft: DraftSnapshot, host: PaneHost, ownDomain: string, events: Events): ComposeItem {
  const person = (someone: Person) => details(someone, ownDomain);

  return {
    itemType: MailboxEnums.ItemType.Message,
    // Typed as a text, and null until there is a conversation.
    conversationId: (draft.conversationId && convertToEwsId(draft.conversationId)) as string,
    subject: {
      getAsync: (first: Options | Callback<string>, second?: Callback<string>) =>
        settle(async () => (await host.draft()).subject, first, second),
      setAsync: (subject: string, first?: Options | Callback<void>, second?: Callback<void>) =>
        settle(() => setSubject(host, subject), first, second),
    },
    to: {
      getAsync: (
        first: Options | Callback<Office.EmailAddressDetails[]>,
        second?: Callback<Office.EmailAddressDetails[]>,
      ) => settle(async () => (await host.draft()).to.map(person), first, second),
    },
    cc: {
      getAsync: (
        first: Options | Callback<Office.EmailAddressDetails[]>,
        second?: Callback<Office.EmailAddressDetails[]>,
      ) => settle(async () => (await host.draft()).cc.map(person), first, second),
    },
    body: {
      getAsync: (
        coercion: Office.CoercionType | string,
        first?: Options | Callback<string>,
        second?: Callback<string>,
      ) => settle(() => host.draftBody(bodyFormat(coercion)), first, second),
      getTypeAsync: (first?: Options | Callback<Office.CoercionType>, second?: Callback<Office.CoercionType>) =>
        settle(async () => (await host.draft()).bodyFormat as Office.CoercionType, first, second),
      setSelectedDataAsync: (
        data: string,
        first?: (Options & Office.CoercionTypeOptions) | Callback<void>,
        second?: Callback<void>,
      ) =>
        settle(
          () => insert(host, data, typeof first === "function" ? undefined : first?.coercionType),
          first as Options | Callback<void>,
          second,
        ),
    },
    addFileAttachmentFromBase64Async: (
      base64: string,
      name: string,
      first?: Options | Callback<string>,
      second?: Callback<string>,
    ) => settle(() => attach(host, base64, name), first, second),
    removeAttachmentAsync: (id: string, first?: Options | Callback<void>, second?: Callback<void>) =>
      settle(() => host.detach(convertToRestId(id)), first, second),
    getAttachmentsAsync: (
      first?: Options | Callback<Office.AttachmentDetailsCompose[]>,
      second?: Callback<Office.AttachmentDetailsCompose[]>,
    ) => settle(() => attachmentsOf(host), first, second),
    getSharedPropertiesAsync: (
      first: Options | Callback<Office.SharedProperties>,
      second?: Callback<Office.SharedProperties>,
    ) => settle(async () => sharedProperties(draft), first, second),
    saveAsync: (first: Options | Callback<string>, second?: Callback<string>) =>
      settle(async () => convertToEwsId(await host.saveDraft()), first, second),
    addHandlerAsync: events.addHandlerAsync,
    removeHandlerAsync: events.removeHandlerAsync,
  };
}

async function setSubject(host: PaneHost, subject: string): Promise<void> {
  if (subject.length > longestName) throw tooLong(longestName);
  await host.setSubject(subject);
}

/** Where no form is asked for, data counts as plain text. */
async function insert(host: PaneHost, data: string, coercion: Office.CoercionType | string = "text"): Promise<void> {
  if (data.length > longestData) throw tooLong(longestData);
  const format = bodyFormat(coercion);
  if (format === "html" && (await host.draft()).bodyFormat === "text")
    throw new OfficeError("InvalidFormatError", 2006, "The format of the specified data object is invalid.");
  await host.insert(data, format);
}

async function attach(host: PaneHost, base64: string, name: string): Promise<string> {
  if (name.length > longestName) throw tooLong(longestName);
  if (base64.startsWith("data:"))
    throw new OfficeError("AttachmentUploadGeneralFailure", 9007, "The attachment cannot be added to the item.");
  if ((base64.length / 4) * 3 > largestAttachment)
    throw new OfficeError("AttachmentSizeExceeded", 9000, "The attachment cannot be added because it is too large.");
  return convertToEwsId(await host.attach(name, base64));
}

async function attachmentsOf(host: PaneHost): Promise<Office.AttachmentDetailsCompose[]> {
  const { attachments } = await host.draft();
  return attachments.map(({ id, contentId, name, size, isInline, kind }) => ({
    id: convertToEwsId(id),
    contentId,
    name,
    size,
    isInline,
    isServiceAccessible: true,
    attachmentType: kind,
    url: "",
  }));
}
