import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { account, newPromise, problem, resolved, withPromise } from "./fixtures/account.ts";
import { otherMail } from "./fixtures/mail.ts";
import { promise } from "./fixtures/promiseRoom.ts";
import { renderPane } from "./fixtures/renderPane.tsx";
import { type Call, json } from "./fixtures/serve.ts";

const second = { ...newPromise, id: 42, amount: 6000, promisedOn: "2026-12-27", planId: 41, version: 1 };
const first = { ...newPromise, amount: 4000, planId: 41 };
const asAgreed = { ...account, promises: [second, first] };
const promised = { ...resolved, account: withPromise };
const letter = {
  to: ["ap@lumen-optics.example"],
  subject: "Your promise of 24,300.00 EUR",
  body: "Thank you <Jonas>.\n\nWe expect 24,300.00 EUR.",
};

const routes = {
  "POST /api/conversations/resolve": () => promised,
  "GET /api/promises/41": () => promise,
  "POST /api/promises": () => json(201, { promiseId: 41, account: asAgreed }),
  "POST /api/promises/41/confirmation": () => letter,
};

type User = ReturnType<typeof renderPane>["user"];

const posted = (calls: readonly Call[]) => calls.filter(({ path }) => path === "/api/promises");

const openMove = async (user: User) => {
  await user.click(await screen.findByRole("button", { name: /^Move the promise of 24,300/ }));
  return screen.findByRole("form", { name: "Move the promise" });
};

const amountIn = (form: HTMLElement) =>
  within(form).getByRole<HTMLInputElement>("textbox", { name: /^Amount\*?$/ }).value;

/** What was answered has come to what shows it. */
const settled = () => act(() => new Promise((done) => setTimeout(done, 50)));

const write = async (user: User, field: HTMLElement, text: string) => {
  await user.clear(field);
  await user.type(field, text);
};

describe("a promise in instalments", () => {
  const nothingRead = { ...resolved, reading: null };

  it("is the first of them, and what they come to stands beside what is open", async () => {
    const { user, calls } = renderPane({
      routes: { ...routes, "POST /api/conversations/resolve": () => nothingRead },
    });
    const section = await screen.findByRole("region", { name: "Promises" });
    await user.click(within(section).getByRole("button", { name: "Log a promise" }));
    const form = within(await screen.findByRole("form", { name: "Promise to pay" }));
    await user.type(form.getByRole("textbox", { name: /^Amount/ }), "4,000");
    await user.type(form.getByRole("textbox", { name: /^Pay by/ }), "30 November");
    await user.click(form.getByRole("checkbox", { name: "INV-10490" }));
    await user.click(form.getByRole("button", { name: "Pay in instalments" }));

    const other = within(form.getByRole("group", { name: "Instalment 2" }));
    expect(other.getByRole<HTMLInputElement>("textbox", { name: "Instalment 2" }).value).toBe("6,000.00");
    expect(other.getByRole<HTMLInputElement>("textbox", { name: /^Pay it by/ }).value).toBe("Wed, 30 Dec 2026");
    expect(form.getByText(/^Together 10,000\.00.EUR of 10,000\.00.EUR open\.$/)).toBeTruthy();
    await write(user, other.getByRole("textbox", { name: "Instalment 2" }), "5,500");
    expect(form.getByText(/of 10,000\.00.EUR open\. 500\.00.EUR is promised by none\.$/)).toBeTruthy();
    await user.click(form.getByRole("button", { name: "Another instalment" }));
    await user.click(form.getByRole("button", { name: "Take instalment 2 away" }));
    expect(form.getByText(/^Together 4,500\.00.EUR of 10,000\.00.EUR open\./)).toBeTruthy();
    await user.click(form.getByRole("button", { name: "Record promise" }));

    await screen.findByText("Promise recorded");
    expect(posted(calls)[0]?.body).toMatchObject({
      amount: 4000,
      promisedOn: "2026-11-30",
      receivables: [{ id: 90, amount: null }],
      instalments: [{ amount: 500, promisedOn: "2027-01-30" }],
    });
  });

  it("says what is wrong at the instalment that it is about", async () => {
    const refusal = {
      ...problem(422, "date_out_of_range", "The promise was refused."),
      errors: [{ field: "instalments[0].promisedOn", code: "date_out_of_range", detail: "That is too far ahead." }],
    };
    const { user, calls } = renderPane({ routes: { ...routes, "POST /api/promises": () => json(422, refusal) } });
    const form = within(await openMove(user));
    await user.type(form.getByRole("textbox", { name: /^Pay by/ }), "30 November");
    await user.click(form.getByRole("button", { name: "Pay in instalments" }));
    await user.click(form.getByRole("button", { name: "Move promise" }));
    expect(form.getByText("Write an amount above zero.")).toBeTruthy();
    expect(posted(calls)).toHaveLength(0);

    await user.type(form.getByRole("textbox", { name: "Instalment 2" }), "5000");
    await user.click(form.getByRole("button", { name: "Move promise" }));
    const other = form.getByRole("group", { name: "Instalment 2" });
    expect(await within(other).findByText("That is too far ahead.")).toBeTruthy();
  });

  it("is undone with all its instalments", async () => {
    const withdrawn: string[] = [];
    const take = ({ path }: Call) => {
      withdrawn.push(path);
      return { promiseId: 41, account };
    };
    const { user } = renderPane({
      routes: {
        ...routes,
        "POST /api/conversations/resolve": () => resolved,
        "POST /api/promises/41/withdraw": take,
        "POST /api/promises/42/withdraw": take,
      },
    });
    await user.click(await screen.findByRole("button", { name: /^Confirm the promise/ }));
    await screen.findByText("Promise recorded");
    expect(screen.getAllByText(/^4,000\.00.EUR by/).length).toBe(2);
    expect(screen.getAllByText(/^6,000\.00.EUR by/).length).toBe(2);
    await user.click(screen.getByRole("button", { name: "Undo" }));

    await waitFor(() => expect(screen.queryByText("Promise recorded")).toBeNull());
    expect(withdrawn.toSorted()).toEqual(["/api/promises/41/withdraw", "/api/promises/42/withdraw"]);
  });
});

