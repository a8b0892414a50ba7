// @vitest-environment node
import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { account } from "./fixtures/account.ts";
import { type Answers, canBrowse, type Look, openBrowser, openWorkspace } from "./fixtures/browser.ts";
import { board, damaged, detail, reasons as disputeReasons, evidence, shortage } from "./fixtures/disputeRoom.ts";
import { file, issue, preview, profiles, run } from "./fixtures/imports.ts";
import {
  brightwater,
  companies,
  conversation,
  details,
  hits,
  insolvent,
  lumen,
  pageOf,
  promises,
  receivables,
  teams,
  timeline,
} from "./fixtures/lists.ts";
import { ada, max, olga } from "./fixtures/people.ts";
import { broken, promise, totals, waiting } from "./fixtures/promiseRoom.ts";
import {
  answer,
  failing,
  mailbox,
  nobodyKnown,
  ownerless,
  stalled,
  thread,
  unmatched,
  withdrawn,
} from "./fixtures/threads.ts";

/** A folder for the pictures; without it none are kept. */
const pictures = process.env.PANE_PICTURES;

const configuration = {
  clientId: "a94f1d0e-52c7-4e1b-8d36-7c0b9e2f4a15",
  authority: "https://login.microsoftonline.com/t",
  scope: "scope",
};

const letter = {
  to: ["ap@lumen-optics.example"],
  subject: "Your payment of 24,300.00 EUR",
  body: "Dear Jonas Brandt,\n\nthank you. We expect 24,300.00 EUR on 27 November 2026 for INV-10482 and INV-10490.\n\nMax Hoffmann",
};

const answers: Answers = {
  "GET /api/client-configuration": { status: 200, body: configuration },
  "GET /api/me": { status: 200, body: olga },
  "GET /api/accounts/17": { status: 200, body: account },
  "GET /api/accounts": { status: 200, body: pageOf([lumen, insolvent, brightwater], "k") },
  "GET /api/teams": { status: 200, body: teams },
  "GET /api/companies": { status: 200, body: companies },
  "GET /api/search": { status: 200, body: { hits } },
  "GET /api/receivables": { status: 200, body: pageOf(receivables) },
  "GET /api/accounts/17/receivables": { status: 200, body: pageOf(receivables) },
  "GET /api/accounts/17/promises": { status: 200, body: pageOf(promises) },
  "GET /api/accounts/17/disputes": { status: 200, body: pageOf(account.disputes) },
  "GET /api/accounts/17/conversations": { status: 200, body: pageOf([conversation]) },
  "GET /api/accounts/17/timeline": { status: 200, body: pageOf(timeline) },
  "GET /api/imports": { status: 200, body: pageOf([run]) },
  "GET /api/imports/21": { status: 200, body: run },
  "GET /api/imports/21/issues": { status: 200, body: pageOf([issue]) },
  "GET /api/imports/22": {
    status: 200,
    body: {
      ...run,
      id: 22,
      state: "awaitingApproval",
      full: {
        companies: ["1000"],
        types: ["invoice"],
        inScope: 900,
        toClose: 640,
        reason: "More than half would close.",
      },
    },
  },
  "GET /api/imports/22/closing": { status: 200, body: pageOf([]) },
  "GET /api/imports/23": {
    status: 200,
    body: {
      ...run,
      id: 23,
      state: "publishing",
      rejected: 0,
      accountsDone: 200,
      secondsLeft: 90,
      canUndo: false,
      canCancel: true,
    },
  },
  "GET /api/imports/23/accounts": { status: 200, body: pageOf([]) },
  "GET /api/import-profiles": { status: 200, body: profiles },
  "POST /api/imports/files": { status: 201, body: file },
  [`POST /api/imports/files/${file.id}/preview`]: { status: 200, body: preview },
  "GET /api/accounts/17/details": { status: 200, body: details },
  "GET /api/mailboxes": { status: 200, body: pageOf([mailbox, failing, withdrawn]) },
  "GET /api/unmatched": { status: 200, body: pageOf([unmatched, nobodyKnown]) },
  "GET /api/remembered-answers": { status: 200, body: pageOf([answer]) },
  "GET /api/stalled": { status: 200, body: pageOf([stalled, ownerless]) },
  "GET /api/conversations/4": { status: 200, body: thread },
  "GET /api/promises": { status: 200, body: pageOf([broken, waiting]) },
  "GET /api/promises/totals": { status: 200, body: totals },
  "GET /api/promises/41": { status: 200, body: promise },
  "POST /api/promises/41/confirmation": { status: 200, body: letter },
  "GET /api/disputes": { status: 200, body: pageOf([shortage, damaged]) },
  "GET /api/disputes/board": { status: 200, body: board },
  "GET /api/disputes/5": { status: 200, body: detail },
  "GET /api/disputes/5/evidence": { status: 200, body: evidence },
  "GET /api/dispute-reasons": { status: 200, body: disputeReasons },
};

