import { Failure } from "../../http/failure.ts";
import type { Transfers } from "../../http/transfers.ts";
import { attach, attached, type Draft, mostAttached } from "../../outlook/composeMail.ts";
import type { Copy } from "./chosenItems.ts";

export interface CopyOutcome {
  copy: Copy;
  fate: "attached" | "there" | "noRoom" | "failed";
}

/**
 * Attaches the copies one after the other. What fails is named and the others go on; a session that has ended ends it, because all the others
 * would fail too.
 * @param onNext Told which one it is at, from 1.
 */
export async function attachCopies(
  draft: Draft,
  copies: readonly Copy[],
  transfers: Transfers,
  onNext: (n: number) => void,
): Promise<CopyOutcome[]> {
  const before = await attached(draft);
  const names = new Set(before.names);
  let { bytes } = before;
  const outcomes: CopyOutcome[] = [];
  for (const [index, copy] of copies.entries()) {
    onNext(index + 1);
    outcomes.push({ copy, fate: await attachOne(copy) });
  }
  return outcomes;

  async function attachOne({ receivableId }: Copy): Promise<CopyOutcome["fate"]> {
    try {
      const { name, content } = await transfers.download(
        `/api/receivables/${receivableId}/document`,
        "application/pdf",
      );
      if (names.has(name)) return "there";
      if (bytes + content.size > mostAttached) return "noRoom";
      await attach(draft, name, content);
      names.add(name);
      bytes += content.size;
      return "attached";
    } catch (error) {
      if (error instanceof Failure && error.kind === "signIn") throw error;
      return "failed";
    }
  }
}
