export interface Mailbox {
  address: string;
  name: string;
}

export interface User {
  id: string;
  name: string;
  mail: string;
  jobTitle: string;
  mailboxes: Mailbox[];
}

/** The tenant that the sandbox plays, and who can be switched in. */
export interface Session {
  tenantId: string;
  clientId: string;
  apiScope: string;
  defaultUser: string;
  users: User[];
}

export async function fetchSession(): Promise<Session> {
  const answer = await fetch("/sandbox/session");
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} when asked who can sign in.`);
  return answer.json();
}

/** Shared mailboxes come first: they are what the work is about. */
export const mailboxesOf = (user: User): Mailbox[] =>
  user.mailboxes.toSorted((a, b) => Number(isOwn(user, a)) - Number(isOwn(user, b)));

export const isOwn = (user: User, mailbox: Mailbox) => mailbox.address.toLowerCase() === user.mail.toLowerCase();

export const mailboxesOfAll = (session: Session): Mailbox[] => [
  ...new Map(session.users.flatMap(mailboxesOf).map((mailbox) => [mailbox.address, mailbox])).values(),
];
