import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Schemas } from "../src/http/schemas.ts";
import { account, problem, resolved } from "./fixtures/account.ts";
import { conversation, pageOf, teams } from "./fixtures/lists.ts";
import { renderPane } from "./fixtures/renderPane.tsx";
import { renderWorkspace } from "./fixtures/renderWorkspace.tsx";
import { json, type Routes } from "./fixtures/serve.ts";
import { thread } from "./fixtures/threads.ts";

const at = "#/accounts/17?part=conversations&conversation=4";
const routes: Routes = {
  "GET /api/accounts/17": () => account,
  "GET /api/accounts/17/conversations": () => pageOf([conversation]),
  "GET /api/conversations/4": () => thread,
  "GET /api/teams": () => teams,
};
const open = (more: Routes = {}) => renderWorkspace({ at, routes: { ...routes, ...more } });
const messages = async () => within(await screen.findByRole("list", { name: "Messages" })).getAllByRole("listitem");
const about = async () => within(await screen.findByRole("list", { name: "About" }));

describe("a conversation", () => {
  it("is reached from the account's list, and left again", async () => {
    const { user } = renderWorkspace({ at: "#/accounts/17?part=conversations", routes });
    await user.click(await screen.findByRole("link", { name: "Re: INV-10482 and INV-10490" }));
    expect(await screen.findByRole("heading", { level: 2, name: "INV-10482 and INV-10490" })).toBeTruthy();
    await user.click(screen.getByRole("link", { name: "All conversations" }));

    expect(await screen.findByRole("list", { name: "Conversations" })).toBeTruthy();
  });

  it("says who must speak, since when, for how many business days, and that it stalled", async () => {
    open();

    expect(await screen.findByText("We must answer")).toBeTruthy();
    expect(screen.getByText(/^since .*2026.* · 3 business days$/)).toBeTruthy();
    expect(screen.getByText(/^Stalled since/)).toBeTruthy();
  });

  it("stalled on the reader's day and hour", async () => {
    open();
    const words = new Intl.DateTimeFormat(undefined, { day: "numeric", hour: "numeric", minute: "numeric" });
    const parts = words.formatToParts(new Date("2026-11-20T09:30:00Z"));
    const hour = parts.find(({ type }) => type === "hour")?.value ?? "none";

    expect((await screen.findByText(/^Stalled since/)).textContent).toContain(hour);
  });

  it.each<[string, number | null, string, string]>([
    ["another account", 48, "To its account", "#/accounts/48?part=conversations&conversation=4"],
    ["nobody that is known", null, "To the unmatched queue", "#/unmatched"],
  ])("that is of %s by now says so", async (_, accountId, link, href) => {
    open({ "GET /api/conversations/4": () => ({ ...thread, accountId }) });

    expect(await screen.findByText("It is not filed here any more")).toBeTruthy();
    expect(screen.getByRole("link", { name: link }).getAttribute("href")).toBe(href);
  });

  it.each<[string, Partial<Schemas["TurnView"]>]>([
    ["The customer must answer", { who: "customer", reason: "weWait", stalls: [] }],
    [
      "Jonas Weber must answer",
      { who: "colleague", reason: "colleagueAsked", colleague: { id: 7, name: "Jonas Weber" }, stalls: [] },
    ],
    ["Nobody must speak: a promise is not due yet", { who: "nobody", reason: "promised", since: null, stalls: [] }],
    ["We must speak: a promise was broken", { reason: "promiseBroken" }],
  ])("says “%s”", async (words, more) => {
    open({ "GET /api/conversations/4": () => ({ ...thread, turn: { ...thread.turn, ...more } }) });

    expect(await screen.findByText(words)).toBeTruthy();
  });

  it("tells what each message adds, the latest first, and folds a long one", async () => {
    const { user } = open();
    const shown = await messages();
    expect(shown.length).toBe(5);
    expect(shown[0]?.textContent).toContain("Hello?");
    expect([...(shown[1]?.querySelectorAll("bdi") ?? [])].at(-1)?.textContent).toBe(
      "Where is the delivery note?\nThanks",
    );
    expect(within(shown[2] as HTMLElement).getByText(/^Its words were erased/)).toBeTruthy();
    expect(within(shown[4] as HTMLElement).getByText("Automatic reply")).toBeTruthy();

    expect(shown[3]?.textContent).not.toContain("The last word");
    const whole = within(shown[3] as HTMLElement).getByRole("button", { name: "Show all of it" });
    expect(whole.getAttribute("aria-expanded")).toBe("false");
    await user.click(whole);
    expect(shown[3]?.textContent).toContain("The last word");
    await user.click(screen.getByRole("button", { name: "Show all 6" }));
    expect((await messages()).at(-1)?.textContent).toContain("We wrote");
  });

  it("says what it is about and why, and takes a person's word on it", async () => {
    const [account_, first] = thread.links as [Schemas["LinkRow"], Schemas["LinkRow"]];
    let links = [account_, first];
    const state = () => ({ ...thread, version: thread.version + 5 - links.length, links });
    const { user, calls } = open({
      "GET /api/conversations/4": () => thread,
      "PUT /api/conversations/4/receivables/90": () => {
        links = [...links, { ...first, id: 73, receivableId: 90, number: "INV-10490" }];
        return state();
      },
      "DELETE /api/conversations/4/receivables/82": () => {
        links = links.filter(({ receivableId }) => receivableId !== 82);
        return state();
      },
    });
    expect((await about()).getByText("Sender is a known contact · 99% sure")).toBeTruthy();
    expect((await about()).getByText("Names INV-10482 · Confirmed by a person")).toBeTruthy();
    expect(screen.queryByRole("option", { name: "INV-10482" })).toBeNull();

    await user.selectOptions(screen.getByRole("combobox", { name: "Also about" }), "INV-10490");
    expect(await (await about()).findByText("INV-10490")).toBeTruthy();
    await user.click((await about()).getByRole("button", { name: "It is not about INV-10482" }));
    await waitFor(async () => expect((await about()).queryByText("INV-10482")).toBeNull());
    expect(calls.filter(({ method }) => method !== "GET").map(({ headers }) => headers.get("If-Match"))).toEqual([
      '"3"',
      '"5"',
    ]);
  });

  it("is closed, and opened again", async () => {
    const { user, calls } = open({
      "POST /api/conversations/4/close": () => ({
        ...thread,
        version: 4,
        closedAt: "2026-11-22T13:00:00Z",
        turn: { ...thread.turn, who: "nobody", reason: "closed", since: null, stalls: [] },
      }),
      "DELETE /api/conversations/4/close": () => ({ ...thread, version: 5 }),
    });
    await user.click(await screen.findByRole("button", { name: "Close" }));
    expect(await screen.findByText("Nobody must speak: the conversation is closed")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Open again" }));

    expect(await screen.findByText("We must answer")).toBeTruthy();
    const [close] = calls.filter(({ method }) => method === "POST");
    expect(close?.headers.get("Idempotency-Key")).toBeTruthy();
  });

  it("says that it is closed where nobody would have to speak anyway", async () => {
    const turn = { ...thread.turn, who: "nobody", reason: "promised", since: null, stalls: [] };
    open({ "GET /api/conversations/4": () => ({ ...thread, closedAt: "2026-11-22T13:00:00Z", turn }) });

    expect(await screen.findByText("Nobody must speak: a promise is not due yet")).toBeTruthy();
    expect(screen.getByText(/^Closed .*2026/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Open again" })).toBeTruthy();
  });

  it("waits on a colleague, until it does no longer", async () => {
    const { user, calls } = open({
      "PUT /api/conversations/4/colleague": () => ({
        ...thread,
        version: 4,
        turn: { ...thread.turn, who: "colleague", reason: "colleagueAsked", colleague: { id: 7, name: "Jonas Weber" } },
        colleague: { id: 7, name: "Jonas Weber", since: "2026-11-22T10:00:00Z" },
      }),
      "DELETE /api/conversations/4/colleague": () => ({ ...thread, version: 5 }),
    });
    const choice = await screen.findByRole("combobox", { name: "Wait on a colleague" });
    await user.selectOptions(choice, "Jonas Weber");
    expect(await screen.findByText("Jonas Weber must answer")).toBeTruthy();
    expect(calls.find(({ method }) => method === "PUT")?.body).toEqual({ memberId: 7 });
    await user.click(screen.getByRole("button", { name: "Wait no longer" }));

    expect(await screen.findByText("We must answer")).toBeTruthy();
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
  });

  it("still shows whom one waits on while a promise comes first, to be taken back", async () => {
    const turn = { ...thread.turn, who: "nobody", reason: "promised", since: null, stalls: [] };
    open({
      "GET /api/conversations/4": () => ({
        ...thread,
        turn,
        colleague: { id: 7, name: "Jonas Weber", since: "2026-11-22T10:00:00Z" },
      }),
    });
    expect(await screen.findByText(/^Jonas Weber was asked .* and has not answered\.$/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Wait no longer" })).toBeTruthy();
  });

  it("leads to its mail in Outlook, and says what to do where the browser opens no window", async () => {
    const opened = vi.spyOn(window, "open").mockReturnValue({} as Window);
    const { user } = open({ "GET /api/conversations/4/mail": () => ({ webLink: "https://outlook.example/mail/1" }) });
    const button = await screen.findByRole("button", { name: /^Open the mail of INV-10482/ });
    await user.click(button);
    await waitFor(() => expect(opened).toHaveBeenCalledWith("https://outlook.example/mail/1", "_blank"));

    opened.mockReturnValue(null);
    await user.click(button);
    const link = await screen.findByRole("link", { name: "Open it from here" });
    expect(link.getAttribute("href")).toBe("https://outlook.example/mail/1");
    expect(link.getAttribute("rel")).toContain("noopener");
  });

  it("says why its mail cannot be opened", async () => {
    const { user } = open({
      "GET /api/conversations/4/mail": () =>
        json(409, problem(409, "mail_gone", "This mail is not in the mailbox any more.")),
    });
    await user.click(await screen.findByRole("button", { name: /^Open the mail of/ }));
    expect(await screen.findByText("This mail is not in the mailbox any more.")).toBeTruthy();
  });

  it("leaves a customer whose it is not, after a question", async () => {
    const { user, calls } = open({
      "POST /api/conversations/4/not-account": () => ({
        ...thread,
        version: 4,
        accountId: null,
        turn: null,
        links: [],
        question: { state: "unmatched", caution: "none", guesses: [], isDismissed: false },
      }),
    });
    await user.click(await screen.findByRole("button", { name: "Not this customer" }));
    expect(screen.getByText(/^It leaves this account and goes to the unmatched queue/)).toBeTruthy();
    expect(calls.some(({ method }) => method === "POST")).toBe(false);
    await user.click(screen.getByRole("button", { name: "Not this customer" }));

    expect(await screen.findByText("Nobody has said yet whose conversation this is.")).toBeTruthy();
    expect(calls.find(({ method }) => method === "POST")?.body).toEqual({ accountId: 17 });
    expect(screen.queryByRole("button", { name: "Close" })).toBeNull();
  });

  it("shows what somebody else made of it meanwhile, instead of overwriting that", async () => {
    const { user } = open({
      "POST /api/conversations/4/close": () =>
        json(412, {
          ...problem(412, "stale", "Changed meanwhile."),
          current: { ...thread, version: 9, turn: { ...thread.turn, reason: "weWait", who: "customer" } },
        }),
    });
    await user.click(await screen.findByRole("button", { name: "Close" }));

    expect(await screen.findByText("The customer must answer")).toBeTruthy();
    expect(screen.getByText(/^Somebody else changed it meanwhile/)).toBeTruthy();
  });

  it("is not there for those who may not see it", async () => {
    open({ "GET /api/conversations/4": () => json(404, problem(404, "not_found", "There is no such conversation.")) });

    expect(await screen.findByText(/There is no such conversation\./)).toBeTruthy();
  });
});

describe("the conversation in the pane", () => {
  const filed: Schemas["ResolveResponse"] = { ...resolved, state: "linked", conversation: thread };

  it("says at once who must speak; its messages wait until they are asked for", async () => {
    const { user } = renderPane({
      routes: { "POST /api/conversations/resolve": () => filed, "GET /api/teams": () => teams },
    });
    expect(await screen.findByText("We must answer")).toBeTruthy();
    expect(screen.queryByRole("list", { name: "Messages" })).toBeNull();
    await user.click(screen.getByRole("button", { name: /^Conversation/ }));

    expect((await messages()).length).toBe(5);
    expect(screen.getByRole("combobox", { name: "Also about" })).toBeTruthy();
  });

  it("is worked from there", async () => {
    const { user } = renderPane({
      routes: {
        "POST /api/conversations/resolve": () => filed,
        "GET /api/teams": () => teams,
        "POST /api/conversations/4/close": () => ({
          ...thread,
          version: 4,
          closedAt: "2026-11-22T13:00:00Z",
          turn: { ...thread.turn, who: "nobody", reason: "closed", since: null, stalls: [] },
        }),
      },
    });
    await user.click(await screen.findByRole("button", { name: /^Conversation/ }));
    await user.click(await screen.findByRole("button", { name: "Close" }));

    expect((await screen.findAllByText("Nobody must speak: the conversation is closed")).length).toBe(2);
  });

  it("is not there while the mail is not filed", async () => {
    renderPane({ routes: { "POST /api/conversations/resolve": () => resolved } });

    expect(await screen.findByRole("heading", { name: "Lumen Optics GmbH" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^Conversation/ })).toBeNull();
  });
});
