import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { problem } from "./fixtures/account.ts";
import { board, damaged, reasons, shortage } from "./fixtures/disputeRoom.ts";
import { pageOf, teams } from "./fixtures/lists.ts";
import { ada } from "./fixtures/people.ts";
import { renderWorkspace } from "./fixtures/renderWorkspace.tsx";
import { type Call, json } from "./fixtures/serve.ts";

const list = "GET /api/disputes";
const routes = {
  [list]: () => pageOf([shortage, damaged]),
  "GET /api/disputes/board": () => board,
  "GET /api/dispute-reasons": () => reasons,
  "GET /api/teams": () => teams,
};
const asked = (calls: readonly Call[], path = "/api/disputes") =>
  calls.filter((call) => call.path === path && call.method === "GET").at(-1)?.query;

describe("the disputes as a list", () => {
  it("tell what for, whose, how much, how old and who sees to it until when", async () => {
    renderWorkspace({ at: "#/disputes", routes });

    const row = within(await screen.findByRole("row", { name: /Quantity contested/ }));
    expect(row.getByRole("link", { name: "Quantity contested" }).getAttribute("href")).toBe("#/disputes/5");
    expect(row.getByRole("link", { name: "Lumen Optics GmbH" }).getAttribute("href")).toBe(
      "#/accounts/17?part=disputes",
    );
    expect(row.getByRole("link", { name: /1,250\.50.EUR/ })).toBeTruthy();
    expect(row.getByText(/of 1,850\.50.EUR/)).toBeTruthy();
    expect(row.getByText("Investigating")).toBeTruthy();
    expect(row.getByText("Waits for approval")).toBeTruthy();
    expect(row.getByText("21 days")).toBeTruthy();
    expect(row.getByText(/Overdue/)).toBeTruthy();
    expect(row.getByText("Jonas Weber")).toBeTruthy();
    expect(within(screen.getByRole("row", { name: /Damaged goods/ })).getByText("Carrier (outside)")).toBeTruthy();
  });

  it("are those not settled, due first, until the address says otherwise", async () => {
    const { user, calls } = renderWorkspace({ at: "#/disputes?owner=5&sort=junk", routes });
    await screen.findByRole("table");
    expect(Object.fromEntries(asked(calls) ?? [])).toEqual({
      owner: "5",
      sort: "due",
      unresolved: "true",
      size: "50",
    });

    await user.click(screen.getByRole("button", { name: "Contested" }));
    await waitFor(() => expect(asked(calls)?.get("sort")).toBe("amount"));
    await user.selectOptions(screen.getByRole("combobox", { name: "State" }), "Resolved: credited");
    await waitFor(() => expect(asked(calls)?.get("state")).toBe("resolvedCredited"));
    expect(asked(calls)?.has("unresolved")).toBe(false);
    await user.selectOptions(screen.getByRole("combobox", { name: "Reason" }), "Damaged goods");
    await waitFor(() => expect(asked(calls)?.get("reason")).toBe("04"));
    await user.click(screen.getByRole("checkbox", { name: "Only overdue" }));
    await waitFor(() => expect(asked(calls)?.get("overdue")).toBe("true"));
    await user.click(screen.getByRole("link", { name: "Show all" }));
    await waitFor(() => expect(window.location.hash).toBe("#/disputes?sort=amount"));
  });

  it("are paged by key", async () => {
    const { user, calls } = renderWorkspace({
      at: "#/disputes",
      routes: {
        ...routes,
        [list]: ({ query }: Call) => (query.has("cursor") ? pageOf([damaged]) : pageOf([shortage], "abc")),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Show more" }));

    expect(await screen.findByRole("row", { name: /Damaged goods/ })).toBeTruthy();
    expect(asked(calls)?.get("cursor")).toBe("abc");
  });

  it("are exported with their filter", async () => {
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
    vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:x", revokeObjectURL: () => {} }));
    const { user, calls } = renderWorkspace({
      at: "#/disputes?team=1",
      routes: {
        ...routes,
        [list]: ({ headers }: Call) =>
          headers.get("Accept") === "text/csv" ? new Response("id\n") : pageOf([shortage]),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Export as CSV" }));

    await waitFor(() => expect(calls.at(-1)?.headers.get("Accept")).toBe("text/csv"));
    expect(asked(calls)?.toString()).toBe("sort=due&team=1&unresolved=true");
  });

  it.each([
    ["#/disputes", "Nothing is contested."],
    ["#/disputes?overdue=true", /^No dispute is like that/],
  ])("at %s say that there are none", async (at, words) => {
    renderWorkspace({ at, routes: { ...routes, [list]: () => pageOf([]) } });

    expect(await screen.findByText(words)).toBeTruthy();
  });
});

describe("the disputes as a board", () => {
  const at = "#/disputes?view=board";
  const route = "POST /api/disputes/5/state";
  const moveIt = async (user: ReturnType<typeof renderWorkspace>["user"], to: string) => {
    await user.click(await screen.findByRole("button", { name: "Move Quantity contested, Lumen Optics GmbH" }));
    await user.click(await screen.findByRole("button", { name: to, hidden: true }));
  };

  it("stand in a column for each state, with how many and over how much", async () => {
    renderWorkspace({ at, routes });

    const open = within(await screen.findByRole("region", { name: "Open: 1" }));
    expect(open.getByRole("link", { name: "Damaged goods" }).getAttribute("href")).toBe("#/disputes/6");
    expect(open.getAllByText(/240\.00.GBP/).length).toBe(2);
    expect(within(screen.getByRole("region", { name: "Waiting for the customer: 0" })).getByText("None")).toBeTruthy();
    const credited = within(screen.getByRole("region", { name: "Resolved: credited: 31" }));
    expect(credited.getByRole("link", { name: "Show all 31" }).getAttribute("href")).toBe(
      "#/disputes?state=resolvedCredited",
    );
    expect(credited.queryByRole("button", { name: /^Move/ })).toBeNull();
  });

  it("are moved through a menu, and whoever moved one goes on from it", async () => {
    const moved = { ...shortage, state: "awaitingCustomer" as const, version: 5 };
    let isMoved = false;
    const { user, calls } = renderWorkspace({
      at,
      routes: {
        ...routes,
        "GET /api/disputes/board": () =>
          isMoved
            ? {
                columns: board.columns.map((column) =>
                  column.state === "investigating"
                    ? { ...column, count: 0, sums: [], disputes: [] }
                    : column.state === "awaitingCustomer"
                      ? { ...column, count: 1, disputes: [moved] }
                      : column,
                ),
              }
            : board,
        [route]: () => {
          isMoved = true;
          return moved;
        },
      },
    });
    await moveIt(user, "Waiting for the customer");

    const column = await screen.findByRole("region", { name: "Waiting for the customer: 1" });
    expect(document.activeElement).toBe(within(column).getByRole("link", { name: "Quantity contested" }));
    expect(screen.getByText("Quantity contested, Lumen Optics GmbH: Waiting for the customer.")).toBeTruthy();
    const post = calls.find(({ method }) => method === "POST");
    expect(post?.body).toEqual({ state: "awaitingCustomer" });
    expect(post?.headers.get("If-Match")).toBe('"4"');
    expect(post?.headers.get("Idempotency-Key")).toBeTruthy();
  });

  it("are read anew where somebody else was first", async () => {
    const { user, calls } = renderWorkspace({
      at,
      routes: { ...routes, [route]: () => json(412, problem(412, "stale_version")) },
    });
    await moveIt(user, "Open");

    expect(await screen.findByText(/^Somebody else changed it meanwhile/)).toBeTruthy();
    expect(calls.filter(({ path }) => path === "/api/disputes/board").length).toBe(2);
  });

  it("are not moved by those who only look", async () => {
    renderWorkspace({ at, me: ada, routes });

    await screen.findByRole("region", { name: "Open: 1" });
    expect(screen.queryByRole("button", { name: /^Move/ })).toBeNull();
  });
});
