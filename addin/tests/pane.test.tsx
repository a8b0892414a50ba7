import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { Failure } from "../src/http/failure.ts";
import {
  account,
  advice,
  ambiguous,
  disputeSuggestion,
  newPromise,
  problem,
  reading,
  resolved,
  saying,
  suggestion,
  unknown,
  withPromise,
} from "./fixtures/account.ts";
import { hits } from "./fixtures/lists.ts";
import { adviceMail, otherMail, promiseMail } from "./fixtures/mail.ts";
import { renderPane } from "./fixtures/renderPane.tsx";
import { json } from "./fixtures/serve.ts";

const resolve = "POST /api/conversations/resolve";

describe("an open mail", () => {
  it("answers who, how much, why, and what is promised in it", async () => {
    renderPane({ routes: { [resolve]: () => resolved } });

    expect(await screen.findByRole("heading", { level: 1, name: "Lumen Optics GmbH" })).toBeTruthy();
    expect(screen.getByText("Sender is a known contact")).toBeTruthy();
    expect(screen.getByText("Names INV-10482, INV-10490")).toBeTruthy();
    expect(screen.getByRole("button", { name: /48,230\.50.EUR overdue/ })).toBeTruthy();
    expect(
      within(screen.getByRole("region", { name: "Priority" })).getByText("One promise passed without payment"),
    ).toBeTruthy();
    const card = screen.getByRole("region", { name: "Promise in this mail" });
    expect(within(card).getByText(/24,300\.00.EUR by Fri,? 27 Nov/)).toBeTruthy();
    expect(within(card).getByText("on Friday").tagName).toBe("MARK");
  });

  it("is sent with what Outlook knows of it, from the mailbox it lies in", async () => {
    const { calls } = renderPane({
      routes: { [resolve]: () => resolved },
      start: { sharedMailbox: "receivables@halden.example" },
    });
    await screen.findByRole("heading", { level: 1 });

    expect(calls[0]?.headers.get("Authorization")).toBe("Bearer token");
    expect(calls[0]?.body).toMatchObject({
      accountId: null,
      mail: {
        mailbox: "receivables@halden.example",
        itemId: "AAMk-promise",
        from: { address: "ap@lumen-optics.example" },
        body: promiseMail.text,
      },
    });
  });

  it("is cut at 256 KB", async () => {
    const { calls } = renderPane({
      routes: { [resolve]: () => resolved },
      start: { item: { ...promiseMail, text: "€".repeat(300_000) } },
    });
    await screen.findByRole("heading", { level: 1 });

    expect(calls[0]?.body).toMatchObject({ mail: { body: "€".repeat(256 * 1024) } });
  });

  it("leads from a number to what it is made of", async () => {
    const { user } = renderPane({ routes: { [resolve]: () => resolved } });
    await user.click(await screen.findByRole("button", { name: /^1 to 30 days overdue/ }));

    const rows = within(screen.getByRole("list", { name: "Receivables" })).getAllByRole("listitem");
    expect(rows.map((row) => row.textContent)).toEqual([expect.stringContaining("INV-10482")]);
    expect(document.activeElement?.id).toBe("receivables");
  });

  it("shows names that others wrote as isolated text without overrides", async () => {
    const name = "Evil \u202Eknab\u202C <script>alert(1)</script>";
    renderPane({
      routes: { [resolve]: () => ({ ...resolved, account: { ...account, account: { ...account.account, name } } }) },
    });

    const shown = await screen.findByText("Evil knab <script>alert(1)</script>");
    expect(shown.tagName).toBe("BDI");
  });

  it("warns of a sender that failed authentication", async () => {
    renderPane({
      routes: {
        [resolve]: () => ({
          ...resolved,
          state: "suggested",
          message: { ...resolved.message, authentication: "failed" },
        }),
      },
    });

    expect(await screen.findByText("This sender may be forged")).toBeTruthy();
    expect(screen.getByText("Is this Lumen Optics GmbH?")).toBeTruthy();
    expect(screen.getByText("so the mail says; nothing proves it")).toBeTruthy();
    expect(screen.queryByText(/% sure$/)).toBeNull();
  });
});

