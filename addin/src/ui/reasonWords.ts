import type { Schemas } from "../http/schemas.ts";
import type { Format } from "./Format.tsx";
import { texts } from "./texts.ts";

/** One reason for a priority in words; its amounts are in the standing's currency. */
export const reasonWords = (reason: Schemas["ReasonRow"], currency: string, format: Format): string =>
  texts.priority.reasons[reason.code]({
    amount: reason.amount === null ? "" : format.money(reason.amount, currency),
    date: reason.date === null ? "" : format.day(reason.date),
    n: reason.count ?? 0,
    currency: reason.currency ?? "",
  });
