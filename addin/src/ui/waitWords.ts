import type { Schemas } from "../http/schemas.ts";
import { threadTexts } from "./texts/threads.ts";

/** Who must speak next, and why. */
export const waitWords = (reason: Schemas["TurnReason"], colleague: string | null) =>
  reason === "colleagueAsked" && colleague !== null ? threadTexts.waitsOn(colleague) : threadTexts.turns[reason];