interface State extends Partial<Look> {
  name: string;
  at: string;
  /** A heading that stands there once the page has settled. */
  settled: string | RegExp;
  /** What it has been filled with. */
  ready?: string;
  act?: (page: Page) => Promise<void>;
  /** Who looks, where that matters. */
  me?: typeof olga;
}

const search = async (page: Page) => {
  await page.keyboard.press("/");
  await page.keyboard.type("10482");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
};
const reasons = async (page: Page) => {
  await page.getByRole("button", { name: /^Priority 71/ }).click();
  await page.getByText("One promise passed").first().waitFor();
};

const importing = (to: "found" | "options") => async (page: Page) => {
  await page.locator("input[type=file]").setInputFiles({
    name: file.name,
    mimeType: "text/csv",
    buffer: Buffer.from("Debitor"),
  });
  await page.getByText("This is no date.").waitFor();
  if (to === "found") return;
  await page.getByRole("textbox", { name: "Company in every row" }).fill("1000");
  await page.getByRole("combobox", { name: "Choose" }).selectOption("dd.MM.yyyy");
  await page.getByRole("combobox", { name: "ZZ" }).selectOption("Debit note");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("checkbox", { name: "Yes" }).check();
};
const press = (name: string) => async (page: Page) => {
  await page.getByRole("button", { name, exact: true }).first().click();
  await page.getByRole("form").waitFor();
};

/** The title of a promise's page. */
const promised = /^24,300\.00.EUR by/;

