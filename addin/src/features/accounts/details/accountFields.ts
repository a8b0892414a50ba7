import type { Schemas } from "../../../http/schemas.ts";
import { shellTexts } from "../../../ui/texts/shell.ts";

/** What is edited, with the names that a person knows things by. */
export type AccountFields = Pick<
  Schemas["AccountDetails"],
  "aliases" | "domains" | "team" | "owner" | "parent" | "language"
>;

export const fieldsOf = (details: Schemas["AccountDetails"]): AccountFields => {
  const { aliases, domains, team, owner, parent, language } = details;
  return { aliases, domains, team, owner, parent, language };
};

const written = (lines: readonly string[]) => lines.map((line) => line.trim()).filter(Boolean);

export const bodyOf = ({ aliases, domains, team, owner, parent, language }: AccountFields) =>
  ({
    aliases: written(aliases),
    domains: written(domains),
    teamId: team?.id ?? null,
    ownerId: owner?.id ?? null,
    parentId: parent?.id ?? null,
    language,
  }) satisfies Schemas["ChangeAccountRequest"];

export function fieldInWords(fields: AccountFields, name: keyof AccountFields): string {
  switch (name) {
    case "aliases":
    case "domains":
      return fields[name].join(", ") || shellTexts.none;
    case "language":
      return fields.language ?? shellTexts.none;
    default:
      return fields[name]?.name ?? shellTexts.none;
  }
}
