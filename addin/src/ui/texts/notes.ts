import type { Schemas } from "../../http/schemas.ts";

/** The words of calls and notes. */
export const noteTexts = {
  open: "Log a call or note",
  kind: "What",
  kinds: { call: "Call", note: "Note", meeting: "Meeting" } satisfies Record<Schemas["NoteKind"], string>,
  on: "Day",
  person: "With whom",
  personHint: "A contact, or anybody by name",
  outcome: "Outcome",
  outcomeHint: "Such as: promised to check, no answer",
  text: "What was said",
  textMissing: "Write what was said.",
  dayMissing: "Choose the day, today or before.",
  save: "Log it",
  saved: (kind: string) => `${kind} logged`,
  inTimeline: "It stands in the timeline.",
  failed: "It was not logged.",
  withdraw: "Take back",
  withdrawn: "Taken back.",
  notWithdrawn: "It was not taken back.",
};
