import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { problem } from "./fixtures/account.ts";
import { details, pageOf, teams } from "./fixtures/lists.ts";
import { max, olga } from "./fixtures/people.ts";
import { renderWorkspace } from "./fixtures/renderWorkspace.tsx";
import { type Call, json } from "./fixtures/serve.ts";
import { ownerless, stalled, thread } from "./fixtures/threads.ts";

const at = "#/stalled";
const list = "GET /api/stalled";
const routes = {
  [list]: () => pageOf([stalled, ownerless]),
  "GET /api/teams": () => teams,
  "GET /api/accounts/17/details": () => details,
};
const asked = (calls: readonly Call[]) => calls.filter(({ path }) => path === "/api/stalled").at(-1)?.query;

describe("the stalled conversations", () => {
  it("tell how much, who must speak since when, whose they are and what was said last", async () => {
    renderWorkspace({ at, me: max, routes });

    const row = within(await screen.findByRole("row", { name: /INV-10482 and INV-10490/ }));
    expect(row.getByRole("link", { name: "INV-10482 and INV-10490" }).getAttribute("href")).toBe(
      "#/accounts/17?part=conversations&conversation=4",
    );
    expect(row.getByRole("link", { name: /24,300\.00.EUR/ })).toBeTruthy();
    expect(row.getByText("We must answer")).toBeTruthy();
    expect(row.getByText(/^Stalled since/)).toBeTruthy();
    expect(row.getByText("3 business days")).toBeTruthy();
    expect(row.getByText("Mara Lindqvist")).toBeTruthy();
    expect(row.getByText("Where is the delivery note?")).toBeTruthy();

    const other = within(screen.getByRole("row", { name: /Statement of account/ }));
    expect(other.getByText("We must speak: a promise was broken")).toBeTruthy();
    expect(other.getByText(/^Promise broken since/)).toBeTruthy();
    expect(other.getByText("1 business day")).toBeTruthy();
    expect(other.getByText("Nobody")).toBeTruthy();
    expect(other.getByText(/^Nudged /)).toBeTruthy();
    expect(other.queryByRole("button", { name: /^Nudge/ })).toBeNull();
  });

  it("are filtered and sorted by their address, money first", async () => {
    const { user, calls } = renderWorkspace({ at: "#/stalled?owner=5&team=1&by=junk&x=1", me: max, routes });
    await screen.findByRole("table");
    expect(Object.fromEntries(asked(calls) ?? [])).toEqual({ by: "money", owner: "5", team: "1", size: "50" });
    expect(screen.getByRole("columnheader", { name: "At stake" }).getAttribute("aria-sort")).toBe("descending");

    await user.click(screen.getByRole("button", { name: "Since" }));
    await waitFor(() => expect(window.location.hash).toBe("#/stalled?owner=5&team=1&by=age"));
    await waitFor(() => expect(asked(calls)?.get("by")).toBe("age"));
    await user.click(screen.getByRole("link", { name: "Show all" }));
    await waitFor(() => expect(window.location.hash).toBe("#/stalled?by=age"));
    await user.selectOptions(screen.getByRole("combobox", { name: "Team" }), "Americas");
    await waitFor(() => expect(asked(calls)?.toString()).toBe("by=age&team=2&size=50"));
    await user.selectOptions(screen.getByRole("combobox", { name: "Stalled on" }), "A broken promise");
    await waitFor(() => expect(asked(calls)?.get("on")).toBe("brokenPromise"));
    expect(window.location.hash).toContain("on=brokenPromise");
  });

  it("are exported with their filter", async () => {
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
    vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:x", revokeObjectURL: () => {} }));
    const { user, calls } = renderWorkspace({
      at: "#/stalled?team=1",
      me: max,
      routes: {
        ...routes,
        [list]: ({ headers }: Call) =>
          headers.get("Accept") === "text/csv" ? new Response("account,name\n") : pageOf([stalled]),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Export as CSV" }));

    await waitFor(() => expect(calls.at(-1)?.headers.get("Accept")).toBe("text/csv"));
    expect(asked(calls)?.toString()).toBe("by=money&team=1");
  });

  it("get another owner by the account's own edit, on the version that was read", async () => {
    const { user, calls } = renderWorkspace({
      at,
      me: max,
      routes: {
        ...routes,
        "PUT /api/accounts/17": () => ({ ...details, owner: { id: 7, name: "Jonas Weber" }, version: 5 }),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Reassign Lumen Optics GmbH" }));
    const form = await screen.findByRole("form", { name: "Reassign Lumen Optics GmbH", hidden: true });
    const choice = within(form).getByRole("combobox", { name: /^New owner/, hidden: true });
    await within(choice).findByRole("option", { name: "Jonas Weber", hidden: true });
    expect(within(choice).queryByRole("option", { name: "Mara Lindqvist", hidden: true })).toBeNull();
    await user.selectOptions(choice, "Jonas Weber");
    await user.click(within(form).getByRole("button", { name: "Reassign", hidden: true }));

    expect(await screen.findByText("Lumen Optics GmbH is Jonas Weber's now.")).toBeTruthy();
    expect(screen.queryByRole("form", { hidden: true })).toBeNull();
    const put = calls.find(({ method }) => method === "PUT");
    expect(put?.headers.get("If-Match")).toBe('"4"');
    expect(put?.body).toEqual({
      aliases: ["Lumen"],
      domains: ["lumen-optics.example"],
      teamId: 1,
      ownerId: 7,
      parentId: null,
      language: "de",
    });
  });

  it("are not taken from somebody whom another has just chosen", async () => {
    const { user } = renderWorkspace({
      at,
      me: max,
      routes: { ...routes, "PUT /api/accounts/17": () => json(412, problem(412, "stale", "Changed meanwhile.")) },
    });
    await user.click(await screen.findByRole("button", { name: "Reassign Lumen Optics GmbH" }));
    const form = await screen.findByRole("form", { name: "Reassign Lumen Optics GmbH", hidden: true });
    await user.selectOptions(
      await within(form).findByRole("combobox", { name: /^New owner/, hidden: true }),
      "Jonas Weber",
    );
    await user.click(within(form).getByRole("button", { name: "Reassign", hidden: true }));

    expect(await within(form).findByText(/^Somebody else changed it meanwhile/)).toBeTruthy();
  });

  it("nudge their owner, with a word, once", async () => {
    const { user, calls } = renderWorkspace({
      at,
      me: max,
      routes: {
        ...routes,
        "POST /api/conversations/4/nudge": () => ({ ...thread, version: 4, nudgedAt: "2026-11-22T13:00:00Z" }),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Nudge Mara Lindqvist about INV-10482 and INV-10490" }));
    const form = await screen.findByRole("form", { name: "Nudge Mara Lindqvist", hidden: true });
    await user.type(within(form).getByRole("textbox", { name: "Note", hidden: true }), "They have called twice.");
    await user.click(within(form).getByRole("button", { name: "Nudge Mara Lindqvist", hidden: true }));

    expect(await screen.findByText("Mara Lindqvist is nudged.")).toBeTruthy();
    expect(screen.queryByRole("form", { hidden: true })).toBeNull();
    const posts = calls.filter(({ method }) => method === "POST");
    expect(posts.map(({ body }) => body)).toEqual([{ note: "They have called twice." }]);
    expect(posts[0]?.headers.get("If-Match")).toBe('"3"');
    expect(posts[0]?.headers.get("Idempotency-Key")).toBeTruthy();
  });

  it.each([
    ["#/stalled", /^Nothing has stalled/],
    ["#/stalled?owner=5", /^Nothing of that kind has stalled/],
  ])("at %s say that there are none", async (where, words) => {
    renderWorkspace({ at: where, me: max, routes: { ...routes, [list]: () => pageOf([]) } });

    expect(await screen.findByText(words)).toBeTruthy();
  });

  it("are closed to Operations", async () => {
    renderWorkspace({ at, me: olga, routes });

    expect(await screen.findByRole("heading", { name: "This room is not open to you" })).toBeTruthy();
  });
});
