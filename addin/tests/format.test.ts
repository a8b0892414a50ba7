import { describe, expect, it } from "vitest";
import { parseDay } from "../src/features/promises/parseDay.ts";
import { createFormat } from "../src/ui/Format.tsx";
import { parseAmount } from "../src/ui/parseAmount.ts";
import { plain } from "../src/ui/plain.ts";

describe("money", () => {
  it.each([
    ["en-US", 24300, "EUR", "24,300.00\u00A0EUR"],
    ["de-DE", 24300, "EUR", "24.300,00\u00A0EUR"],
    ["en-US", 1500, "JPY", "1,500\u00A0JPY"],
    ["en-US", 1.5, "KWD", "1.500\u00A0KWD"],
    ["en-US", 1.5, "no currency", "1.50\u00A0no currency"],
  ])("in %s: %d %s is %s", (locale, amount, currency, text) => {
    expect(createFormat(locale).money(amount, currency)).toBe(text);
  });

  it.each([
    ["24,300.00", ".", 24300],
    ["24.300,00", ".", 24300],
    ["24 300", ".", 24300],
    ["24,300", ".", 24300],
    ["24,300", ",", 24.3],
    ["24300.5", ",", 24300.5],
    ["1,234,567", ",", 1234567],
    ["0", ".", null],
    ["-5", ".", null],
    ["many", ".", null],
  ])("written as %s with the decimal mark %s is %s", (text, mark, amount) => {
    expect(parseAmount(text, mark)).toBe(amount);
  });
});

describe("a day", () => {
  it.each([
    ["2026-11-27", "2026-11-27"],
    ["27 Nov", "2026-11-27"],
    ["27.11.", "2026-11-27"],
    ["friday", "2026-11-27"],
    ["1.2.", "2027-02-01"],
    ["31.2.2027", null],
    ["tomorrow", "2026-11-24"],
    ["3 Jan", "2027-01-03"],
    ["soon", null],
  ])("written as %s is %s", (text, day) => {
    expect(parseDay(text, "2026-11-23", "en-GB")).toBe(day);
  });
});

describe("what others wrote", () => {
  it("keeps its letters and loses what rearranges them", () => {
    expect(plain("abc\u202Edef\u2066 x\u0000y\n z")).toBe("abc def x y z");
    expect(plain("شركة می‌خواهم")).toBe("شركة می‌خواهم");
  });
});