const states: State[] = [
  { name: "accounts", at: "#/accounts?team=1", settled: "Accounts", ready: "Lumen Optics GmbH" },
  {
    name: "accounts-dark",
    at: "#/accounts",
    settled: "Accounts",
    ready: "Lumen Optics GmbH",
    colorScheme: "dark",
    act: reasons,
  },
  { name: "search", at: "#/accounts", settled: "Accounts", ready: "Lumen Optics GmbH", act: search },
  { name: "receivables", at: "#/receivables", settled: "Receivables", ready: "INV-10455" },
  { name: "details", at: "#/accounts/17?part=details", settled: "Lumen Optics GmbH", ready: "Jonas Brandt" },
  { name: "imports", at: "#/imports", settled: "Imports", ready: "OP-Liste 2026-11-20.csv" },
  { name: "import-new", at: "#/imports/new", settled: "New import" },
  { name: "import-found", at: "#/imports/new", settled: "New import", act: importing("found") },
  {
    name: "import-options",
    at: "#/imports/new",
    settled: "New import",
    act: importing("options"),
    colorScheme: "dark",
  },
  {
    name: "import-run",
    at: "#/imports/21",
    settled: "Import of OP-Liste 2026-11-20.csv",
    ready: "EUR has 2 decimals.",
  },
  {
    name: "import-waits",
    at: "#/imports/22",
    settled: "Import of OP-Liste 2026-11-20.csv",
    ready: "May these be closed?",
  },
  {
    name: "import-moves",
    at: "#/imports/23",
    settled: "Import of OP-Liste 2026-11-20.csv",
    ready: "200 of 310 accounts done",
  },
  {
    name: "edit",
    at: "#/accounts/17?part=details",
    settled: "Lumen Optics GmbH",
    ready: "Jonas Brandt",
    act: press("Edit"),
  },
  {
    name: "note",
    at: "#/accounts/17",
    settled: "Lumen Optics GmbH",
    ready: "INV-10455",
    act: press("Log a call or note"),
  },
  { name: "timeline", at: "#/accounts/17?part=timeline", settled: "Lumen Optics GmbH", ready: "Mara Lindqvist" },
  { name: "account", at: "#/accounts/17", settled: "Lumen Optics GmbH", ready: "INV-10455" },
  { name: "account-dark", at: "#/accounts/17?part=promises", settled: "Lumen Optics GmbH", colorScheme: "dark" },
  { name: "account-contrast", at: "#/accounts/17", settled: "Lumen Optics GmbH", forcedColors: "active" },
  { name: "mailboxes", at: "#/mailboxes", settled: "Mailboxes", ready: "Still reading Paid", me: ada },
  {
    name: "mailboxes-withdraw-dark",
    at: "#/mailboxes",
    settled: "Mailboxes",
    ready: "Still reading Paid",
    me: ada,
    colorScheme: "dark",
    act: (page) => page.getByRole("button", { name: "Withdraw Receivables" }).click(),
  },
  {
    name: "mailboxes-enrol",
    at: "#/mailboxes",
    settled: "Mailboxes",
    ready: "Still reading Paid",
    me: ada,
    act: press("Enrol a mailbox"),
  },
  { name: "unmatched", at: "#/unmatched", settled: "Unmatched", ready: "Ines Ferreira" },
  {
    name: "unmatched-contrast",
    at: "#/unmatched",
    settled: "Unmatched",
    ready: "Ines Ferreira",
    forcedColors: "active",
    act: (page) => page.getByRole("button", { name: /^Assign Your invoice .* another account$/ }).click(),
  },
  { name: "remembered", at: "#/unmatched?part=remembered", settled: "Unmatched", ready: "shared@group.example" },
  { name: "stalled", at: "#/stalled", settled: "Stalled", ready: "Where is the delivery note?", me: max },
  {
    name: "stalled-nudge-dark",
    at: "#/stalled?by=age&team=1",
    settled: "Stalled",
    ready: "Where is the delivery note?",
    me: max,
    colorScheme: "dark",
    act: press("Nudge Mara Lindqvist about INV-10482 and INV-10490"),
  },
  {
    name: "stalled-reassign",
    at: "#/stalled",
    settled: "Stalled",
    ready: "Where is the delivery note?",
    me: max,
    act: press("Reassign Lumen Optics GmbH"),
  },
  {
    name: "conversation",
    at: "#/accounts/17?part=conversations&conversation=4",
    settled: "INV-10482 and INV-10490",
    ready: "Where is the delivery note?",
  },
  {
    name: "conversation-dark",
    at: "#/accounts/17?part=conversations&conversation=4",
    settled: "INV-10482 and INV-10490",
    ready: "Where is the delivery note?",
    colorScheme: "dark",
    act: (page) => page.getByRole("button", { name: "Not this customer" }).click(),
  },
  { name: "promises", at: "#/promises?state=any", settled: "Promises", ready: "Call the person who pays" },
  {
    name: "promises-dark",
    at: "#/promises?state=any&from=2026-11-01",
    settled: "Promises",
    ready: "Call the person who pays",
    colorScheme: "dark",
  },
  { name: "promise", at: "#/promises/41", settled: promised, ready: "Part by part", me: max },
  {
    name: "promise-move-dark",
    at: "#/promises/41",
    settled: promised,
    ready: "Part by part",
    me: max,
    colorScheme: "dark",
    act: async (page) => {
      await page.getByRole("button", { name: /^Move the promise/ }).click();
      const form = page.getByRole("form", { name: "Move the promise" });
      await form.getByRole("textbox", { name: /^Pay by/ }).fill("4 Dec");
      await form.getByRole("button", { name: "Pay in instalments" }).click();
      await form.getByRole("group", { name: "Instalment 2" }).waitFor();
    },
  },
  {
    name: "promise-letter-contrast",
    at: "#/promises/41",
    settled: promised,
    ready: "Part by part",
    me: max,
    forcedColors: "active",
    act: async (page) => {
      await page.getByRole("button", { name: /^Draft a confirmation/ }).click();
      await page.getByRole("region", { name: "Draft of a confirmation" }).waitFor();
    },
  },
  { name: "disputes", at: "#/disputes", settled: "Disputes", ready: "Waits for approval", me: max },
  {
    name: "disputes-board-dark",
    at: "#/disputes?view=board",
    settled: "Disputes",
    ready: "Damaged goods",
    me: max,
    colorScheme: "dark",
  },
  { name: "dispute", at: "#/disputes/5", settled: "Quantity contested", ready: "Drop a file here", me: max },
  {
    name: "dispute-settle-dark",
    at: "#/disputes/5",
    settled: "Quantity contested",
    ready: "Drop a file here",
    me: max,
    colorScheme: "dark",
    act: press("Settle"),
  },
  {
    name: "dispute-contrast",
    at: "#/disputes/5",
    settled: "Quantity contested",
    ready: "Drop a file here",
    me: max,
    forcedColors: "active",
  },
  { name: "nowhere", at: "#/nowhere", settled: "There is no such page" },
];

const widths = [1366, 900, 320];

describe.skipIf(!canBrowse)("the built workspace", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
    if (pictures) mkdirSync(pictures, { recursive: true });
  });
  afterAll(() => browser?.close());

  it.each(states.flatMap((state) => widths.map((width) => ({ ...state, width }))))(
    "$name at $width px: nothing to scroll sideways, nothing refused by the policy, nothing broken",
    async ({ name, at, settled, ready, act, me, width, ...look }) => {
      const height = width < 400 ? 700 : 850;
      const known = me ? { ...answers, "GET /api/me": { status: 200, body: me } } : answers;
      const { page, faults } = await openWorkspace(browser, { answers: known, width, height, ...look }, at);
      await page.getByRole("heading", { name: settled, exact: true }).first().waitFor();
      if (ready) await page.getByText(ready).filter({ visible: true }).first().waitFor();
      await act?.(page);

      if (pictures) await page.screenshot({ path: `${pictures}/workspace-${name}-${width}.png`, fullPage: true });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect({ faults, overflow }).toEqual({ faults: [], overflow: 0 });
      await page.close();
    },
  );
});
