/** The words of an account's timeline. */
export const timelineTexts = {
  about: "About",
  everything: "Everything",
  none: "Nothing of this kind has happened yet.",
  kinds: {
    conversations: "Conversations",
    promises: "Promises",
    disputes: "Disputes",
    receivables: "Receivables",
    notes: "Calls and notes",
    account: "The account itself",
  },
};
