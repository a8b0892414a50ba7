import type { Schemas } from "../../../http/schemas.ts";

export type Profile = Schemas["ImportProfileView"];
export type Field = keyof typeof import("../../../ui/texts/imports.ts")["importTexts"]["fields"];

/** How a file is going to be read, as far as it is decided. */
export interface Reading {
  file: Schemas["ImportFileView"];
  /** The stored profile that it is read by; null where it is what was found. */
  name: string | null;
  profile: Profile;
  /** The profile was changed since it was chosen. */
  isChanged: boolean;
  /** The doubts that somebody has settled, by their place in the list. */
  settled: ReadonlySet<number>;
}

export const readingOf = (file: Schemas["ImportFileView"]): Reading => ({
  file,
  name: null,
  profile: file.suggested,
  isChanged: false,
  settled: new Set(),
});

/** What a choice about a doubt makes of a profile. */
export function settle(profile: Profile, { what, field }: Schemas["Doubt"], choice: string): Profile {
  switch (what) {
    case "encoding":
      return { ...profile, encoding: choice };
    case "delimiter":
      return { ...profile, delimiter: choice };
    case "quote":
      return { ...profile, quote: choice };
    case "dateOrder":
      return { ...profile, dates: [choice] };
    case "decimalSeparator":
      return { ...profile, decimalSeparator: choice, thousandsSeparator: thousandsBeside(profile, choice) };
    case "creditSign":
      return { ...profile, credits: choice.toLowerCase() === "negative" ? "negative" : "positive" };
    case "column":
      return field ? withColumn(profile, field, choice) : profile;
    case "type":
      return profile;
  }
}

/** One mark cannot be both. */
export const thousandsBeside = ({ thousandsSeparator }: Profile, decimal: string) =>
  thousandsSeparator === decimal ? (decimal === "," ? "." : ",") : (thousandsSeparator ?? null);

export function withColumn(profile: Profile, field: string, heading: string | null): Profile {
  const { [field]: _, ...columns } = profile.columns;
  const { [field]: constant, ...constants } = profile.constants ?? {};
  return {
    ...profile,
    columns: heading === null ? columns : { ...columns, [field]: heading },
    constants: heading === null && constant !== undefined ? { ...constants, [field]: constant } : constants,
  };
}

export function withConstant(profile: Profile, field: string, value: string): Profile {
  const { [field]: _, ...constants } = profile.constants ?? {};
  return { ...profile, constants: value === "" ? constants : { ...constants, [field]: value } };
}

/** Whether a doubt needs nobody any more: it was settled, or what it asks for has been said otherwise. */
export function isSettled({ file, profile, settled, name }: Reading, index: number): boolean {
  const doubt = file.doubts[index];
  if (!doubt || name !== null || settled.has(index)) return true;
  if (doubt.what === "type") return wordsOf({ file, profile }).every((word) => word in profile.types);
  if (doubt.what === "column" && doubt.field && doubt.choices.length === 0)
    return doubt.field in profile.columns || doubt.field in (profile.constants ?? {});
  return doubt.choices.length === 0;
}

/** The words that stand in the column of types, in the rows that are shown. */
export function wordsOf({ file, profile }: Pick<Reading, "file" | "profile">): string[] {
  const column = file.headings.indexOf(profile.columns.type ?? "");
  const shown = column < 0 ? [] : file.rows.map((row) => row[column] ?? "");
  return [...new Set([...Object.keys(profile.types), ...shown])].filter(Boolean);
}
