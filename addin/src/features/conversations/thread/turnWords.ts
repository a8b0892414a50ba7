import type { Schemas } from "../../../http/schemas.ts";
import { waitWords } from "../../../ui/waitWords.ts";

/** Who must speak next in a conversation, and why. */
export const turnWords = ({ reason, colleague }: Schemas["TurnView"]) => waitWords(reason, colleague?.name ?? null);
