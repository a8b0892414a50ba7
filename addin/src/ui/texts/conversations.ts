/** The words of an account's conversations. */
export const conversationTexts = {
  title: "Conversations",
  none: "No conversation is filed here yet. Open a mail in Outlook and confirm whose it is.",
  noSubject: "No subject",
  messages: (n: number) => (n === 1 ? "1 message" : `${n} messages`),
  last: (who: string | null, isOurs: boolean) =>
    isOurs ? `We wrote last${who ? `: ${who}` : ""}` : `They wrote last${who ? `: ${who}` : ""}`,
};
