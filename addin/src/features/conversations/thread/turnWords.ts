import type { Schemas } from "../../../http/schemas.ts";
import { threadTexts as words } from "../../../ui/texts/threads.ts";

/** Who must speak next, and why. */
export const turnWords = ({ reason, colleague }: Schemas["TurnView"]) =>
  reason === "colleagueAsked" && colleague ? words.waitsOn(colleague.name) : words.turns[reason];
