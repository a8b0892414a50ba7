/** The words of the account list and of an account's page. */
export const accountTexts = {
  segment: (name: string) => `Segment ${name}`,
  parts: "Parts of the account",
  part: {
    receivables: "Receivables",
    conversations: "Conversations",
    promises: "Promises",
    disputes: "Disputes",
    timeline: "Timeline",
    details: "Details",
    history: "History",
  },
};
