import type { Schemas } from "../../http/schemas.ts";
import { disputeRoomTexts as words } from "../../ui/texts/disputeRoom.ts";

/** Who sees to a dispute, one of us or somebody outside. */
export const ownerWords = ({ owner, outsideOwner }: Pick<Schemas["DisputeDetail"], "owner" | "outsideOwner">) =>
  owner?.name ?? (outsideOwner ? words.outside(outsideOwner) : words.nobody);