describe("a promise that is moved", () => {
  it("begins with what is still to come, on what is still open, and comes in the place of the other", async () => {
    const { user, calls } = renderPane({ routes });
    const form = within(await openMove(user));

    expect(form.getByText(/^In place of 24,300\.00.EUR by/)).toBeTruthy();
    expect(amountIn(screen.getByRole("form"))).toBe("14,300.00");
    expect(form.getByRole<HTMLInputElement>("checkbox", { name: "INV-10482" }).checked).toBe(true);
    expect(form.getByRole<HTMLInputElement>("checkbox", { name: "INV-10490" }).checked).toBe(false);
    await user.type(form.getByRole("textbox", { name: /^Pay by/ }), "4 December");
    await user.click(form.getByRole("button", { name: "Move promise" }));

    await screen.findByText("Promise recorded");
    expect(posted(calls)[0]?.body).toMatchObject({
      accountId: 17,
      amount: 14300,
      promisedOn: "2026-12-04",
      receivables: [{ id: 82, amount: 14300 }],
      replaces: 41,
      replacesVersion: 1,
      beyondLimits: false,
      mail: { itemId: "AAMk-promise" },
    });
    expect(screen.queryByRole("form", { name: "Move the promise" })).toBeNull();
  });

  const beyond = (status: number) => ({
    ...problem(status, "moved_too_far", "This is more than 30 days after the day first promised."),
    errors: [
      {
        field: "promisedOn",
        code: "moved_too_far",
        detail: "This is more than 30 days after the day first promised.",
      },
    ],
  });

  it("too far says why, and that a manager may", async () => {
    const { user } = renderPane({ routes: { ...routes, "POST /api/promises": () => json(403, beyond(403)) } });
    const form = within(await openMove(user));
    await user.type(form.getByRole("textbox", { name: /^Pay by/ }), "4 April");
    await user.click(form.getByRole("button", { name: "Move promise" }));

    expect(await form.findByText("This is beyond the limits")).toBeTruthy();
    expect(form.getAllByText("This is more than 30 days after the day first promised.").length).toBeGreaterThan(0);
    expect(form.getByText(/^A manager may do it/)).toBeTruthy();
    expect(form.queryByRole("button", { name: "Move it all the same" })).toBeNull();
  });

  it("too far is moved by a manager who says so", async () => {
    const { user, calls } = renderPane({
      routes: {
        ...routes,
        "POST /api/promises": ({ body }: Call) =>
          (body as { beyondLimits: boolean }).beyondLimits
            ? json(201, { promiseId: 41, account: withPromise })
            : json(409, beyond(409)),
      },
    });
    const form = within(await openMove(user));
    await user.type(form.getByRole("textbox", { name: /^Pay by/ }), "4 April");
    await user.click(form.getByRole("button", { name: "Move promise" }));
    await user.click(await form.findByRole("button", { name: "Move it all the same" }));

    await screen.findByText("Promise recorded");
    const keys = posted(calls).map(({ headers }) => headers.get("Idempotency-Key"));
    expect(new Set(keys).size).toBe(2);
  });

  /** The same after 4,300 came for it. */
  const paidMore = {
    ...promise,
    version: 2,
    paid: 14300,
    parts: promise.parts.map((part) =>
      part.receivableId === 82 ? { ...part, paid: 4300, remaining: 10000, open: 10000 } : part,
    ),
  };

  it("that somebody else changed meanwhile is read anew into the form, and the day that was typed stays", async () => {
    let version = 1;
    const { user, calls } = renderPane({
      routes: {
        ...routes,
        "GET /api/promises/41": () => (version === 2 ? paidMore : promise),
        "POST /api/promises": () => {
          if (version === 2) return json(201, { promiseId: 41, account: withPromise });
          version = 2;
          return json(412, problem(412, "stale_version", "It was changed since you read it."));
        },
      },
    });
    const form = within(await openMove(user));
    await user.type(form.getByRole("textbox", { name: /^Pay by/ }), "4 December");
    await user.click(form.getByRole("button", { name: "Move promise" }));
    expect(await form.findByText(/^Somebody else changed the promise meanwhile/)).toBeTruthy();
    await waitFor(() => expect(amountIn(screen.getByRole("form"))).toBe("10,000.00"));
    await user.click(form.getByRole("button", { name: "Move promise" }));

    await screen.findByText("Promise recorded");
    const both = { amount: 14300, receivables: [{ id: 82, amount: 14300 }], replacesVersion: 1 };
    expect(posted(calls).map(({ body }) => body)).toMatchObject([
      { ...both, promisedOn: "2026-12-04" },
      { amount: 10000, promisedOn: "2026-12-04", receivables: [{ id: 82, amount: 10000 }], replacesVersion: 2 },
    ]);
  });

  it("is sent as it stands in the form, whatever was read since", async () => {
    let now = promise;
    const { user, calls } = renderPane({ routes: { ...routes, "GET /api/promises/41": () => now } });
    const form = within(await openMove(user));
    await user.type(form.getByRole("textbox", { name: /^Pay by/ }), "4 December");
    now = paidMore;
    const minuteLater = Date.now() + 60_000;
    const clock = vi.spyOn(Date, "now").mockImplementation(() => minuteLater);
    window.dispatchEvent(new Event("visibilitychange"));
    await waitFor(() => expect(calls.filter(({ path }) => path === "/api/promises/41")).toHaveLength(2));
    clock.mockRestore();
    await settled();
    await user.click(form.getByRole("button", { name: "Move promise" }));

    await screen.findByText("Promise recorded");
    expect(posted(calls)[0]?.body).toMatchObject({
      amount: 14300,
      receivables: [{ id: 82, amount: 14300 }],
      replacesVersion: 1,
    });
  });

  it("was not kept gets another day, and one that another took the place of does not", async () => {
    const replaced = { ...newPromise, id: 43, state: "broken" as const };
    const next = { ...newPromise, id: 44, replacesId: 43, moves: 1, promisedOn: "2026-12-04" };
    renderPane({
      routes: {
        ...routes,
        "POST /api/conversations/resolve": () => ({
          ...promised,
          account: { ...account, promises: [next, replaced, ...account.promises] },
        }),
      },
    });

    expect(await screen.findByRole("button", { name: /^Move the promise of 8,200/ })).toBeTruthy();
    expect(screen.getByRole("button", { name: /^Move the promise of 24,300.* 4 Dec/ })).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^Move the promise of 24,300.* 27 Nov/ })).toBeNull();
    expect(screen.getByText("Moved once")).toBeTruthy();
  });
});

