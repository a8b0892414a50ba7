import type { Schemas } from "../../http/schemas.ts";
import type { Format } from "../../ui/Format.tsx";
import { texts } from "../../ui/texts.ts";

/** Why a mail is taken to be an account's, each kind of reason once, strongest first. */
export function evidenceWords(
  evidence: readonly Schemas["Evidence"][],
  direction: Schemas["MessageDirection"],
  format: Format,
): string[] {
  const kinds = [...new Set(evidence.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    if (kind === "knownContact" && direction === "outbound") return texts.match.recipientKnown;
    const values = evidence.filter((piece) => piece.kind === kind).map(({ value }) => value);
    return texts.match.evidence[kind](format.list([...new Set(values)]));
  });
}

/** How sure that is. One that is nearly certain is not called certain. */
export const sureWords = (confidence: number, format: Format) =>
  texts.match.sure(format.percent(Math.floor(confidence * 100) / 100));
