import { createContext, type ReactNode, useContext, useMemo } from "react";

/** Money and dates in the reader's locale. Days are ISO dates, instants ISO 8601 with an offset. */
export interface Format {
  /** "24,300.00 EUR", with as many decimals as the currency has. */
  money(amount: number, currency: string): string;
  /** The same from the currency's smallest units. */
  minor(amount: number, currency: string): string;
  /** The number alone. */
  amount(amount: number, currency: string): string;
  /** "24.3K". */
  short(amount: number): string;
  /** "Fri, Nov 27", with the year where it is not this one. */
  day(day: string): string;
  /** The same with the year always. */
  fullDay(day: string): string;
  instant(instant: string): string;
  /** "12,345". */
  count(n: number): string;
  /** "1.2 MB". */
  bytes(n: number): string;
  /** "45%" of a share, 0 to 1. */
  percent(share: number): string;
  /** "German" for de. */
  language(tag: string): string;
  list(items: readonly string[]): string;
  /** The mark between units and decimals. */
  decimalMark: string;
}

export function createFormat(locale: string): Format {
  const decimals = (currency: string) => {
    try {
      const { maximumFractionDigits } = new Intl.NumberFormat(locale, {
        style: "currency",
        currency,
      }).resolvedOptions();
      return maximumFractionDigits ?? 2;
    } catch {
      return 2;
    }
  };
  const amount = (value: number, currency: string) => {
    const digits = decimals(currency);
    return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
      value,
    );
  };
  const dayOf = (day: string, year: boolean) => {
    const instant = new Date(`${day}T00:00:00Z`);
    if (Number.isNaN(instant.valueOf())) return day;
    const parts = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" } as const;
    return new Intl.DateTimeFormat(locale, year ? { ...parts, year: "numeric" } : parts).format(instant);
  };
  return {
    amount,
    money: (value, currency) => `${amount(value, currency)}\u00A0${currency}`,
    minor: (value, currency) => `${amount(value / 10 ** decimals(currency), currency)}\u00A0${currency}`,
    short: (value) => new Intl.NumberFormat(locale, { notation: "compact", maximumSignificantDigits: 3 }).format(value),
    day: (day) => dayOf(day, Number(day.slice(0, 4)) !== new Date().getFullYear()),
    fullDay: (day) => dayOf(day, true),
    instant: (instant) =>
      new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(instant)),
    count: (n) => new Intl.NumberFormat(locale).format(n),
    bytes: (n) => {
      const steps = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
      const step = Math.min(Math.floor(Math.log10(Math.max(1, n)) / 3), steps.length - 1);
      const parts = {
        style: "unit",
        unit: steps[step] ?? "byte",
        unitDisplay: "short",
        maximumFractionDigits: 1,
      } as const;
      return new Intl.NumberFormat(locale, parts).format(n / 1000 ** step);
    },
    percent: (share) => new Intl.NumberFormat(locale, { style: "percent" }).format(share),
    language: (tag) => {
      try {
        return new Intl.DisplayNames(locale, { type: "language" }).of(tag) ?? tag;
      } catch {
        return tag;
      }
    },
    list: (items) => new Intl.ListFormat(locale, { type: "unit", style: "short" }).format(items),
    decimalMark: new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === "decimal")?.value ?? ".",
  };
}

const FormatContext = createContext<Format>(createFormat("en"));

export function FormatProvider({ locale, children }: { locale: string; children: ReactNode }) {
  const format = useMemo(() => createFormat(usable(locale)), [locale]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

export const useFormat = () => useContext(FormatContext);

function usable(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}
