// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const source = resolve("src");

/** What each feature may use of the others; what it leaves out may use nothing. */
const order: Readonly<Record<string, readonly string[]>> = {
  receivables: ["accounts"],
  conversations: ["accounts", "receivables"],
  promises: ["accounts", "receivables", "history"],
  disputes: ["accounts", "receivables", "history"],
  worklist: ["accounts", "receivables", "conversations", "promises", "disputes"],
  outreach: ["accounts", "receivables", "conversations", "promises", "disputes", "worklist"],
};

const entries = ["taskpane", "workspace", "portal"];

const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
  (file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"),
);

/** What a file imports: of ours by its path below src, of others by name. */
const importsOf = (file: string) =>
  [...readFileSync(join(source, file), "utf8").matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, name = ""]) =>
    name.startsWith(".") ? relative(source, resolve(source, dirname(file), name)) : name,
  );

const offences = (isWrong: (file: string, imported: string) => boolean) =>
  files.flatMap((file) =>
    importsOf(file)
      .filter((imported) => isWrong(file, imported))
      .map((imported) => `${file} → ${imported}`),
  );

const featureOf = (path: string) => /^features\/([^/]+)\//.exec(path)?.[1];

describe("the house's order", () => {
  it("has files to look at", () => {
    expect(files.length).toBeGreaterThan(40);
    expect(importsOf("taskpane/AccountPane.tsx")).toContain("features/history/History.tsx");
  });

  it("features import shared code, and of each other only what stands before them", () => {
    expect(
      offences((file, imported) => {
        const [from, to] = [featureOf(file), featureOf(imported)];
        return from !== undefined && to !== undefined && from !== to && !order[from]?.includes(to);
      }),
    ).toEqual([]);
  });

  it("shared code imports no feature, and nothing imports an entry point", () => {
    const isEntry = (path: string) => entries.includes(path.split("/")[0] ?? "");
    expect(
      offences(
        (file, imported) =>
          (featureOf(imported) !== undefined && featureOf(file) === undefined && !isEntry(file)) ||
          (isEntry(imported) && !isEntry(file)),
      ),
    ).toEqual([]);
  });

  it("only outlook touches Office.js", () => {
    const touching = files.filter((file) => /\bOffice\s*\./.test(readFileSync(join(source, file), "utf8")));
    expect(touching.filter((file) => !file.startsWith("outlook/"))).toEqual([]);
    expect(touching.length).toBeGreaterThan(0);
  });

  it("only identity touches MSAL", () => {
    expect(offences((file, imported) => imported.startsWith("@azure/msal") && !file.startsWith("identity/"))).toEqual(
      [],
    );
    expect(importsOf("identity/msal.ts")).toContain("@azure/msal-browser");
  });
});
