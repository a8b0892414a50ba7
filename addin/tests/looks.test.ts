// @vitest-environment node
import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  account,
  advice,
  ambiguous,
  brokenPromise,
  newPromise,
  problem,
  reading,
  resolved,
  suggestion,
  unknown,
  withPromise,
} from "./fixtures/account.ts";
import { type Answers, canBrowse, type Look, openBrowser, openPane } from "./fixtures/browser.ts";
import { teams } from "./fixtures/lists.ts";
import { promise } from "./fixtures/promiseRoom.ts";
import { addressed, newMail, nothingOpen, statement, templates } from "./fixtures/statement.ts";
import { thread } from "./fixtures/threads.ts";

/** A folder for the pictures; without it none are kept. */
const pictures = process.env.PANE_PICTURES;

const light = { background: "#ffffff", foreground: "#242424" };
const dark = { background: "#292929", foreground: "#ffffff" };
const contrast = { background: "#000000", foreground: "#ffffff" };

const configuration = {
  clientId: "a94f1d0e-52c7-4e1b-8d36-7c0b9e2f4a15",
  authority: "https://login.microsoftonline.com/t",
  scope: "scope",
};

const answers = (resolve: unknown, more: Answers = {}): Answers => ({
  "GET /api/client-configuration": { status: 200, body: configuration },
  "POST /api/conversations/resolve": { status: 200, body: resolve },
  "POST /api/promises": { status: 201, body: { promiseId: 41, account: withPromise } },
  ...more,
});
const filed = answers(
  { ...resolved, state: "linked", conversation: thread },
  { "GET /api/teams": { status: 200, body: teams } },
);
const openThread = async (page: Page) => {
  await page.getByRole("button", { name: /^Conversation/ }).click();
  await page.getByRole("list", { name: "Messages" }).scrollIntoViewIfNeeded();
};
const failing = (status: number, code: string) =>
  answers(null, { "POST /api/conversations/resolve": { status, body: problem(status, code) } });

const nothing = {
  ...account.standing,
  open: 0,
  overdue: 0,
  overdueItems: 0,
  oldestDays: null,
  oldestDueOn: null,
  ageing: [0, 0, 0, 0, 0],
};
const long = "Gesellschaft für Präzisionsoptik und Feinmechanik Donaudampfschifffahrtsgesellschaftskapitänskajüte mbH";

interface State extends Look {
  name: string;
  /** What stands there once the pane has settled. */
  settled: string;
  act?: (page: Page) => Promise<void>;
}

const advised = answers(
  { ...resolved, reading: { ...reading, promises: [], tables: ["advice.csv"] } },
  { "POST /api/conversations/remittance": { status: 200, body: advice } },
);

const composing = (open = statement) =>
  answers(addressed, {
    "GET /api/accounts/17/statement": { status: 200, body: open },
    "GET /api/mail-templates": { status: 200, body: templates },
  });
const promised = { ...resolved, account: withPromise };
const tooFar = "This is more than 30 days after 2026-11-27, the day first promised; a Manager may agree to it.";
const beyond = answers(promised, {
  "GET /api/promises/41": { status: 200, body: promise },
  "POST /api/promises": {
    status: 409,
    body: {
      ...problem(409, "moved_too_far", tooFar),
      errors: [{ field: "promisedOn", code: "moved_too_far", detail: tooFar }],
    },
  },
});
const moveFar = async (page: Page) => {
  await page.getByRole("button", { name: /^Move the promise of 24,300/ }).click();
  const form = page.getByRole("form", { name: "Move the promise" });
  await form.getByRole("textbox", { name: /^Pay by/ }).fill("4 April");
  await form.getByRole("button", { name: "Move promise" }).click();
  await form.getByRole("button", { name: "Move it all the same" }).waitFor();
};
const drafted = answers(promised, {
  "POST /api/promises/41/confirmation": {
    status: 200,
    body: {
      to: ["ap@lumen-optics.example"],
      subject: "Your payment of 24,300.00 EUR",
      body: "Dear Jonas,\n\nthank you. We expect 24,300.00 EUR on 27 November for INV-10482 and INV-10490.",
    },
  },
});
const openLetter = async (page: Page) => {
  await page.getByRole("button", { name: /^Draft a confirmation/ }).click();
  await page.getByRole("region", { name: "Draft of a confirmation" }).waitFor();
};

