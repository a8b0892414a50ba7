import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { problem } from "./fixtures/account.ts";
import { hits, pageOf } from "./fixtures/lists.ts";
import { ada, olga } from "./fixtures/people.ts";
import { renderWorkspace } from "./fixtures/renderWorkspace.tsx";
import { type Call, json } from "./fixtures/serve.ts";
import { answer, nobodyKnown, thread, unmatched } from "./fixtures/threads.ts";

const at = "#/unmatched";
const list = "GET /api/unmatched";
const routes = { [list]: () => pageOf([unmatched, nobodyKnown]) };
const item = async (subject: RegExp) =>
  (await screen.findByText(subject)).closest("ul[aria-label=Unmatched] > li") as HTMLElement;

describe("the unmatched queue", () => {
  it("tells from whom, about what, whose it may be and why, and when to be careful", async () => {
    renderWorkspace({ at, me: olga, routes });

    const first = within(await item(/^Your invoice INV-10482$/));
    expect(first.getByText("Ines Ferreira <ines.ferreira@gmail.example>")).toBeTruthy();
    expect(first.getByText("Hello, who do I talk to about INV-10482?")).toBeTruthy();
    expect(first.getByText(/nobody here knows who writes/)).toBeTruthy();
    const guesses = first.getByRole("list", { name: "Accounts that fit" });
    const [best] = within(guesses).getAllByRole("listitem");
    expect(best?.textContent).toContain("Lumen Optics GmbH (C-10017)");
    expect(best?.textContent).toContain("Names INV-10482 · 91% sure");

    const second = within(await item(/^No subject$/));
    expect(second.getByText(/^The words were erased/)).toBeTruthy();
    expect(second.getByText("Nobody is known by this")).toBeTruthy();
  });

  it("says of a sender who is not proven what a guess rests on, and not how sure it is", async () => {
    const forged = { ...unmatched, caution: "senderFailed" as const };
    renderWorkspace({ at, me: olga, routes: { [list]: () => pageOf([forged]) } });

    const guesses = within(await item(/^Your invoice INV-10482$/)).getByRole("list", { name: "Accounts that fit" });
    expect(guesses.textContent).toContain("Names INV-10482 · so the mail says; nothing proves it");
    expect(guesses.textContent).not.toContain("sure");
  });

  it("offers no contact who is one already", async () => {
    const known = {
      ...unmatched,
      guesses: [
        ...unmatched.guesses,
        {
          ...unmatched.guesses[0],
          accountId: 20,
          evidence: [{ kind: "knownContact" as const, value: unmatched.fromAddress }],
        },
      ],
    };
    renderWorkspace({ at, me: olga, routes: { [list]: () => pageOf([known]) } });

    expect(within(await item(/^Your invoice INV-10482$/)).queryByRole("checkbox")).toBeNull();
  });

  it("is assigned with one click, and says how many others went along", async () => {
    let isAssigned = false;
    const { user, calls } = renderWorkspace({
      at,
      me: olga,
      routes: {
        [list]: () => pageOf(isAssigned ? [nobodyKnown] : [unmatched, nobodyKnown]),
        "POST /api/unmatched/51/assign": () => {
          isAssigned = true;
          return { conversation: { ...thread, id: 51 }, alsoLinked: 3, lookedAtLater: 2 };
        },
      },
    });
    const first = within(await item(/^Your invoice INV-10482$/));
    await user.click(
      first.getByRole("checkbox", { name: "Make ines.ferreira@gmail.example a contact of the account" }),
    );
    await user.click(first.getByRole("button", { name: "Assign Your invoice INV-10482 to Lumen Optics GmbH" }));

    expect(await screen.findByText("3 others went along. 2 more are looked at within minutes.")).toBeTruthy();
    const link = screen.getByRole("link", { name: "To the conversation" });
    expect(link.getAttribute("href")).toBe("#/accounts/17?part=conversations&conversation=51");
    expect(document.activeElement).toBe(link);
    await waitFor(() => expect(screen.queryByText(/^Hello, who do I talk to/)).toBeNull());
    const post = calls.find(({ method }) => method === "POST");
    expect(post?.body).toEqual({ accountId: 17, rememberContact: true });
    expect(post?.headers.get("If-Match")).toBe('"2"');
    expect(post?.headers.get("Idempotency-Key")).toBeTruthy();
  });

  it("is assigned to any account that is found", async () => {
    const { user, calls } = renderWorkspace({
      at,
      me: olga,
      routes: {
        ...routes,
        "GET /api/search": () => ({ hits }),
        "POST /api/unmatched/52/assign": () => ({
          conversation: { ...thread, id: 52 },
          alsoLinked: 0,
          lookedAtLater: 0,
        }),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Choose an account for No subject" }));
    await user.type(screen.getByRole("searchbox", { name: /^Search by name/ }), "kestrel");
    await user.click(await screen.findByRole("button", { name: /Kestrel & Rowe Bakeries/ }));

    expect(await screen.findByText("No other went along.")).toBeTruthy();
    expect(calls.find(({ method }) => method === "POST")?.body).toEqual({ accountId: 48, rememberContact: false });
  });

  it("is dismissed as not ours and taken back, each time on the version that came of it", async () => {
    const { user, calls } = renderWorkspace({
      at,
      me: olga,
      routes: {
        ...routes,
        "POST /api/unmatched/51/dismiss": () => ({ ...thread, id: 51, version: 8 }),
        "DELETE /api/unmatched/51/dismiss": () => ({ ...thread, id: 51, version: 9 }),
      },
    });
    const dismiss = { name: "Not ours: Your invoice INV-10482" };
    await user.click(await screen.findByRole("button", dismiss));
    const undo = await screen.findByRole("button", { name: "Undo" });
    expect(document.activeElement).toBe(undo);
    expect(screen.queryByRole("button", dismiss)).toBeNull();
    await user.click(undo);

    expect(document.activeElement).toBe(await screen.findByRole("button", dismiss));
    const written = calls.filter(({ path }) => path.endsWith("/dismiss"));
    expect(written.map(({ method, headers }) => [method, headers.get("If-Match")])).toEqual([
      ["POST", '"2"'],
      ["DELETE", '"8"'],
    ]);
  });

  it("goes by the version that is read anew after somebody else changed it", async () => {
    let stored = 2;
    const { user, calls } = renderWorkspace({
      at,
      me: olga,
      routes: {
        [list]: () => pageOf([{ ...unmatched, version: stored }]),
        "POST /api/unmatched/51/dismiss": ({ headers }: Call) => {
          if (headers.get("If-Match") === '"3"') return { ...thread, id: 51, version: 4 };
          stored = 3;
          return json(412, problem(412, "stale_version"));
        },
      },
    });
    const dismiss = { name: "Not ours: Your invoice INV-10482" };
    await user.click(await screen.findByRole("button", dismiss));
    await screen.findByText(/^Somebody else was faster/);
    await waitFor(() =>
      expect(calls.filter(({ method, path }) => method === "GET" && path === "/api/unmatched")).toHaveLength(2),
    );
    await user.click(await screen.findByRole("button", dismiss));

    expect(await screen.findByRole("button", { name: "Undo" })).toBeTruthy();
  });

  it("shows what was dismissed no longer once one comes back to it", async () => {
    let isDismissed = false;
    const { user } = renderWorkspace({
      at,
      me: olga,
      routes: {
        [list]: ({ query }: Call) => pageOf((query.get("dismissed") === "true") === isDismissed ? [unmatched] : []),
        "POST /api/unmatched/51/dismiss": () => {
          isDismissed = true;
          return { ...thread, id: 51, version: 3 };
        },
      },
    });
    await user.click(await screen.findByRole("button", { name: "Not ours: Your invoice INV-10482" }));
    await screen.findByRole("button", { name: "Undo" });
    await user.click(screen.getByRole("link", { name: "Dismissed" }));
    await screen.findByRole("button", { name: "Put back Your invoice INV-10482" });
    await user.click(screen.getByRole("link", { name: "Waiting" }));

    expect(await screen.findByText("Every conversation has found its account.")).toBeTruthy();
  });

  it("says that somebody else was faster, and shows how it stands", async () => {
    let isTaken = false;
    const { user } = renderWorkspace({
      at,
      me: olga,
      routes: {
        [list]: () => pageOf(isTaken ? [] : [unmatched]),
        "POST /api/unmatched/51/assign": () => {
          isTaken = true;
          return json(
            409,
            problem(409, "conversation_matched", "Somebody has said already whose conversation this is."),
          );
        },
      },
    });
    await user.click(await screen.findByRole("button", { name: /to Lumen Optics GmbH$/ }));

    expect(await screen.findByText("Every conversation has found its account.")).toBeTruthy();
    expect(screen.getByText(/^Somebody else was faster/)).toBeTruthy();
  });

  it("keeps what could not be saved, and tries again without doing it twice", async () => {
    let isDown = true;
    const { user, calls } = renderWorkspace({
      at,
      me: olga,
      routes: {
        ...routes,
        "POST /api/unmatched/51/assign": () =>
          isDown
            ? json(503, problem(503, "unavailable"))
            : { conversation: { ...thread, id: 51 }, alsoLinked: 1, lookedAtLater: 0 },
      },
    });
    await user.click(await screen.findByRole("button", { name: /to Lumen Optics GmbH$/ }));
    const alert = await screen.findByRole("alert");
    isDown = false;
    await user.click(within(alert).getByRole("button", { name: "Try again" }));

    expect(await screen.findByText("1 other went along.")).toBeTruthy();
    const keys = calls.filter(({ method }) => method === "POST").map(({ headers }) => headers.get("Idempotency-Key"));
    expect(keys.length).toBe(2);
    expect(new Set(keys).size).toBe(1);
  });

  it("keeps what was dismissed, to be put back", async () => {
    let isBack = false;
    const { user, calls } = renderWorkspace({
      at: "#/unmatched?part=dismissed",
      me: olga,
      routes: {
        [list]: ({ query }: Call) => pageOf(query.get("dismissed") === "true" && !isBack ? [unmatched] : []),
        "DELETE /api/unmatched/51/dismiss": () => {
          isBack = true;
          return { ...thread, id: 51 };
        },
      },
    });
    await user.click(await screen.findByRole("button", { name: "Put back Your invoice INV-10482" }));

    expect(await screen.findByText("Nothing was dismissed.")).toBeTruthy();
    expect(calls.find(({ method }) => method === "DELETE")?.headers.get("If-Match")).toBe('"2"');
  });

  it("shows the answers that decide by themselves, and forgets one", async () => {
    let isForgotten = false;
    const { user } = renderWorkspace({
      at: "#/unmatched?part=remembered",
      me: olga,
      routes: {
        "GET /api/remembered-answers": () => pageOf(isForgotten ? [] : [answer]),
        "DELETE /api/remembered-answers/8": () => {
          isForgotten = true;
          return new Response(null, { status: 204 });
        },
      },
    });
    expect(await screen.findByText("Mail of shared@group.example goes to Lumen Optics GmbH (C-10017)")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Forget the answer about shared@group.example" }));

    expect(await screen.findByText(/^No answer is remembered/)).toBeTruthy();
  });

  it("is closed to Administrators, who see that mailboxes work and not what stands in them", async () => {
    renderWorkspace({ at, me: ada, routes });

    expect(await screen.findByRole("heading", { name: "This room is not open to you" })).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Unmatched" })).toBeNull();
  });
});
