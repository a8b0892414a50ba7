import type { Schemas } from "../http/schemas.ts";
import { attempt } from "./async.ts";

type OpenMail = Schemas["OpenMail"];
type MailPerson = Schemas["MailPerson"];

export type Item = Office.MessageRead | Office.MessageCompose;

/** The API reads no more than this of a text, nor of a list of recipients. */
const maximumText = 256 * 1024;
const maximumHeaders = 64 * 1024;
const maximumPeople = 100;
const maximumAttachments = 50;

/** Everything that Outlook knows about the item. What it does not tell is null. */
export const readMail = (item: Item): Promise<OpenMail> => (isRead(item) ? readReceived(item) : readDraft(item));

export const isRead = (item: Item): item is Office.MessageRead => typeof item.subject === "string";

async function readReceived(item: Office.MessageRead): Promise<OpenMail> {
  const [mailbox, headers, body] = await Promise.all([
    mailboxOf(item),
    supports("1.8") ? attempt<string>((done) => item.getAllInternetHeadersAsync(done)) : null,
    readBody(item.body),
  ]);
  return {
    mailbox,
    itemId: restId(item.itemId),
    internetMessageId: item.internetMessageId || null,
    from: person(item.from),
    to: people(item.to),
    cc: people(item.cc),
    subject: item.subject,
    sentAt: item.dateTimeCreated?.toISOString() ?? null,
    headers: headers && cut(headers, maximumHeaders),
    body,
    attachments: (item.attachments ?? [])
      .slice(0, maximumAttachments)
      .map(({ name, contentType, size, isInline }) => ({ name, contentType: contentType ?? null, size, isInline })),
  };
}

async function readDraft(item: Office.MessageCompose): Promise<OpenMail> {
  const [mailbox, subject, to, cc, body] = await Promise.all([
    mailboxOf(item),
    attempt<string>((done) => item.subject.getAsync(done)),
    attempt<Office.EmailAddressDetails[]>((done) => item.to.getAsync(done)),
    attempt<Office.EmailAddressDetails[]>((done) => item.cc.getAsync(done)),
    readBody(item.body),
  ]);
  return {
    mailbox,
    itemId: null,
    internetMessageId: null,
    from: { name: null, address: mailbox },
    to: people(to),
    cc: people(cc),
    subject,
    sentAt: null,
    headers: null,
    body,
    attachments: null,
  };
}

/** Whose mailbox the item lies in: a shared one says so, anything else is the user's own. */
async function mailboxOf(item: Item): Promise<string> {
  const shared = supports("1.8")
    ? await attempt<Office.SharedProperties>((done) => item.getSharedPropertiesAsync(done))
    : null;
  return shared?.targetMailbox ?? shared?.owner ?? Office.context.mailbox.userProfile.emailAddress;
}

async function readBody(body: Pick<Office.Body, "getAsync">): Promise<string | null> {
  const text = await attempt<string>((done) => body.getAsync("text" as Office.CoercionType, done));
  return text && cut(text, maximumText);
}

/** Office hands out Exchange's ids, and on telephones REST ids already. */
export function restId(itemId: string | null): string | null {
  const onPhone = ["iOS", "Android"].includes(String(Office.context.platform));
  return (
    itemId &&
    (onPhone ? itemId : Office.context.mailbox.convertToRestId(itemId, "v2.0" as Office.MailboxEnums.RestVersion))
  );
}

export const supports = (version: string) => Office.context.requirements.isSetSupported("Mailbox", version);

const people = (list: Office.EmailAddressDetails[] | null) => (list ?? []).slice(0, maximumPeople).map(person);

const person = (someone: Office.EmailAddressDetails | null): MailPerson => ({
  name: someone?.displayName ?? null,
  address: someone?.emailAddress ?? null,
});

/** The beginning of a text, without half a character at its end. */
const cut = (text: string, length: number) =>
  text.length <= length ? text : text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