describe("a remittance advice", () => {
  const remittance = "POST /api/conversations/remittance";
  const answer = { ...resolved, reading: { ...reading, promises: [], tables: ["advice.csv"] } };
  const start = { item: adviceMail };

  it("is read from the attached table and stands beside what is open", async () => {
    const { calls } = renderPane({ routes: { [resolve]: () => answer, [remittance]: () => advice }, start });

    const card = await screen.findByRole("region", { name: "Remittance advice" });
    const lines = await within(card).findAllByRole("listitem");
    expect(lines.map((line) => line.textContent?.replaceAll("\u00a0", " "))).toEqual([
      "INV-1048214,000.00 EUR14,300.00 EUR open · 300.00 EUR short · line 2",
      "INV-1049010,000.00 EUR10,000.00 EUR open · all of it · line 3",
      "XX-9021050.00 EURnot open here · line 4",
    ]);
    expect(card.textContent?.replaceAll("\u00a0", " ")).toContain(
      "Total24,050.00 EUR24,300.00 EUR open · 300.00 EUR short · 50.00 EUR for nothing open here",
    );
    expect(calls.map(({ body }) => body)).toMatchObject([
      { mail: { attachments: adviceMail.attachments } },
      { accountId: 17, mail: { itemId: "AAMk-advice", body: null } },
    ]);
  });

  it("is asked for only where a table is attached", async () => {
    const { calls } = renderPane({ routes: { [resolve]: () => resolved } });
    await screen.findByRole("heading", { level: 1 });

    expect(screen.queryByRole("region", { name: "Remittance advice" })).toBeNull();
    expect(calls).toHaveLength(1);
  });

  it("says which file could not be read, and where nothing was found", async () => {
    const unread = [{ name: "document.csv", code: "not_csv", reason: "This is a PDF document." }];
    const { unmount } = renderPane({
      routes: { [resolve]: () => answer, [remittance]: () => ({ lines: [], totals: [], unread }) },
      start,
    });
    expect(await screen.findByText(/This is a PDF document\./)).toBeTruthy();
    unmount();

    renderPane({
      routes: { [resolve]: () => answer, [remittance]: () => ({ lines: [], totals: [], unread: [] }) },
      start,
    });
    expect(await screen.findByText("No line of it names a document and an amount.")).toBeTruthy();
  });

  it("leaves the account to be seen while the mailbox is closed", async () => {
    renderPane({
      routes: { [resolve]: () => answer, [remittance]: () => json(403, problem(403, "mailbox_forbidden")) },
      start,
    });

    expect(await screen.findByText("The attached table could not be read")).toBeTruthy();
    expect(screen.getByRole("heading", { level: 1, name: "Lumen Optics GmbH" })).toBeTruthy();
  });
});

