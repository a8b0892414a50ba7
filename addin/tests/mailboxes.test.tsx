import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { problem } from "./fixtures/account.ts";
import { pageOf } from "./fixtures/lists.ts";
import { ada, mara, max } from "./fixtures/people.ts";
import { renderWorkspace } from "./fixtures/renderWorkspace.tsx";
import { json } from "./fixtures/serve.ts";
import { failing, mailbox, withdrawn } from "./fixtures/threads.ts";

const at = "#/mailboxes";
const routes = { "GET /api/mailboxes": () => pageOf([mailbox, failing, withdrawn]) };

describe("the mailboxes", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("are looked at again soon while there is something to see, and seldom while there is not", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    let looks = 0;
    renderWorkspace({
      at,
      me: ada,
      routes: { "GET /api/mailboxes": () => pageOf([++looks === 1 ? { ...mailbox, state: "joining" } : mailbox]) },
    });
    await screen.findByRole("row", { name: /Receivables/ });

    await vi.advanceTimersByTimeAsync(5_000);
    await waitFor(() => expect(looks).toBe(2));
    await vi.advanceTimersByTimeAsync(6_000);
    expect(looks).toBe(2);
    await vi.advanceTimersByTimeAsync(30_000);
    await waitFor(() => expect(looks).toBe(3));
  });

  it("say how they stand: last news, lag, errors, until when they are told of news", async () => {
    renderWorkspace({ at, me: ada, routes });

    const good = await screen.findByRole("row", { name: /Receivables/ });
    expect(within(good).getByText("Up to date")).toBeTruthy();
    expect(within(good).getByText("12,345")).toBeTruthy();
    expect(within(good).getByText("Nothing")).toBeTruthy();
    expect(good.textContent).toMatch(/28 Nov 2026|Nov 28, 2026/);

    const bad = screen.getByRole("row", { name: /AR US/ });
    expect(within(bad).getByText("Failing")).toBeTruthy();
    expect(within(bad).getByText(/^The mailbox does not answer\. \(/)).toBeTruthy();
    expect(within(bad).getByText("2 hours")).toBeTruthy();
    expect(within(bad).getByText("2 messages could not be read")).toBeTruthy();
    expect(within(bad).getByText("Still reading Paid")).toBeTruthy();
    expect(within(bad).getByText(/^It asked us to wait until/)).toBeTruthy();
    expect(within(bad).getByText(/^Not told/)).toBeTruthy();
  });

  it("are only looked at by Managers, and closed to Collectors", async () => {
    const { unmount } = renderWorkspace({ at, me: max, routes });
    const row = await screen.findByRole("row", { name: /Receivables/ });
    expect(screen.queryByRole("button", { name: "Enrol a mailbox" })).toBeNull();
    expect(screen.queryByRole("button", { name: /^Withdraw/ })).toBeNull();
    expect(within(row).getByRole("link", { name: "7" }).getAttribute("href")).toBe("#/unmatched");
    unmount();

    const { calls } = renderWorkspace({ at, me: mara, routes });
    expect(await screen.findByRole("heading", { name: "This room is not open to you" })).toBeTruthy();
    expect(calls.some(({ path }) => path === "/api/mailboxes")).toBe(false);
  });

  it.each([
    [403, "mailbox_forbidden", "Vyomiyra may not read this mailbox."],
    [409, "mailbox_not_found", "There is no such mailbox."],
    [409, "scope_too_wide", "Vyomiyra could read your own mailbox too."],
    [409, "mailbox_enrolled", "This mailbox is enrolled already."],
  ])("are not enrolled against %d %s, which is said at the address", async (status, code, detail) => {
    const { user } = renderWorkspace({
      at,
      me: ada,
      routes: { ...routes, "POST /api/mailboxes": () => json(status, problem(status, code, detail)) },
    });
    await user.click(await screen.findByRole("button", { name: "Enrol a mailbox" }));
    const form = screen.getByRole("form", { name: "Enrol a mailbox" });
    const address = within(form).getByRole("textbox", { name: /^Address/ });
    await user.type(address, "ar-us@halden.example");
    await user.click(within(form).getByRole("button", { name: "Enrol a mailbox" }));

    expect(await within(form).findByText(detail)).toBeTruthy();
    expect(address.getAttribute("aria-invalid")).toBe("true");
    expect(document.getElementById(address.getAttribute("aria-describedby")?.split(" ")[0] ?? "")?.textContent).toBe(
      detail,
    );
  });

  it("are enrolled by their address, once whatever is pressed", async () => {
    let isEnrolled = false;
    const { user, calls } = renderWorkspace({
      at,
      me: ada,
      routes: {
        "GET /api/mailboxes": () => pageOf(isEnrolled ? [{ ...mailbox, state: "joining" }] : []),
        "POST /api/mailboxes": () => {
          isEnrolled = true;
          return json(201, mailbox);
        },
      },
    });
    expect(await screen.findByText(/^No mailbox is read yet/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Enrol a mailbox" }));
    const form = screen.getByRole("form", { name: "Enrol a mailbox" });
    await user.click(within(form).getByRole("button", { name: "Enrol a mailbox" }));
    expect(within(form).getByText("Write its address.")).toBeTruthy();
    await user.type(within(form).getByRole("textbox", { name: /^Address/ }), " receivables@halden.example{Enter}");

    expect(await screen.findByText("Reading it for the first time")).toBeTruthy();
    expect(screen.getAllByText(/^Receivables is enrolled\./).length).toBeGreaterThan(0);
    const [post, ...more] = calls.filter(({ method }) => method === "POST");
    expect(more).toEqual([]);
    expect(post?.body).toEqual({ address: "receivables@halden.example", name: null });
    expect(post?.headers.get("Idempotency-Key")).toBeTruthy();
  });

  it("are withdrawn after a question that says what stays", async () => {
    const { user, calls } = renderWorkspace({
      at,
      me: ada,
      routes: {
        ...routes,
        "DELETE /api/mailboxes/1": () => ({ messages: 12345, conversations: 2345, unmatched: 7 }),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Withdraw Receivables" }));
    expect(
      screen.getByText(/12,345 messages that were read stay with their conversations, links and evidence/),
    ).toBeTruthy();
    expect(calls.some(({ method }) => method === "DELETE")).toBe(false);
    await user.click(screen.getByRole("button", { name: "Go on reading it" }));
    await user.click(screen.getByRole("button", { name: "Withdraw Receivables" }));
    await user.click(screen.getByRole("button", { name: "Withdraw" }));

    expect((await screen.findAllByText(/12,345 messages in 2,345 conversations, 7 of them/)).length).toBeGreaterThan(0);
    expect(calls.find(({ method }) => method === "DELETE")?.headers.get("If-Match")).toBe('"2"');
  });

  it("are synchronised now, and say where that did not work", async () => {
    let isBroken = true;
    const { user, calls } = renderWorkspace({
      at,
      me: ada,
      routes: {
        ...routes,
        "POST /api/mailboxes/2/sync": () =>
          isBroken ? json(503, problem(503, "unavailable")) : new Response(null, { status: 202 }),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Synchronise now: AR US" }));
    const alert = await screen.findByRole("alert");
    isBroken = false;
    await user.click(within(alert).getByRole("button", { name: "Try again" }));

    expect(await screen.findByText("AR US is being read now.")).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
    expect(calls.filter(({ method }) => method === "POST").length).toBe(2);
  });

  it("offer a withdrawn one to be read again, with its address filled in", async () => {
    const { user } = renderWorkspace({ at, me: ada, routes });
    await user.click(await screen.findByRole("button", { name: "Enrol again: old@halden.example" }));

    expect(screen.getByRole<HTMLInputElement>("textbox", { name: /^Address/ }).value).toBe("old@halden.example");
  });

  it("say that they could not be read, and go on", async () => {
    let isDown = true;
    const { user } = renderWorkspace({
      at,
      me: ada,
      routes: {
        "GET /api/mailboxes": () => (isDown ? json(503, problem(503, "unavailable")) : pageOf([mailbox])),
      },
    });
    expect(await screen.findByRole("heading", { name: "The server does not answer" })).toBeTruthy();
    isDown = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));

    expect(await screen.findByRole("row", { name: /Receivables/ })).toBeTruthy();
  });
});