describe("a promise that is confirmed to the customer", () => {
  const confirm = async (user: User) =>
    user.click(await screen.findByRole("button", { name: /^Draft a confirmation of the promise of 24,300/ }));

  it("opens a reply with a text that is only text, and sends nothing", async () => {
    const { user, calls, outlook } = renderPane({ routes });
    await confirm(user);

    expect(await screen.findByText(/^A reply with the confirmation is open/)).toBeTruthy();
    expect(outlook.replies).toEqual(["Thank you &lt;Jonas&gt;.<br><br>We expect 24,300.00 EUR."]);
    expect(calls.filter(({ method }) => method === "POST")).toHaveLength(2);
  });

  it("shows the text to copy where Outlook opens no reply", async () => {
    const { user, outlook } = renderPane({ routes, start: { refusesReplies: true } });
    await confirm(user);

    const text = within(await screen.findByRole("region", { name: "Draft of a confirmation" }));
    expect(text.getByRole<HTMLTextAreaElement>("textbox", { name: "Text" }).value).toBe(letter.body);
    expect(text.getByText("To ap@lumen-optics.example")).toBeTruthy();
    expect(outlook.replies).toEqual([]);
    await user.click(text.getByRole("button", { name: "Copy the text" }));
    await waitFor(async () => expect(await navigator.clipboard.readText()).toBe(letter.body));
    await user.click(text.getByRole("button", { name: "Close" }));
    expect(screen.queryByRole("region", { name: "Draft of a confirmation" })).toBeNull();
  });

  it("answers no other mail than the one it is shown beside", async () => {
    const { user, outlook } = renderPane({
      routes: {
        ...routes,
        "POST /api/promises/41/confirmation": () => {
          outlook.selectSilently(otherMail);
          return letter;
        },
      },
    });
    await confirm(user);

    expect(await screen.findByRole("region", { name: "Draft of a confirmation" })).toBeTruthy();
    expect(outlook.replies).toEqual([]);
  });
});
