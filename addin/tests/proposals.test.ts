import { describe, expect, it } from "vitest";
import { unopened } from "../src/features/disputes/unopened.ts";
import { unrecorded } from "../src/features/promises/suggestions.ts";
import type { Schemas } from "../src/http/schemas.ts";
import { account, dispute, disputeSuggestion, suggestion } from "./fixtures/account.ts";

const [made] = account.promises as [Schemas["PromiseRow"]];
const promised = (state: Schemas["PromiseState"], id = 41) => ({ ...made, id, state, quote: suggestion.sentence });

const sentAt = "2026-11-20T09:00:00+01:00";
const contested = (state: Schemas["DisputeState"], openedAt = "2026-11-20T08:00:01Z") => ({
  ...dispute,
  state,
  openedAt,
  quote: disputeSuggestion.sentence,
});

describe("a promise that stands in a mail", () => {
  it.each(["open", "kept", "partlyKept", "broken", "superseded"] as const)(
    "is not proposed again when it was recorded and is %s",
    (state) => expect(unrecorded([suggestion], [promised(state)], [41])).toEqual([]),
  );

  it.each(["withdrawnByCustomer", "withdrawnByUs"] as const)("is proposed again when it was %s", (state) =>
    expect(unrecorded([suggestion], [promised(state)], [41])).toEqual([suggestion]),
  );

  it("is proposed though another mail said the same once and that promise is over", () => {
    expect(unrecorded([suggestion], [promised("kept", 12)], [])).toEqual([suggestion]);
    expect(unrecorded([suggestion], [promised("open", 12)], [])).toEqual([]);
  });
});

describe("a complaint that stands in a mail", () => {
  it.each([
    "open",
    "investigating",
    "awaitingCustomer",
    "resolvedCredited",
    "resolvedPaid",
    "resolvedRejected",
  ] as const)("is not proposed again when a dispute was opened about it and is %s", (state) =>
    expect(unopened([disputeSuggestion], [contested(state)], sentAt)).toEqual([]),
  );

  it("is proposed again when its dispute was withdrawn", () =>
    expect(unopened([disputeSuggestion], [contested("withdrawn")], sentAt)).toEqual([disputeSuggestion]));

  it("is proposed though an older mail said the same and that dispute was resolved", () => {
    const before = "2026-11-20T07:59:59Z";
    expect(unopened([disputeSuggestion], [contested("resolvedPaid", before)], sentAt)).toEqual([disputeSuggestion]);
    expect(unopened([disputeSuggestion], [contested("open", before)], sentAt)).toEqual([]);
  });
});
