import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { account, problem } from "./fixtures/account.ts";
import { pageOf, teams } from "./fixtures/lists.ts";
import { olga } from "./fixtures/people.ts";
import { broken, promise, totals, waiting } from "./fixtures/promiseRoom.ts";
import { renderWorkspace } from "./fixtures/renderWorkspace.tsx";
import { type Call, json } from "./fixtures/serve.ts";

const list = "GET /api/promises";
const routes = {
  [list]: () => pageOf([broken, waiting]),
  "GET /api/promises/totals": () => totals,
  "GET /api/promises/41": () => promise,
  "GET /api/teams": () => teams,
};
const asked = (calls: readonly Call[], path = "/api/promises") =>
  calls.filter((call) => call.path === path).at(-1)?.query;

describe("the promises", () => {
  it("tell for which day, whose, how much, what came and what to do", async () => {
    renderWorkspace({ at: "#/promises?state=any", routes });

    const row = within(await screen.findByRole("row", { name: /8,200\.00/ }));
    expect(row.getByRole("link", { name: /Oct/ }).getAttribute("href")).toBe("#/promises/3");
    expect(row.getByText("moved 2 times")).toBeTruthy();
    expect(row.getByRole("link", { name: "Lumen Optics GmbH" }).getAttribute("href")).toBe(
      "#/accounts/17?part=promises",
    );
    expect(row.getByText("Broken")).toBeTruthy();
    expect(row.getByText("Mara Lindqvist")).toBeTruthy();
    expect(row.getByText("Call the person who pays")).toBeTruthy();
    expect(row.getByText("others were not kept within a year, it was moved often")).toBeTruthy();

    const open = within(screen.getByRole("row", { name: /24,300\.00/ }));
    expect(open.getByText(/money that nobody has applied yet may cover it/)).toBeTruthy();
    expect(open.getByText(/^300\.00.EUR credited$/)).toBeTruthy();
    expect(open.getByText("instalment")).toBeTruthy();
  });

  it("are the open ones, earliest day first, until the address says otherwise", async () => {
    const { user, calls } = renderWorkspace({ at: "#/promises?from=2026-11-01&to=junk&team=1", routes });
    await screen.findByRole("table");
    expect(Object.fromEntries(asked(calls) ?? [])).toEqual({
      state: "open",
      from: "2026-11-01",
      team: "1",
      order: "earliest",
      size: "50",
    });
    expect(asked(calls, "/api/promises/totals")?.toString()).toBe("from=2026-11-01&team=1");

    const states = within(await screen.findByRole("navigation", { name: "By state" }));
    expect(states.getByText(/^12 · 34,000\.00.EUR$/)).toBeTruthy();
    await user.click(states.getByRole("link", { name: /^Broken/ }));
    await waitFor(() => expect(asked(calls)?.get("state")).toBe("broken"));
    await user.selectOptions(screen.getByRole("combobox", { name: "Sort by" }), "Latest day first");
    await waitFor(() => expect(asked(calls)?.get("order")).toBe("latest"));
    await user.click(screen.getByRole("link", { name: "Show all" }));
    await waitFor(() => expect(window.location.hash).toBe("#/promises?order=latest"));
  });

  it("are paged by key, and exported with their filter", async () => {
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
    vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:x", revokeObjectURL: () => {} }));
    const { user, calls } = renderWorkspace({
      at: "#/promises?owner=5",
      routes: {
        ...routes,
        [list]: ({ headers, query }: Call) =>
          headers.get("Accept") === "text/csv"
            ? new Response("id\n")
            : query.has("cursor")
              ? pageOf([broken])
              : pageOf([waiting], "abc"),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Show more" }));
    expect(await screen.findByRole("row", { name: /8,200\.00/ })).toBeTruthy();
    expect(asked(calls)?.get("cursor")).toBe("abc");

    await user.click(screen.getByRole("button", { name: "Export as CSV" }));
    await waitFor(() => expect(calls.at(-1)?.headers.get("Accept")).toBe("text/csv"));
    expect(Object.fromEntries(asked(calls) ?? [])).toEqual({ owner: "5", state: "open", order: "earliest" });
  });

  it.each([
    ["#/promises", "Nothing is promised that is still open."],
    ["#/promises?state=kept", /^No promise is like that/],
  ])("at %s say that there are none", async (at, words) => {
    renderWorkspace({ at, routes: { ...routes, [list]: () => pageOf([]) } });

    expect(await screen.findByText(words)).toBeTruthy();
  });
});

describe("a promise's page", () => {
  const acts = {
    ...routes,
    "GET /api/accounts/17": () => account,
    "POST /api/promises": () => json(201, { promiseId: 50, account }),
    "GET /api/promises/50": () => ({ ...promise, id: 50, promisedOn: "2026-12-04" }),
    "POST /api/promises/41/withdraw": () => ({ promiseId: 41, account }),
    "POST /api/promises/41/confirmation": () => ({ to: [], subject: "Your promise", body: "Thank you." }),
  };

  it("moves it, and leads to the one in its place", async () => {
    const { user, calls } = renderWorkspace({ at: "#/promises/41", routes: acts });
    await user.click(await screen.findByRole("button", { name: /^Move the promise of 24,300/ }));
    const form = within(await screen.findByRole("form", { name: "Move the promise" }));
    await user.type(form.getByRole("textbox", { name: /^Pay by/ }), "4 Dec");
    await user.click(form.getByRole("button", { name: "Move promise" }));

    await waitFor(() => expect(window.location.hash).toBe("#/promises/50"));
    expect(calls.find(({ method }) => method === "POST")?.body).toMatchObject({
      accountId: 17,
      amount: 14300,
      promisedOn: "2026-12-04",
      replaces: 41,
      replacesVersion: 1,
      mail: null,
    });
    expect(await screen.findByText("Promise recorded")).toBeTruthy();
  });

  it("begins to move it anew where somebody else changed it meanwhile", async () => {
    let now = promise;
    const { user } = renderWorkspace({
      at: "#/promises/41",
      routes: {
        ...acts,
        "GET /api/promises/41": () => now,
        "POST /api/promises": () => {
          now = { ...promise, version: 2, paid: 14300 };
          return json(412, problem(412, "stale_version", "It was changed since you read it."));
        },
      },
    });
    await user.click(await screen.findByRole("button", { name: /^Move the promise of 24,300/ }));
    const form = within(await screen.findByRole("form", { name: "Move the promise" }));
    await user.type(form.getByRole("textbox", { name: /^Pay by/ }), "4 Dec");
    await user.click(form.getByRole("button", { name: "Move promise" }));

    expect(await form.findByText(/^Somebody else changed the promise meanwhile/)).toBeTruthy();
    const amount = form.getByRole<HTMLInputElement>("textbox", { name: /^Amount\*?$/ });
    await waitFor(() => expect(amount.value).toBe("10,000.00"));
  });

  it("takes it back for the customer, and is read anew", async () => {
    const { user, calls } = renderWorkspace({ at: "#/promises/41", routes: acts });
    await user.click(await screen.findByRole("button", { name: /^Withdraw the promise of 24,300/ }));
    await user.click(screen.getByRole("button", { name: "The customer" }));

    expect(await screen.findByText("The promise was withdrawn.")).toBeTruthy();
    await waitFor(() => expect(calls.filter(({ path }) => path === "/api/promises/41")).toHaveLength(2));
    expect(calls.find(({ method }) => method === "POST")?.body).toEqual({ by: "customer" });
  });

  it("shows the letter that confirms it, to be copied, and who is to get it is asked where nobody is known", async () => {
    const { user } = renderWorkspace({ at: "#/promises/41", routes: acts });
    await user.click(await screen.findByRole("button", { name: /^Draft a confirmation/ }));

    const letter = within(await screen.findByRole("region", { name: "Draft of a confirmation" }));
    expect(letter.getByText("Subject: Your promise")).toBeTruthy();
    expect(letter.getByText(/^Nobody is known who pays/)).toBeTruthy();
    await user.click(letter.getByRole("button", { name: "Copy the text" }));
    await waitFor(async () => expect(await navigator.clipboard.readText()).toBe("Thank you."));
  });

  it("has nothing to do for those who only read", async () => {
    renderWorkspace({ at: "#/promises/41", me: olga, routes: acts });

    await screen.findByRole("region", { name: "What was promised" });
    expect(screen.queryByRole("button", { name: /^(Move|Withdraw|Draft)/ })).toBeNull();
  });

  it("tells part by part what came, what came before and after, and what to do next", async () => {
    renderWorkspace({ at: "#/promises/41", routes });
    const part = async (name: string) => within(await screen.findByRole("region", { name }));

    expect(await screen.findByRole("heading", { name: /24,300\.00.EUR by .*27/, level: 1 })).toBeTruthy();
    const parts = await part("Part by part");
    const paid = within(parts.getByRole("row", { name: /INV-10490/ }));
    expect(paid.getAllByText(/10,000\.00.EUR/).length).toBe(2);
    const arrivals = await part("What counts for it");
    expect(arrivals.getByText("as far as exports tell")).toBeTruthy();
    expect(arrivals.getByText(/^between .*24.* and .*26/)).toBeTruthy();
    const related = await part("Before and after it");
    expect(related.getByRole("link", { name: /8,200\.00/ }).getAttribute("href")).toBe("#/promises/3");
    expect(related.getByRole("link", { name: /5,000\.00/ }).getAttribute("href")).toBe("#/promises/42");
    expect(related.getByText(/\(this one\)/)).toBeTruthy();
    const next = await part("What to do next");
    expect(next.getByText("Say what the money pays")).toBeTruthy();
    expect(next.getByText("money came that nobody has applied")).toBeTruthy();
    const facts = await part("What was promised");
    expect(facts.getByText(/Dec 1, 2026/)).toBeTruthy();
    expect(facts.getByText("Moved to the next business day")).toBeTruthy();
    expect((await part("In the customer's words")).getByRole("link").getAttribute("href")).toBe(
      "#/accounts/17?part=conversations&conversation=4",
    );
    expect((await part("History")).getByText(/^Recorded a promise of 24,300/)).toBeTruthy();
  });
});