describe("a promise", () => {
  const routes = {
    [resolve]: () => resolved,
    "POST /api/promises": () => json(201, { promiseId: newPromise.id, account: withPromise }),
    "POST /api/promises/41/withdraw": () => ({ promiseId: newPromise.id, account }),
  };

  it("is recorded with one click, and undone with another", async () => {
    const { user, calls } = renderPane({ routes });
    await user.click(await screen.findByRole("button", { name: /^Confirm the promise of 24,300\.00/ }));

    expect(await screen.findByText("Promise recorded")).toBeTruthy();
    expect(screen.getByRole("status").textContent).toMatch(/^Promise recorded: 24,300\.00.EUR by/);
    expect(within(screen.getByRole("list", { name: "Promises" })).getAllByRole("listitem")).toHaveLength(2);
    expect(screen.queryByRole("region", { name: "Promise in this mail" })).toBeNull();
    expect(calls[1]?.body).toMatchObject({
      accountId: 17,
      amount: 24300,
      currency: "EUR",
      promisedOn: "2026-11-27",
      receivables: [
        { id: 82, amount: null },
        { id: 90, amount: null },
      ],
      quote: suggestion.sentence,
      mail: { itemId: "AAMk-promise" },
    });

    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByRole("region", { name: "Promise in this mail" })).toBeTruthy();
    expect(calls[2]?.body).toEqual({ by: "us" });
    expect(calls[2]?.headers.get("If-Match")).toBe('"1"');
  });

  it("can be changed before it is recorded, with the day in words and an amount on a receivable", async () => {
    const { user, calls } = renderPane({ routes });
    await user.click(await screen.findByRole("button", { name: "Edit" }));
    const form = await screen.findByRole("form", { name: "Promise to pay" });
    const amount = within(form).getByRole("textbox", { name: /^Amount$|^Amount\*?$/ });
    await user.clear(amount);
    await user.type(amount, "20.000,50");
    const day = within(form).getByRole("textbox", { name: /Pay by/ });
    await user.clear(day);
    await user.type(day, "30 November");
    await user.type(within(form).getByRole("textbox", { name: "Amount on INV-10482" }), "14,300");
    await user.click(within(form).getByRole("button", { name: "Record promise" }));

    await screen.findByText("Promise recorded");
    expect(calls[1]?.body).toMatchObject({
      amount: 20000.5,
      promisedOn: "2026-11-30",
      receivables: [
        { id: 82, amount: 14300 },
        { id: 90, amount: null },
      ],
    });
  });

  it("that got no answer is tried again under the same key, so that it is never recorded twice", async () => {
    let times = 0;
    const { user, calls } = renderPane({
      routes: {
        ...routes,
        "POST /api/promises": () =>
          times++ === 0 ? new TypeError("Failed to fetch") : json(201, { promiseId: 41, account: withPromise }),
      },
    });
    await user.click(await screen.findByRole("button", { name: /^Confirm the promise/ }));
    expect(within(await screen.findByRole("alert")).getByText(/never recorded twice/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Try again" }));

    await screen.findByText("Promise recorded");
    const keys = calls.slice(1).map((call) => call.headers.get("Idempotency-Key"));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  it("that is refused says which field is to blame", async () => {
    const refusal = {
      ...problem(422, "receivable_closed", "The promise was refused."),
      errors: [{ field: "receivables[0].id", code: "receivable_closed", detail: "Nothing is owed on INV-10482." }],
    };
    const { user } = renderPane({ routes: { ...routes, "POST /api/promises": () => json(422, refusal) } });
    await user.click(await screen.findByRole("button", { name: /^Confirm the promise/ }));

    expect(within(await screen.findByRole("alert")).getByText("Nothing is owed on INV-10482.")).toBeTruthy();
  });

  it("that was changed elsewhere is read again instead of withdrawn", async () => {
    const { user, calls } = renderPane({
      routes: {
        [resolve]: () => ({ ...resolved, account: withPromise }),
        "POST /api/promises/41/withdraw": () =>
          json(412, problem(412, "stale_version", "It was changed since you read it.")),
      },
    });
    await user.click(await screen.findByRole("button", { name: /^Withdraw the promise of 24,300/ }));
    await user.click(screen.getByRole("button", { name: "The customer" }));

    expect(await screen.findByText(/Somebody else changed it/)).toBeTruthy();
    await waitFor(() => expect(calls.filter((call) => call.path.endsWith("/resolve"))).toHaveLength(2));
  });

  it("goes with the suggestion it was recorded from, so that it can be told how often suggestions are right", async () => {
    const { user, calls } = renderPane({ routes });
    await user.click(await screen.findByRole("button", { name: /^Confirm the promise/ }));
    await screen.findByText("Promise recorded");

    expect(calls[1]?.body).toMatchObject({
      suggestion: { origin: suggestion.origin, amount: 24300, promisedOn: "2026-11-27", receivableIds: [82, 90] },
    });
  });

  it("for the end of a month is recorded for the business day before it, as it is shown", async () => {
    const monthEnd = { ...suggestion, saidOn: "2026-11-29", promisedOn: "2026-11-27" };
    const { user, calls } = renderPane({
      routes: { ...routes, [resolve]: () => ({ ...resolved, reading: { ...reading, promises: [monthEnd] } }) },
    });
    expect(await screen.findByText(/the last business day before it is/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /^Confirm the promise/ }));
    await screen.findByText("Promise recorded");

    expect(calls[1]?.body).toMatchObject({ promisedOn: "2026-11-27" });
  });

  it("of two in one sentence is recorded while the other stays", async () => {
    const second = { ...suggestion, origin: { ...suggestion.origin, key: "e".repeat(32) }, promisedOn: "2026-12-11" };
    renderPane({
      routes: {
        [resolve]: () => ({
          ...resolved,
          account: withPromise,
          reading: { ...reading, promises: [suggestion, second] },
        }),
      },
    });

    const card = await screen.findByRole("region", { name: "Promise in this mail" });
    expect(within(card).getByText(/by Fri,? 11 Dec/)).toBeTruthy();
  });

  it("whose suggestion is dismissed can be shown again, here and on the server", async () => {
    const key = suggestion.origin.key;
    const dismissed = "/api/accounts/17/dismissed-suggestions";
    const { user, calls } = renderPane({
      routes: {
        ...routes,
        [`PUT ${dismissed}`]: () => new Response(null, { status: 204 }),
        [`DELETE ${dismissed}/${key}`]: () => new Response(null, { status: 204 }),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Dismiss" }));
    expect(screen.queryByRole("region", { name: "Promise in this mail" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Show again" }));

    expect(screen.getByRole("region", { name: "Promise in this mail" })).toBeTruthy();
    await waitFor(() => expect(calls).toHaveLength(3));
    expect(calls[1]).toMatchObject({ path: dismissed, body: suggestion.origin });
    expect(calls[2]?.path).toBe(`${dismissed}/${key}`);
  });

  it("stays where its dismissal was not saved, and says so", async () => {
    const { user } = renderPane({
      routes: {
        ...routes,
        "PUT /api/accounts/17/dismissed-suggestions": () => json(403, problem(403, "forbidden", "Not for you.")),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Dismiss" }));

    expect(await screen.findByText(/the suggestion stands as before/)).toBeTruthy();
    expect(screen.getByRole("region", { name: "Promise in this mail" })).toBeTruthy();
  });
});

describe("what else the mail says", () => {
  const says = (more: Partial<typeof reading>) => ({
    [resolve]: () => ({ ...resolved, reading: { ...reading, promises: [], ...more } }),
  });

  it("is contested with its reason, its amount and the words marked", async () => {
    renderPane({ routes: says({ disputes: [disputeSuggestion] }) });

    const card = await screen.findByRole("region", { name: "Dispute in this mail" });
    expect(within(card).getByText("Damaged")).toBeTruthy();
    expect(within(card).getByText(/240\.00/)).toBeTruthy();
    expect(within(card).getByText("were damaged").tagName).toBe("MARK");
  });

  it("stands in quiet lines, and thanks in none", async () => {
    renderPane({
      routes: says({
        sayings: [
          saying("requestCopy", "1", "Please send a copy of INV-10482."),
          saying("thanks", "2", "Thank you!"),
          saying("outOfOffice", "3", "I am away until 30 November.", { on: "2026-11-30", person: "tom@lumen.example" }),
        ],
        unknownReferences: ["INV-99120"],
      }),
    });

    const list = await screen.findByRole("list", { name: "Also in this mail" });
    const lines = within(list).getAllByRole("listitem");
    expect(lines).toHaveLength(2);
    expect(lines[0]?.textContent).toContain("Asks for a copy");
    expect(lines[1]?.textContent).toMatch(/Is out of office.*until Mon,? 30 Nov.*Write instead to tom@lumen\.example/);
    expect(screen.getByText("INV-99120 is not open on this account.")).toBeTruthy();
  });

  it("of a payment shows those that may be it, or that there is none", async () => {
    const paid = { on: "2026-11-12", amount: 8450, currency: "EUR" };
    const payment = { number: "P-77", paidOn: "2026-11-13", amount: 8450, currency: "EUR", documents: ["INV-10455"] };
    renderPane({
      routes: says({
        sayings: [
          saying("alreadyPaid", "1", "We paid it on 12 November.", { ...paid, payments: [payment] }),
          saying("alreadyPaid", "2", "The other one is paid too."),
        ],
      }),
    });

    expect(await screen.findByText(/May be payment P-77 of Fri,? 13 Nov.*8,450\.00.*INV-10455/)).toBeTruthy();
    expect(screen.getByText("Look for the payment: none known here fits.")).toBeTruthy();
  });

  it("of insolvency proposes the status, which a person sets", async () => {
    const details = {
      version: 6,
      aliases: [],
      domains: ["lumen.example"],
      status: "normal",
      team: null,
      owner: null,
      parent: null,
      language: "en",
    };
    const { user, calls } = renderPane({
      routes: {
        ...says({ sayings: [saying("insolvency", "1", "We have filed for insolvency.")] }),
        "GET /api/accounts/17/details": () => details,
        "POST /api/accounts/17/status": () => details,
      },
    });
    await user.click(await screen.findByRole("button", { name: "Set status to Insolvent" }));

    await waitFor(() => expect(calls.filter((call) => call.path.endsWith("/resolve"))).toHaveLength(2));
    const post = calls.find((call) => call.path.endsWith("/status"));
    expect(post?.body).toEqual({ status: "insolvent", why: "We have filed for insolvency." });
    expect(post?.headers.get("If-Match")).toBe('"6"');
  });

  it("that a language model read is marked", async () => {
    const byModel = { ...disputeSuggestion, origin: { ...disputeSuggestion.origin, readBy: "model" as const } };
    renderPane({ routes: says({ disputes: [byModel] }) });

    expect(await screen.findByText("Read by a language model")).toBeTruthy();
  });
});

describe("whose mail it is", () => {
  const filed = { conversationId: 4, messageId: 77, accountId: 17, messages: 2, isVerified: true, version: 1 };

  it("is searched and chosen where nobody is known, and filed there", async () => {
    let isFiled = false;
    const { user, calls } = renderPane({
      routes: {
        [resolve]: () => (isFiled ? { ...resolved, state: "linked" } : unknown),
        "GET /api/search": () => ({ hits }),
        "PUT /api/conversations": () => {
          isFiled = true;
          return filed;
        },
      },
    });
    expect(await screen.findByText(/is known by ap@lumen-optics\.example/)).toBeTruthy();
    await user.type(screen.getByRole("searchbox", { name: /^Search by name/ }), "10482");
    expect(await screen.findByText("C-10017 · INV-10482")).toBeTruthy();
    await user.click(await screen.findByRole("button", { name: /Lumen Optics GmbH/ }));

    expect(await screen.findByRole("heading", { level: 1, name: "Lumen Optics GmbH" })).toBeTruthy();
    expect(calls.find((call) => call.method === "PUT")?.body).toMatchObject({
      accountId: 17,
      mail: { itemId: "AAMk-promise" },
    });
  });

  it("is asked where two fit", async () => {
    const { user, calls } = renderPane({
      routes: { [resolve]: () => ambiguous, "PUT /api/conversations": () => filed },
    });
    await user.click(await screen.findByRole("button", { name: /Lumen Optics Schweiz AG/ }));

    await waitFor(() => expect(calls.find((call) => call.method === "PUT")?.body).toMatchObject({ accountId: 18 }));
  });
});

describe("what can go wrong", () => {
  it("nobody is signed in: one click asks, and the pane goes on by itself", async () => {
    let isSignedIn = false;
    const { user } = renderPane({
      routes: { [resolve]: () => resolved },
      identity: {
        token: async () => {
          if (!isSignedIn) throw new Failure("signIn");
          return "token";
        },
        signIn: async () => {
          isSignedIn = true;
        },
      },
    });
    await user.click(await screen.findByRole("button", { name: "Sign in" }));

    expect(await screen.findByRole("heading", { level: 1, name: "Lumen Optics GmbH" })).toBeTruthy();
  });

  it("the sign-in window is blocked: it says so and can be asked again", async () => {
    const token = async (): Promise<string> => {
      throw new Failure("signIn");
    };
    const { user } = renderPane({
      identity: { token, signIn: async () => Promise.reject(new Error("popup_window_error")) },
    });
    await user.click(await screen.findByRole("button", { name: "Sign in" }));

    expect((await screen.findByRole("alert")).textContent).toMatch(/allow pop-ups/);
    expect(screen.getByRole("button", { name: "Sign in" })).toBeTruthy();
  });

  it("a claims challenge is answered with a token for those claims", async () => {
    const token = vi.fn(async (options?: { claims?: string }) => (options?.claims ? "stronger" : "token"));
    const challenge = {
      "WWW-Authenticate": `Bearer error="insufficient_claims", claims="${btoa('{"access_token":{}}')}"`,
    };
    renderPane({
      routes: {
        [resolve]: ({ headers }) =>
          headers.get("Authorization") === "Bearer stronger"
            ? resolved
            : json(401, problem(401, "insufficient_claims"), challenge),
      },
      identity: { token },
    });

    expect(await screen.findByRole("heading", { level: 1, name: "Lumen Optics GmbH" })).toBeTruthy();
    expect(token).toHaveBeenCalledWith({ claims: '{"access_token":{}}' });
  });

  it("the user is not a member", async () => {
    renderPane({ routes: { [resolve]: () => json(403, problem(403, "not_a_member")) } });

    expect(await screen.findByRole("heading", { name: "You are not a member yet" })).toBeTruthy();
  });

  it("the server does not answer: the pane says so, and tries again when asked", async () => {
    let isUp = false;
    const { user } = renderPane({
      routes: { [resolve]: () => (isUp ? resolved : json(503, problem(503, "unavailable"))) },
    });
    expect(await screen.findByRole("heading", { name: "The server does not answer" }, { timeout: 3000 })).toBeTruthy();
    isUp = true;
    await user.click(screen.getByRole("button", { name: "Try again" }));

    expect(await screen.findByRole("heading", { level: 1, name: "Lumen Optics GmbH" })).toBeTruthy();
  });

  it("no message is selected, then one is: the pane follows", async () => {
    const { outlook } = renderPane({ routes: { [resolve]: () => resolved }, start: { item: null } });
    expect(await screen.findByRole("heading", { name: "No message selected" })).toBeTruthy();
    outlook.select(promiseMail);

    expect(await screen.findByRole("heading", { level: 1, name: "Lumen Optics GmbH" })).toBeTruthy();
  });

  it("another message is selected while one is read: the late answer is not shown", async () => {
    let answerFirst: (value: unknown) => void = () => {};
    const first = new Promise((resolveFirst) => {
      answerFirst = resolveFirst;
    });
    const { outlook } = renderPane({
      routes: {
        [resolve]: ({ body }) =>
          (body as { mail: { subject: string } }).mail.subject === otherMail.subject ? unknown : first,
      },
    });
    await screen.findByLabelText("Loading the account");
    outlook.select(otherMail);
    await screen.findByRole("heading", { name: "Whose mail is this?" });
    answerFirst(resolved);

    await expect(screen.findByRole("heading", { name: "Lumen Optics GmbH" }, { timeout: 200 })).rejects.toThrow();
  });

  it("nothing is owed", async () => {
    const nothing = {
      ...account.standing,
      open: 0,
      overdue: 0,
      overdueItems: 0,
      oldestDays: null,
      oldestDueOn: null,
      ageing: [0, 0, 0, 0, 0],
      disputed: 0,
    };
    renderPane({
      routes: {
        [resolve]: () => ({
          ...resolved,
          reading: null,
          account: {
            ...account,
            standing: nothing,
            receivables: [],
            openReceivables: 0,
            promises: [],
            disputes: [],
            history: [],
          },
        }),
      },
    });

    expect(await screen.findByText("Nothing overdue")).toBeTruthy();
    expect(screen.getByText("Nothing is open.")).toBeTruthy();
  });
});
