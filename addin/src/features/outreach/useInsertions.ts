import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Failure } from "../../http/failure.ts";
import { useTransfers } from "../../http/transfers.ts";
import {
  attach,
  attached,
  bodyFormat,
  type Draft,
  insertInBody,
  mostAttached,
  NotTaken,
} from "../../outlook/composeMail.ts";
import { outreachTexts } from "../../ui/texts/outreach.ts";
import { attachCopies, type CopyOutcome } from "./attachCopies.ts";
import type { Copy } from "./chosenItems.ts";
import { statementPath } from "./useStatement.ts";

const words = outreachTexts.insert;

/** What is put into the mail: text at the cursor, or files. */
export type Insertion =
  | { what: "table"; receivables: readonly number[] }
  | { what: "statement" }
  | { what: "pdf" }
  | { what: "copies"; copies: readonly Copy[] };

export interface Inserted {
  said: string;
  /** What became of each copy. */
  copies: readonly CopyOutcome[];
}

/** Puts things of an account into the draft, one at a time. */
export function useInsertions(draft: Draft, accountId: number) {
  const transfers = useTransfers();
  const [at, setAt] = useState(0);

  const insertStatement = async (receivables: readonly number[]) => {
    const format = await bodyFormat(draft);
    const accept = format === "html" ? "text/html" : "text/plain";
    const { content } = await transfers.download(statementPath(accountId, receivables), accept);
    await insertInBody(draft, format, await content.text());
  };
  const attachStatement = async () => {
    const [{ name, content }, { bytes }] = await Promise.all([
      transfers.download(statementPath(accountId), "application/pdf"),
      attached(draft),
    ]);
    if (bytes + content.size > mostAttached) throw new NotTaken(words.pdfTooLarge);
    await attach(draft, name, content);
  };

  const insertion = useMutation<Inserted, Failure | NotTaken, Insertion>({
    mutationFn: async (asked) => {
      switch (asked.what) {
        case "table":
          await insertStatement(asked.receivables);
          return { said: words.tableDone, copies: [] };
        case "statement":
          await insertStatement([]);
          return { said: words.statementDone, copies: [] };
        case "pdf":
          await attachStatement();
          return { said: words.pdfDone, copies: [] };
        case "copies": {
          const copies = await attachCopies(draft, asked.copies, transfers, setAt);
          const done = copies.filter(({ fate }) => fate === "attached").length;
          return { said: done > 0 ? words.copiesDone(done) : words.noneDone, copies };
        }
      }
    },
  });
  return { insertion, at };
}
