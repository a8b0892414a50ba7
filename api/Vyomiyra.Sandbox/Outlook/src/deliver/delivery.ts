import { problemText } from "../problem.ts";

/** What the form asks for. */
export interface DeliveryForm {
  name: string;
  address: string;
  subject: string;
  body: string;
}

export const deliveryPath = (mailbox: string) => `/sandbox/mailboxes/${mailbox}/messages`;

/** The message in Graph's JSON shape, as the form describes it. */
export const messageOf = ({ name, address, subject, body }: DeliveryForm, mailbox: string) => ({
  subject,
  from: { emailAddress: { name: name || address, address } },
  toRecipients: [{ emailAddress: { address: mailbox } }],
  body: { contentType: "text", content: body },
});

/** Delivers the message as a mail server would. Fails with words for the reader. */
export async function deliver(mailbox: string, json: string): Promise<void> {
  try {
    JSON.parse(json);
  } catch (error) {
    throw new Error(`This is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  const answer = await fetch(deliveryPath(encodeURIComponent(mailbox)), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: json,
  });
  if (!answer.ok) throw new Error(await problemText(answer));
}
