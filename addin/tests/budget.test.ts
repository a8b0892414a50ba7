// @vitest-environment node
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

const webRoot = resolve("../api/Vyomiyra.Api/wwwroot");
const kilobyte = 1024;

const pageOf = (entry: string) => resolve(webRoot, entry, "index.html");
const size = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length;
const total = (files: readonly string[]) => files.reduce((sum, file) => sum + size(file), 0);

/** What a page loads before anything is clicked: its script, and what is loaded beside it. */
const filesOf = (entry: string) =>
  [...readFileSync(pageOf(entry), "utf8").matchAll(/(?:src|href)="(\.[^"]+\.(?:js|css))"/g)].map(([, href = ""]) =>
    resolve(webRoot, entry, href),
  );

describe("what the browser downloads", () => {
  const isIdentity = (file: string) => /\/identity-/.test(file);

  it.each([
    ["taskpane", 170],
    ["workspace", 200],
  ])("%s: shell and first screen stay within %d KB", (entry, most) => {
    const bytes = total(filesOf(entry).filter((file) => !isIdentity(file)));
    console.info(`${entry}, shell and first screen: ${(bytes / kilobyte).toFixed(1)} KB gzip`);
    expect(bytes).toBeGreaterThan(50 * kilobyte);
    expect(bytes).toBeLessThanOrEqual(most * kilobyte);
  });

  it.each(["taskpane", "workspace"])("%s: signing in stays within 80 KB, beside the shell", (entry) => {
    const bytes = total(filesOf(entry).filter(isIdentity));
    console.info(`signing in: ${(bytes / kilobyte).toFixed(1)} KB gzip`);
    expect(bytes).toBeGreaterThan(50 * kilobyte);
    expect(bytes).toBeLessThanOrEqual(80 * kilobyte);
  });
});
