// @vitest-environment node
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

const page = resolve("../api/Vyomiyra.Api/wwwroot/taskpane/index.html");
const kilobyte = 1024;

const html = () => readFileSync(page, "utf8");
const size = (href: string) => gzipSync(readFileSync(resolve(page, "..", href)), { level: 9 }).length;
const total = (hrefs: readonly string[]) => hrefs.reduce((sum, href) => sum + size(href), 0);

/** What the page loads before anything is clicked: its script, and what is loaded beside it. */
const hrefs = () => [...html().matchAll(/(?:src|href)="(\.[^"]+\.(?:js|css))"/g)].map(([, href = ""]) => href);

describe("what the browser downloads", () => {
  const isIdentity = (href: string) => /\/identity-/.test(href);

  it("shell and first screen stay within 170 KB", () => {
    const bytes = total(hrefs().filter((href) => !isIdentity(href)));
    console.info(`shell and first screen: ${(bytes / kilobyte).toFixed(1)} KB gzip`);
    expect(bytes).toBeGreaterThan(50 * kilobyte);
    expect(bytes).toBeLessThanOrEqual(170 * kilobyte);
  });

  it("signing in stays within 80 KB, beside the shell", () => {
    const bytes = total(hrefs().filter(isIdentity));
    console.info(`signing in: ${(bytes / kilobyte).toFixed(1)} KB gzip`);
    expect(bytes).toBeGreaterThan(50 * kilobyte);
    expect(bytes).toBeLessThanOrEqual(80 * kilobyte);
  });
});
