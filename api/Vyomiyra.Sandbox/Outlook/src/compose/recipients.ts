import type { Person } from "../protocol.ts";

/** Addresses with or without names, parted by semicolons or commas. What is no address is left out. */
export const parseRecipients = (text: string): Person[] =>
  text.split(/[;,]/).flatMap((part) => {
    const [, name, address] = /^\s*(?:"?([^"<]*?)"?\s*<)?\s*([^\s<>@]+@[^\s<>@]+?)\s*>?\s*$/.exec(part) ?? [];
    return address ? [{ name: name || address, address }] : [];
  });

export const formatRecipients = (people: readonly Person[]): string =>
  people.map(({ name, address }) => (name === address ? address : `${name} <${address}>`)).join("; ");
