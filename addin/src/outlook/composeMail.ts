import { attempt, call } from "./async.ts";
import { supports } from "./openMail.ts";

/** A mail that is being written. Nothing here sends it. */
export type Draft = Office.MessageCompose;

export type BodyFormat = "html" | "text";

/** What Outlook takes along with one mail, in bytes. */
export const mostAttached = 25 * 1024 * 1024;

/** Handing over a large file takes Outlook its time. */
const patienceWithFiles = 120_000;

/** Outlook did not take what it was given; the message is Outlook's own. */
export class NotTaken extends Error {}

export const bodyFormat = async (draft: Draft): Promise<BodyFormat> =>
  (await taken<Office.CoercionType | string>((done) => draft.body.getTypeAsync(done))) === "text" ? "text" : "html";

/** Puts it where the cursor is in the body, in place of what is selected. Its format is the body's. */
export const insertInBody = (draft: Draft, format: BodyFormat, data: string): Promise<void> =>
  taken((done) =>
    draft.body.setSelectedDataAsync(
      // What is written behind a table would stand inside it.
      format === "html" ? `${data}<div><br></div>` : `${data}\n`,
      { coercionType: format as Office.CoercionType },
      done,
    ),
  );

export const subjectOf = (draft: Draft): Promise<string> => taken<string>((done) => draft.subject.getAsync(done));

export const setSubject = (draft: Draft, subject: string): Promise<void> =>
  taken((done) => draft.subject.setAsync(subject.slice(0, longestSubject), done));

const longestSubject = 255;

/** Whether this Outlook takes files from an add-in. */
export const takesFiles = () => supports("1.8");

/** What goes along with the mail already: names, and the sum of the sizes in bytes. */
export async function attached(draft: Draft): Promise<{ names: ReadonlySet<string>; bytes: number }> {
  const files = await taken<Office.AttachmentDetailsCompose[]>((done) => draft.getAttachmentsAsync(done));
  return { names: new Set(files.map(({ name }) => name)), bytes: files.reduce((sum, { size }) => sum + size, 0) };
}

export async function attach(draft: Draft, name: string, content: Blob): Promise<void> {
  const base64 = await base64Of(content);
  await taken<string>((done) => draft.addFileAttachmentFromBase64Async(base64, name, done), patienceWithFiles);
}

/** Tells when somebody was added to the draft or taken away, or the pane is returned to with another subject; answers how to stop. */
export function onDraftChanged(draft: Draft, tell: () => void): () => void {
  let known: string | null = null;
  const look = async () => {
    const subject = await attempt<string>((done) => draft.subject.getAsync(done));
    if (known !== null && subject !== null && subject !== known) tell();
    known = subject ?? known;
  };
  void look();
  if (supports("1.7")) draft.addHandlerAsync(Office.EventType.RecipientsChanged, tell);
  window.addEventListener("focus", look);
  return () => {
    if (supports("1.7")) draft.removeHandlerAsync(Office.EventType.RecipientsChanged);
    window.removeEventListener("focus", look);
  };
}

const taken = <T>(start: (done: (result: Office.AsyncResult<T>) => void) => void, most?: number): Promise<T> =>
  call(start, most).catch((error: { message?: string }) => {
    throw new NotTaken(error.message ?? String(error));
  });

/** In pieces, because a call takes only so many arguments. */
async function base64Of(content: Blob): Promise<string> {
  const bytes = new Uint8Array(await content.arrayBuffer());
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += piece) pieces.push(String.fromCharCode(...bytes.subarray(at, at + piece)));
  return btoa(pieces.join(""));
}

const piece = 0x8000;