const states: State[] = [
  { name: "remittance", answers: advised, settled: "XX-90210" },
  { name: "remittance-dark", answers: advised, settled: "XX-90210", start: dark },
  { name: "account", answers: answers(resolved), settled: "History" },
  { name: "account-dark", answers: answers(resolved), settled: "History", start: dark },
  { name: "account-contrast", answers: answers(resolved), settled: "History", start: contrast },
  {
    name: "account-forced-colours",
    answers: answers(resolved),
    settled: "History",
    forcedColors: "active",
    start: contrast,
  },
  { name: "account-german", answers: answers(resolved), settled: "History", start: { language: "de-DE" } },
  { name: "account-200-percent", answers: answers(resolved), settled: "History", width: 160 },
  {
    name: "long-names",
    settled: "History",
    answers: answers({
      ...resolved,
      state: "suggested",
      account: {
        ...account,
        account: { ...account.account, name: long, status: "withLawyers", team: null, owner: "مريم الخطيب" },
        standing: { ...account.standing, currency: "VND", overdue: 123456789012, ageing: [1e12, 2e11, 0, 5e9, 1e12] },
        promises: [
          {
            ...newPromise,
            notes: ["aboveOpen", "movedToBusinessDay"],
            documents: Array.from({ length: 12 }, (_, index) => `INV-${index}`),
          },
        ],
      },
      message: { ...resolved.message, authentication: "failed" },
    }),
  },
  {
    name: "suggestion-doubtful",
    settled: "History",
    answers: answers({
      ...resolved,
      reading: {
        ...reading,
        promises: [
          {
            ...suggestion,
            amount: null,
            saidOn: "2026-11-28",
            promisedOn: "2026-11-30",
            condition: "once the credit note arrives",
            unknownReferences: ["INV-999"],
            confidence: 0.5,
          },
        ],
      },
    }),
  },
  {
    name: "edit",
    answers: answers(resolved),
    settled: "History",
    act: async (page) => {
      await page.getByRole("button", { name: "Edit" }).click();
      await page.getByRole("form", { name: "Promise to pay" }).waitFor();
      await page.getByRole("textbox", { name: /Pay by/ }).fill("30 November");
    },
  },
  {
    name: "edit-dark",
    answers: answers(resolved),
    settled: "History",
    start: dark,
    act: async (page) => {
      await page.getByRole("button", { name: "Edit" }).click();
      await page.getByRole("textbox", { name: "Amount", exact: false }).first().fill("many");
      await page.getByRole("button", { name: "Record promise" }).click();
    },
  },
  {
    name: "recorded",
    answers: answers(resolved),
    settled: "History",
    act: async (page) => {
      await page.getByRole("button", { name: /^Confirm the promise/ }).click();
      await page.getByText("Promise recorded", { exact: true }).waitFor();
    },
  },
  {
    name: "withdraw",
    answers: answers({
      ...resolved,
      account: { ...withPromise, promises: [newPromise, { ...brokenPromise, state: "kept" }] },
    }),
    settled: "History",
    act: async (page) => {
      await page.getByRole("button", { name: /^Withdraw the promise/ }).click();
      await page.getByRole("button", { name: "The customer" }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: "instalments",
    answers: answers(resolved),
    settled: "History",
    act: async (page) => {
      await page.getByRole("button", { name: "Edit" }).click();
      const form = page.getByRole("form", { name: "Promise to pay" });
      await form
        .getByRole("textbox", { name: /^Amount/ })
        .first()
        .fill("12,000");
      await form.getByRole("button", { name: "Pay in instalments" }).click();
      await form.getByRole("button", { name: "Another instalment" }).click();
      await form.getByRole("button", { name: "Record promise" }).click();
    },
  },
  { name: "move-beyond", answers: beyond, settled: "History", act: moveFar },
  { name: "move-beyond-dark", answers: beyond, settled: "History", act: moveFar, start: dark },
  { name: "letter", answers: drafted, settled: "History", act: openLetter, start: { refusesReplies: true } },
  {
    name: "letter-dark",
    answers: drafted,
    settled: "History",
    act: openLetter,
    start: { ...dark, refusesReplies: true },
  },
  { name: "conversation", answers: filed, settled: "History", act: openThread },
  { name: "conversation-dark", answers: filed, settled: "History", act: openThread, start: dark },
  {
    name: "conversation-forced-colours",
    answers: filed,
    settled: "History",
    act: openThread,
    forcedColors: "active",
    start: contrast,
  },
  { name: "conversation-200-percent", answers: filed, settled: "History", act: openThread, width: 160 },
  { name: "suggested", answers: answers({ ...resolved, state: "suggested" }), settled: "Is this Lumen Optics GmbH?" },
  {
    name: "refused",
    settled: "History",
    answers: answers(resolved, {
      "POST /api/promises": {
        status: 422,
        body: { ...problem(422, "invalid", "A promise is for more than nothing."), errors: [] },
      },
    }),
    act: async (page) => {
      await page.getByRole("button", { name: /^Confirm the promise/ }).click();
      await page.getByRole("alert").waitFor();
    },
  },
  { name: "compose", answers: composing(), settled: "Insert statement", start: { item: newMail } },
  { name: "compose-dark", answers: composing(), settled: "Insert statement", start: { ...dark, item: newMail } },
  {
    name: "compose-forced-colours",
    answers: composing(),
    settled: "Insert statement",
    forcedColors: "active",
    start: { ...contrast, item: newMail },
  },
  {
    name: "compose-200-percent",
    answers: composing(),
    settled: "Insert statement",
    width: 160,
    start: { item: newMail },
  },
  {
    name: "compose-nothing-open",
    answers: composing(nothingOpen),
    settled: "Nothing is open.",
    start: { item: newMail },
  },
  {
    name: "compose-no-recipients",
    answers: answers(unknown),
    settled: "To whom are you writing?",
    start: { item: { ...newMail, to: [] } },
  },
  { name: "compose-unknown", answers: answers(unknown), settled: "Whose account is it?", start: { item: newMail } },
  {
    name: "nothing-owed",
    settled: "Nothing overdue",
    answers: answers({
      ...resolved,
      reading: null,
      account: {
        ...account,
        standing: {
          ...nothing,
          reasons: [{ ...account.standing.reasons[0], code: "nothingOverdue", points: 0 }],
          priority: 0,
          disputed: 0,
        },
        receivables: [],
        openReceivables: 0,
        promises: [],
        disputes: [],
        history: [],
      },
    }),
  },
  { name: "unknown", answers: answers(unknown), settled: "Whose mail is this?" },
  { name: "ambiguous", answers: answers(ambiguous), settled: "Which customer is it?" },
  {
    name: "loading",
    answers: answers(null, { "POST /api/conversations/resolve": { status: 0, body: null } }),
    settled: "",
  },
  {
    name: "loading-dark",
    answers: answers(null, { "POST /api/conversations/resolve": { status: 0, body: null } }),
    settled: "",
    start: dark,
  },
  { name: "no-item", answers: answers(resolved), settled: "No message selected", start: { item: null } },
  { name: "not-a-member", answers: failing(403, "not_a_member"), settled: "You are not a member yet" },
  { name: "down", answers: failing(503, "unavailable"), settled: "The server does not answer" },
  { name: "signed-out", answers: answers(resolved), settled: "Sign in to continue", signedOut: true },
];

describe.skipIf(!canBrowse)("the built pane at 320 px", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
    if (pictures) mkdirSync(pictures, { recursive: true });
  });
  afterAll(() => browser?.close());

  it.each(states)(
    "$name: nothing to scroll sideways, nothing refused by the policy, nothing broken",
    async ({ name, settled, act, ...look }) => {
      const { page, faults } = await openPane(browser, { ...look, start: { ...light, ...look.start } });
      await (settled ? page.getByText(settled, { exact: true }) : page.getByLabel("Loading the account"))
        .first()
        .waitFor();
      await act?.(page);

      if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect({ faults, overflow }).toEqual({ faults: [], overflow: 0 });
      await page.close();
    },
  );
});
