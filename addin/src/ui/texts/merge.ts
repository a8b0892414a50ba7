/** The words of merging two accounts into one. */
export const mergeTexts = {
  open: "Merge",
  title: (name: string) => `Merge another account into ${name}`,
  choose: "Which account is the same customer? It becomes part of this one.",
  question: (merged: string, survivor: string) => `Merge ${merged} into ${survivor}?`,
  moves: "What will move",
  receivables: (n: number, open: string) => `${count(n, "receivable")}, ${open} open`,
  conversations: (n: number) => count(n, "conversation"),
  promises: (n: number) => count(n, "promise"),
  disputes: (n: number) => count(n, "dispute"),
  contacts: (n: number) => count(n, "contact"),
  notes: (n: number) => count(n, "call or note", "calls and notes"),
  children: (n: number) => `${count(n, "account")} below it`,
  names: (names: string) => `The names ${names}`,
  domains: (domains: string) => `The mail domains ${domains}`,
  nothing: "Nothing: the account is empty. Its number leads here from now on.",
  later: "Its number stays known: imports and mail for it arrive here. It can be undone on this page.",
  confirm: "Merge",
  other: "Choose another",
  failed: "The accounts were not merged.",
  done: (merged: string) => `${merged} is part of this account now.`,
  here: "Merged into this account",
  since: (who: string | null, when: string) => (who ? `${who}, ${when}` : when),
  undoLabel: (name: string) => `Undo the merge of ${name}`,
  undone: (name: string) => `${name} stands on its own again.`,
  notUndone: "The merge was not undone.",
  mergedInto: "This account was merged into another",
  toSurvivor: "To the account that goes on",
};

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
