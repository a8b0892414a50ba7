import type { Schemas } from "../../http/schemas.ts";

type Item = Schemas["StatementItem"];

/** A table narrows the statement to at most so many receivables. */
export const mostInTable = 200;

export const isOverdue = ({ open, daysOverdue }: Item) => open > 0 && daysOverdue > 0;

/** Overdue, and nobody has said anything about it: what a mail is usually about. */
export const isToChase = (item: Item) => isOverdue(item) && item.promised === 0 && item.disputed === 0;

/** The printed form of an invoice, and one of the receivables that it is of. */
export interface Copy {
  receivableId: number;
  document: string;
}

/** The documents of these items, each once however many lines it has. */
export function copiesOf(items: readonly Item[]): Copy[] {
  const byDocument = new Map(
    items
      .filter(({ hasDocument }) => hasDocument)
      .map(({ id, company, documentNumber }) => [
        `${company} ${documentNumber}`,
        { receivableId: id, document: documentNumber },
      ]),
  );
  return [...byDocument.values()];
}

/** How many of these items should have a printed form and have none here. */
export const withoutCopy = (items: readonly Item[]) =>
  items.filter(({ hasDocument, type }) => !hasDocument && type !== "paymentOnAccount").length;
