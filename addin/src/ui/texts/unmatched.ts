import type { Schemas } from "../../http/schemas.ts";

/** The words of the queue of conversations that nobody knows whose they are. */
export const unmatchedTexts = {
  title: "Unmatched",
  parts: "Parts of the queue",
  waiting: "Waiting",
  dismissed: "Dismissed",
  remembered: "Remembered answers",
  none: "Every conversation has found its account.",
  noneDismissed: "Nothing was dismissed.",
  noneRemembered: "No answer is remembered. One is once you decide between several accounts that fit.",
  from: (name: string, address: string) => (name && name !== address ? `${name} <${address}>` : address),
  to: (mailbox: string) => `in ${mailbox}`,
  erased: "The words were erased after the configured days. They are still in the mailbox.",
  states: {
    suggested: "One account fits: confirm it",
    question: "Several accounts fit: your answer is remembered for this sender",
    unmatched: "Nobody is known by this",
    decided: null,
    automatic: null,
    staysOut: null,
  } satisfies Record<Schemas["LinkState"], string | null>,
  guesses: "Accounts that fit",
  assign: "Assign",
  assignLabel: (subject: string, account: string) => `Assign ${subject} to ${account}`,
  choose: "Choose an account",
  chooseLabel: (subject: string) => `Choose an account for ${subject}`,
  other: "Another account",
  otherLabel: (subject: string) => `Assign ${subject} to another account`,
  remember: (address: string) => `Make ${address} a contact of the account`,
  assigned: (subject: string, account: string) => `“${subject}” is filed under ${account}.`,
  alsoLinked: (n: number) =>
    n === 0
      ? "No other of this sender went along."
      : n === 1
        ? "1 other of the same sender went along."
        : `${n} others of the same sender went along.`,
  toConversation: "To the conversation",
  notAssigned: "It was not assigned.",
  dismiss: "Not ours",
  dismissLabel: (subject: string) => `Not ours: ${subject}`,
  dismissedNow: (subject: string) => `“${subject}” is dismissed.`,
  notDismissed: "It was not dismissed.",
  putBack: "Put back",
  putBackLabel: (subject: string) => `Put back ${subject}`,
  isBack: (subject: string) => `“${subject}” waits again.`,
  notPutBack: "It was not put back.",
  faster: "Somebody else was faster with one of these. You now see how it stands.",
  answer: (address: string, account: string) => `Mail of ${address} goes to ${account}`,
  answeredBy: (who: string | null, team: string, when: string) => [who, team, when].filter(Boolean).join(" · "),
  forget: "Forget",
  forgetLabel: (address: string) => `Forget the answer about ${address}`,
  forgotten: (address: string) => `The next mail of ${address} is a question again.`,
  notForgotten: "The answer was not forgotten.",
};
