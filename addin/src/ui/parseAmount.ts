/**
 * An amount as people write it: "24,300.00", "24.300,00", "24 300". Of two different marks the last one is the decimal mark; a single mark
 * before exactly three digits could be either, and then the reader's own locale decides. Null for what is no amount above zero.
 */
export function parseAmount(text: string, decimalMark: string): number | null {
  const compact = text.replace(/[\s\u00A0\u202F'’]/g, "");
  if (!/^\d[\d.,]*$/.test(compact)) return null;
  const marks = compact.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  const isDecimal =
    last !== undefined &&
    (new Set(marks).size === 2 || (marks.length === 1 && (!/[.,]\d{3}$/.test(compact) || last === decimalMark)));
  const cut = isDecimal && last ? compact.lastIndexOf(last) : compact.length;
  const amount = Number(`${compact.slice(0, cut).replace(/[.,]/g, "")}.${compact.slice(cut + 1)}`);
  return Number.isFinite(amount) && amount > 0 ? amount : null;
}
