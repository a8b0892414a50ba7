import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { Failure } from "../src/http/failure.ts";
import { account, newPromise, problem, withPromise } from "./fixtures/account.ts";
import {
  brightwater,
  companies,
  conversation,
  details,
  hits,
  insolvent,
  loggedCall,
  lumen,
  pageOf,
  promises,
  receivables,
  teams,
  timeline,
} from "./fixtures/lists.ts";
import { renderWorkspace } from "./fixtures/renderWorkspace.tsx";
import { type Call, json } from "./fixtures/serve.ts";

const accountRoutes = {
  "GET /api/accounts/17": () => account,
  "GET /api/accounts/17/receivables": () => pageOf(receivables),
  "GET /api/accounts/17/promises": () => pageOf(promises),
  "GET /api/accounts/17/disputes": () => pageOf(account.disputes),
  "GET /api/accounts/17/conversations": () => pageOf([conversation]),
  "GET /api/accounts/17/timeline": () => pageOf(timeline),
  "GET /api/accounts/17/details": () => details,
  "GET /api/teams": () => teams,
};

const one = "GET /api/accounts/17";

describe("the workspace", () => {
  it("says who is here, as what and for which team", async () => {
    const { user } = renderWorkspace({ routes: {}, at: "#/nowhere" });

    await user.click(await screen.findByRole("button", { name: "You: Mara Lindqvist" }));
    expect(await screen.findByText("Collector")).toBeTruthy();
    expect(screen.getByText("Nordics")).toBeTruthy();
  });

  it("says that an address leads nowhere, and where to go", async () => {
    renderWorkspace({ at: "#/nowhere/at/all" });

    expect(await screen.findByRole("heading", { name: "There is no such page" })).toBeTruthy();
    expect(screen.getByRole("link", { name: "To the accounts" }).getAttribute("href")).toBe("#/accounts");
  });

  it("asks for a sign-in where there is none, and goes on after it", async () => {
    let isSignedIn = false;
    const token = async () => {
      if (!isSignedIn) throw new Failure("signIn");
      return "token";
    };
    const { user } = renderWorkspace({
      at: "#/accounts/17",
      routes: { [one]: () => account },
      identity: {
        token,
        signIn: async () => {
          isSignedIn = true;
        },
      },
    });

    await user.click(await screen.findByRole("button", { name: "Sign in" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Lumen Optics GmbH" })).toBeTruthy();
  });

  it.each([
    [403, "not_a_member", "You are not a member yet"],
    [503, "unavailable", "The server does not answer"],
    [429, "rate_limited", "Too many requests"],
  ])("answers %d %s with what to do", async (status, code, title) => {
    renderWorkspace({ routes: { "GET /api/me": () => json(status, problem(status, code)) } });

    expect(await screen.findByRole("heading", { name: title })).toBeTruthy();
  });
});

describe("the account list", () => {
  const list = "GET /api/accounts";
  const routes = {
    [list]: () => pageOf([lumen, brightwater, insolvent]),
    "GET /api/teams": () => teams,
    "GET /api/companies": () => companies,
  };
  const asked = (calls: readonly Call[]) => calls.filter(({ path }) => path === "/api/accounts").at(-1)?.query;

  it("tells who owes how much since when, and why first", async () => {
    const { user } = renderWorkspace({ routes });

    const row = await screen.findByRole("row", { name: /Lumen Optics GmbH/ });
    expect(
      within(row)
        .getByRole("link", { name: /48,230\.50.EUR/ })
        .getAttribute("href"),
    ).toBe("#/accounts/17?bucket=overdue");
    expect(
      within(row)
        .getByRole("link", { name: /24,300\.00.EUR/ })
        .getAttribute("href"),
    ).toBe("#/accounts/17?part=promises");
    expect(within(row).getByText("95 days")).toBeTruthy();
    expect(within(row).getByRole("link", { name: "Us" }).getAttribute("href")).toBe(
      "#/accounts/17?part=conversations&conversation=4",
    );
    await user.click(within(row).getByRole("button", { name: "Priority 71 of Lumen Optics GmbH: why" }));
    expect(within(row).getByText("One promise passed without payment")).toBeTruthy();
    expect(screen.getByText("Insolvent", { selector: ".fui-Badge" })).toBeTruthy();
    expect(screen.getByText(/123,456,789.JPY/, { selector: "a[href*=overdue]" })).toBeTruthy();
  });

  it("is filtered and sorted by its address", async () => {
    const { calls } = renderWorkspace({
      at: "#/accounts?search=lum&team=1&owner=5&status=insolvent&segment=A&overdue=true&sort=overdue&junk=1",
      routes,
    });
    await screen.findByRole("table");

    expect(Object.fromEntries(asked(calls) ?? [])).toEqual({
      search: "lum",
      team: "1",
      owner: "5",
      status: "insolvent",
      segment: "A",
      overdue: "true",
      sort: "overdue",
      size: "50",
    });
  });

  it("keeps what is chosen in its address, where it can be shared and walked back", async () => {
    const { user, calls } = renderWorkspace({ routes });
    await screen.findByRole("option", { name: "Europe" });
    await user.selectOptions(screen.getByRole("combobox", { name: "Team" }), "Europe");
    await user.click(screen.getByRole("checkbox", { name: "Only overdue" }));
    await user.click(await screen.findByRole("button", { name: "Overdue" }));
    await waitFor(() => expect(window.location.hash).toBe("#/accounts?team=1&overdue=true&sort=overdue"));
    expect((await screen.findByRole("columnheader", { name: "Overdue" })).getAttribute("aria-sort")).toBe("descending");

    await user.type(screen.getByRole("searchbox", { name: "Name or number" }), "lum");
    await waitFor(() => expect(asked(calls)?.get("search")).toBe("lum"));
    await user.click(screen.getByRole("link", { name: "Show all" }));
    await waitFor(() => expect(window.location.hash).toBe("#/accounts?sort=overdue"));
  });

  it("comes page by page", async () => {
    const { user, calls } = renderWorkspace({
      routes: {
        ...routes,
        [list]: ({ query }: Call) =>
          query.get("cursor") === "k1" ? pageOf([insolvent]) : pageOf([lumen, brightwater], "k1"),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Show more" }));

    expect(await screen.findByText("3 in all")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
    expect(asked(calls)?.get("cursor")).toBe("k1");
  });

  it("says that nothing fits, and that nothing is there yet", async () => {
    renderWorkspace({ at: "#/accounts?search=zzz", routes: { ...routes, [list]: () => pageOf([]) } });

    expect(await screen.findByText(/^No account fits/)).toBeTruthy();
  });

  it("keeps what it has where the rest does not come", async () => {
    const { user } = renderWorkspace({
      routes: {
        ...routes,
        [list]: ({ query }: Call) =>
          query.get("cursor") ? json(503, problem(503, "unavailable")) : pageOf([lumen], "k1"),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Show more" }));

    expect(await screen.findByText(/^The rest did not arrive/)).toBeTruthy();
    expect(screen.getByRole("row", { name: /Lumen Optics GmbH/ })).toBeTruthy();
  });

  it("is exported whole, with its filter, as the one who is signed in", async () => {
    const saved = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
    vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:x", revokeObjectURL: () => {} }));
    const { user, calls } = renderWorkspace({
      at: "#/accounts?team=1",
      routes: {
        ...routes,
        [list]: ({ headers }: Call) =>
          headers.get("Accept") === "text/csv"
            ? new Response("number,name\n", {
                headers: { "Content-Disposition": 'attachment; filename="accounts.csv"' },
              })
            : pageOf([lumen]),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Export as CSV" }));

    await waitFor(() => expect(saved).toHaveBeenCalled());
    const [link] = saved.mock.contexts as HTMLAnchorElement[];
    expect(link?.download).toBe("accounts.csv");
    expect(asked(calls)?.toString()).toBe("team=1&sort=priority");
    expect(calls.at(-1)?.headers.get("Authorization")).toBe("Bearer token");
  });
});

describe("the search", () => {
  const routes = { "GET /api/search": () => ({ hits }), ...accountRoutes };

  it("is reached with a slash and walked with the arrows; Enter opens", async () => {
    const { user, calls } = renderWorkspace({ at: "#/nowhere", routes });
    await screen.findByRole("heading", { name: "There is no such page" });
    await user.keyboard("/10482");

    const results = await screen.findByRole("listbox", { name: "Results" });
    const [receivable, other] = await within(results).findAllByRole("option");
    expect(receivable?.textContent).toMatch(
      /INV-10482.*by its number.*Lumen Optics GmbH \(C-10017\).*14,300\.00.EUR open/,
    );
    expect(other?.textContent).toContain("similar spelling");
    expect(calls.at(-1)?.query.get("q")).toBe("10482");

    await user.keyboard("{ArrowDown}");
    expect(screen.getByRole("combobox", { name: /^Search accounts/ }).getAttribute("aria-activedescendant")).toBe(
      receivable?.id,
    );
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("heading", { level: 1, name: "Lumen Optics GmbH" })).toBeTruthy();
    expect(window.location.hash).toBe("#/accounts/17?state=all&search=INV-10482");
  });

  it("says that nothing was found", async () => {
    const { user } = renderWorkspace({
      at: "#/nowhere",
      routes: { ...routes, "GET /api/search": () => ({ hits: [] }) },
    });
    await user.type(await screen.findByRole("combobox", { name: /^Search accounts/ }), "zzz");

    expect(await screen.findByText("Nothing is known by “zzz”.")).toBeTruthy();
  });
});

describe("the receivables of all accounts", () => {
  it("lead to their accounts, and their documents to the file", async () => {
    const { user, calls } = renderWorkspace({
      at: "#/receivables?bucket=over90Days&company=1000",
      routes: {
        "GET /api/receivables": () => pageOf(receivables),
        "GET /api/teams": () => teams,
        "GET /api/companies": () => companies,
        "GET /api/receivables/31/document": () => json(404, problem(404, "not_found")),
      },
    });

    const row = await screen.findByRole("row", { name: /INV-10431/ });
    expect(within(row).getByRole("link", { name: "Lumen Optics GmbH" }).getAttribute("href")).toBe("#/accounts/17");
    expect(within(row).getByText(/Order PO-7781/)).toBeTruthy();
    await user.click(within(row).getByRole("button", { name: "Save INV-10431 as PDF" }));
    expect(await screen.findByText("The document could not be fetched.")).toBeTruthy();
    const query = calls.find(({ path }) => path === "/api/receivables")?.query;
    expect(query?.toString()).toBe("company=1000&bucket=over90Days&state=open&size=50");
  });
});

describe("an account's page", () => {
  const routes = accountRoutes;

  it("tells who, how much, why, and what it is made of", async () => {
    renderWorkspace({ at: "#/accounts/17", routes });

    expect(await screen.findByRole("heading", { level: 1, name: "Lumen Optics GmbH" })).toBeTruthy();
    expect(document.title).toBe("Lumen Optics GmbH – Vyomiyra");
    expect(screen.getByRole("button", { name: /48,230\.50.EUR overdue/ })).toBeTruthy();
    expect(screen.getByRole("region", { name: "Priority" })).toBeTruthy();
    expect(await screen.findByRole("row", { name: /INV-10455.*1,850\.50.EUR/ })).toBeTruthy();
  });

  it("leads from a bucket to its receivables by an address that can be shared and walked back", async () => {
    const { user, calls } = renderWorkspace({ at: "#/accounts/17?part=disputes", routes });
    await user.click(await screen.findByRole("button", { name: /^1 to 30 days overdue/ }));

    expect(window.location.hash).toBe("#/accounts/17?bucket=days1To30");
    await waitFor(() => expect(calls.at(-1)?.query.get("bucket")).toBe("days1To30"));
    act(() => window.history.back());
    expect(await screen.findByRole("list", { name: "Disputes" })).toBeTruthy();
  });

  it.each([
    ["conversations", "Hello Mara, we will pay 24,300 EUR on Friday"],
    ["promises", /8,200\.00.EUR by/],
    ["disputes", /INV-10455/],
    ["timeline", /Filed “INV-10482 and INV-10490”/],
    ["details", "j.brandt@lumen-optics.example"],
  ])("has its %s", async (part, words) => {
    renderWorkspace({ at: `#/accounts/17?part=${part}`, routes });

    expect(await screen.findByText(words)).toBeTruthy();
  });

  it("filters its timeline", async () => {
    const { user, calls } = renderWorkspace({ at: "#/accounts/17?part=timeline", routes });
    await user.selectOptions(await screen.findByRole("combobox", { name: "About" }), "Promises");

    await waitFor(() => expect(calls.at(-1)?.query.get("kind")).toBe("promises"));
    expect(window.location.hash).toBe("#/accounts/17?part=timeline&kind=promises");
  });

  it("tells in its timeline what was done with conversations", async () => {
    const [row] = timeline as [(typeof timeline)[number]];
    const acts: [string, object, object | null][] = [
      ["conversation_received", { messages: 2, isNewLink: true }, { subject: "Statement" }],
      ["conversation_corrected", { messages: 1 }, null],
      ["conversation_bounced", { failed: 1, delayed: 0 }, { badAddresses: ["old@lumen.example"] }],
      ["conversation_tied_to_receivable", { documentNumber: "INV-10490" }, null],
      ["conversation_nudged", {}, { note: "They have called twice." }],
      ["conversations_joined", { isOpenWhose: true }, null],
    ];
    renderWorkspace({
      at: "#/accounts/17?part=timeline",
      routes: {
        ...routes,
        "GET /api/accounts/17/timeline": () =>
          pageOf(acts.map(([kind, what, personal], id) => ({ ...row, id, kind, details: what, personal }))),
      },
    });

    expect(await screen.findByText("2 messages in “Statement”, linked by what speaks for it")).toBeTruthy();
    expect(screen.getByText("1 message now as the mailbox has it")).toBeTruthy();
    expect(screen.getByText("Our mail did not arrive at old@lumen.example")).toBeTruthy();
    expect(screen.getByText("Said that a conversation is about INV-10490")).toBeTruthy();
    expect(screen.getByText("Asked the owner to look at a conversation: They have called twice.")).toBeTruthy();
    expect(screen.getByText("Two conversations are one, and a person must say whose")).toBeTruthy();
  });

  it("tells in its timeline what was done with disputes", async () => {
    const [row] = timeline as [(typeof timeline)[number]];
    const eur = { currency: "EUR" };
    const acts: [string, object, object | null][] = [
      ["dispute_opened", { ...eur, reasonCode: "06", amountMinor: 430_000, documents: ["INV-10490"] }, null],
      ["dispute_moved", { from: "open", to: "awaitingCustomer" }, null],
      ["dispute_step_ticked", { step: "Call the carrier", isDone: true }, null],
      ["dispute_approval_asked", { ...eur, creditedMinor: 600_000 }, { why: "They are right." }],
      ["dispute_approval_declined", { ...eur, creditedMinor: 600_000, isTakenBack: true }, null],
      ["dispute_resolved", { ...eur, as: "resolvedCredited", creditedMinor: 430_000, isApproved: true }, null],
      ["dispute_withdrawn", { isByCustomer: true }, { why: "They found it." }],
      ["dispute_reopened", { ...eur, creditedMinor: 430_000 }, { why: "Not so." }],
      ["account_status_set", { from: "normal", to: "insolvent" }, { why: "The court says so." }],
    ];
    renderWorkspace({
      at: "#/accounts/17?part=timeline",
      routes: {
        ...routes,
        "GET /api/accounts/17/timeline": () =>
          pageOf(acts.map(([kind, what, personal], id) => ({ ...row, id, kind, details: what, personal }))),
      },
    });

    expect(await screen.findByText(/^Opened a dispute over 4,300\.00.EUR \(Quantity\) on INV-10490$/)).toBeTruthy();
    expect(screen.getByText("Set a dispute to “Waiting for the customer”")).toBeTruthy();
    expect(screen.getByText("Did for a dispute: Call the carrier")).toBeTruthy();
    expect(
      screen.getByText(/^Asked a second person to approve a credit of 6,000\.00.EUR: They are right\.$/),
    ).toBeTruthy();
    expect(screen.getByText(/^Took back what was asked for: a credit of 6,000\.00.EUR$/)).toBeTruthy();
    expect(
      screen.getByText(/^Settled a dispute\. Resolved: credited with 4,300\.00.EUR, approved by a second person$/),
    ).toBeTruthy();
    expect(screen.getByText("Took a dispute back for the customer: They found it.")).toBeTruthy();
    expect(screen.getByText(/^Opened a dispute again, without the credit of 4,300\.00.EUR: Not so\.$/)).toBeTruthy();
    expect(screen.getByText("Set the status to “Insolvent”: The court says so.")).toBeTruthy();
  });

  it("takes back what was logged, from its timeline", async () => {
    const { user, calls } = renderWorkspace({
      at: "#/accounts/17?part=timeline",
      routes: {
        ...routes,
        "GET /api/accounts/17/timeline": () => pageOf([loggedCall, ...timeline]),
        "POST /api/notes/9/withdraw": () => ({ id: 9 }),
      },
    });

    expect(
      await screen.findByText(/^Call on .*, with Jonas Brandt, will check: They wait for a credit note\.$/),
    ).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Take back" }));
    await waitFor(() => expect(calls.some(({ path }) => path === "/api/notes/9/withdraw")).toBe(true));
  });

  it("is what it is, not what it was, after a promise was logged", async () => {
    let isLogged = false;
    const { user, calls } = renderWorkspace({
      at: "#/accounts/17?part=promises",
      routes: {
        ...routes,
        "GET /api/accounts/17": () => (isLogged ? withPromise : account),
        "POST /api/promises": () => {
          isLogged = true;
          return json(201, { promiseId: newPromise.id, account: withPromise });
        },
      },
    });
    await user.click(await screen.findByRole("button", { name: "Log a promise" }));
    const form = await screen.findByRole("form", { name: "Promise to pay" });
    await user.type(within(form).getByRole("textbox", { name: /^Amount$|^Amount\*?$/ }), "24300");
    await user.type(within(form).getByRole("textbox", { name: /^Pay by/ }), "27 Nov");
    await user.click(within(form).getByRole("button", { name: "Record promise" }));

    expect(await screen.findByRole("button", { name: /^Promised: 24,300\.00/ })).toBeTruthy();
    const recorded = calls.find(({ method }) => method === "POST");
    expect(recorded?.body).toMatchObject({ accountId: 17, amount: 24300, mail: null });
  });

  it("is not there for those who may not see it", async () => {
    renderWorkspace({
      at: "#/accounts/17",
      routes: { ...routes, [one]: () => json(404, problem(404, "not_found", "There is no such account.")) },
    });

    expect(await screen.findByText(/There is no such account\./)).toBeTruthy();
  });
});

describe("what people keep about an account", () => {
  const at = "#/accounts/17?part=details";

  it("tells which addresses bounce, and leads to its relatives", async () => {
    renderWorkspace({ at, routes: accountRoutes });

    const contacts = await screen.findByRole("list", { name: "Contacts" });
    expect(within(contacts).getByText("Bounces")).toBeTruthy();
    expect(within(contacts).getByText("Pays")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Lumen Optics Schweiz AG (C-10018)" }).getAttribute("href")).toBe(
      "#/accounts/18",
    );
  });

  it("is edited; a freemail domain is refused with its reason", async () => {
    const { user, calls } = renderWorkspace({
      at,
      routes: {
        ...accountRoutes,
        "PUT /api/accounts/17": () =>
          json(422, {
            ...problem(422, "invalid", "The account was not changed."),
            errors: [
              {
                field: "domains[1]",
                code: "freemail",
                detail: "gmail.com is open to everybody: it identifies no company.",
              },
            ],
          }),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Edit" }));
    const form = await screen.findByRole("form", { name: "Edit the account" });
    await user.click(within(form).getByRole("button", { name: "Domain" }));
    await user.type(await within(form).findByRole("textbox", { name: "Domain 2" }), "gmail.com");
    await user.selectOptions(within(form).getByRole("combobox", { name: "Owner" }), "Jonas Weber");
    await user.click(within(form).getByRole("button", { name: "Save" }));

    expect((await within(form).findAllByText(/gmail\.com is open to everybody/)).length).toBeGreaterThan(0);
    const put = calls.find(({ method }) => method === "PUT");
    expect(put?.headers.get("If-Match")).toBe('"4"');
    expect(put?.body).toEqual({
      aliases: ["Lumen"],
      domains: ["lumen-optics.example", "gmail.com"],
      teamId: 1,
      ownerId: 7,
      parentId: null,
      language: "de",
    });
    expect(within(form).getByRole<HTMLInputElement>("textbox", { name: "Domain 2" }).value).toBe("gmail.com");
  });

  it("is not overwritten where somebody else saved meanwhile, and nothing typed is lost", async () => {
    let isChanged = false;
    const { user, calls } = renderWorkspace({
      at,
      routes: {
        ...accountRoutes,
        "GET /api/accounts/17/details": () =>
          isChanged ? { ...details, version: 5, aliases: ["Lumen", "LOG"] } : details,
        "PUT /api/accounts/17": ({ headers }: Call) => {
          if (headers.get("If-Match") === '"5"') return { ...details, version: 6 };
          isChanged = true;
          return json(412, problem(412, "stale_version", "It was changed meanwhile."));
        },
      },
    });
    await user.click(await screen.findByRole("button", { name: "Edit" }));
    const form = await screen.findByRole("form", { name: "Edit the account" });
    const language = within(form).getByRole("textbox", { name: /^Language/ });
    await user.clear(language);
    await user.type(language, "fr");
    await user.click(within(form).getByRole("button", { name: "Save" }));

    expect(await within(form).findByText("Somebody else saved meanwhile")).toBeTruthy();
    expect(within(form).getByText("Other names is now: Lumen, LOG")).toBeTruthy();
    await user.click(within(form).getByRole("button", { name: "Save" }));

    await waitFor(() => expect(screen.queryByRole("form")).toBeNull());
    expect(calls.filter(({ method }) => method === "PUT").at(-1)?.body).toMatchObject({
      language: "fr",
      aliases: ["Lumen", "LOG"],
    });
  });

  it("has a status, which a person gives with the reason", async () => {
    const note = { why: "The court says so.", since: "2026-11-20T09:00:00Z", by: "Mara Lindqvist" };
    const { user, calls } = renderWorkspace({
      at,
      routes: {
        ...accountRoutes,
        "GET /api/accounts/17/details": () => ({ ...details, status: "withAgency", statusNote: note }),
        "POST /api/accounts/17/status": () => details,
      },
    });
    expect(await screen.findByText("The court says so.")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Change the status" }));
    const form = await screen.findByRole("form", { name: "Change the status" });
    await user.selectOptions(within(form).getByRole("combobox", { name: "Status" }), "insolvent");
    await user.click(within(form).getByRole("button", { name: "Save" }));
    expect(await within(form).findByText("Say why.")).toBeTruthy();
    await user.type(within(form).getByRole("textbox", { name: /^Why/ }), "They told us.");
    await user.click(within(form).getByRole("button", { name: "Save" }));

    await waitFor(() => expect(screen.queryByRole("form")).toBeNull());
    const post = calls.find(({ method }) => method === "POST");
    expect(post?.body).toEqual({ status: "insolvent", why: "They told us." });
    expect(post?.headers.get("If-Match")).toBe('"4"');
  });

  it("tells at its head what status it has, since when, by whom and why", async () => {
    const statusNote = { why: "The court says so.", since: "2026-11-20T09:00:00Z", by: "Max Hoffmann" };
    renderWorkspace({
      at: "#/accounts/17",
      routes: {
        ...accountRoutes,
        "GET /api/accounts/17": () => ({
          ...account,
          account: { ...account.account, status: "insolvent", statusNote },
        }),
      },
    });

    expect(await screen.findByText("Insolvent", { selector: ".fui-Badge" })).toBeTruthy();
    expect(screen.getByText(/^since Nov 20, 2026.*, by Max Hoffmann: The court says so\.$/)).toBeTruthy();
  });

  it("gets no status over another's, but by choice", async () => {
    let version = 4;
    const { user, calls } = renderWorkspace({
      at,
      routes: {
        ...accountRoutes,
        "GET /api/accounts/17/details": () =>
          version === 4 ? details : { ...details, version, status: "withAgency" as const },
        "POST /api/accounts/17/status": () => {
          if (version === 5) return { ...details, version: 6 };
          version = 5;
          return json(412, problem(412, "stale_version"));
        },
      },
    });
    await user.click(await screen.findByRole("button", { name: "Change the status" }));
    const form = within(await screen.findByRole("form", { name: "Change the status" }));
    await user.selectOptions(form.getByRole("combobox", { name: "Status" }), "insolvent");
    await user.type(form.getByRole("textbox", { name: /^Why/ }), "They told us.");
    await user.click(form.getByRole("button", { name: "Save" }));

    expect(await form.findByText(/^Status is now: /)).toBeTruthy();
    await user.click(form.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(screen.queryByRole("form")).toBeNull());
    expect(calls.filter(({ method }) => method === "POST").map(({ headers }) => headers.get("If-Match"))).toEqual([
      '"4"',
      '"5"',
    ]);
  });

  it("has contacts, which are added, corrected and removed", async () => {
    const { user, calls } = renderWorkspace({
      at,
      routes: {
        ...accountRoutes,
        "POST /api/accounts/17/contacts": () =>
          json(201, {
            contact: details.contacts[0],
            sharedAddresses: [
              {
                address: "ida@lumen-optics.example",
                accounts: [{ id: 18, number: "C-10018", name: "Lumen Optics Schweiz AG" }],
              },
            ],
          }),
        "PUT /api/contacts/31": () => ({ contact: details.contacts[0], sharedAddresses: [] }),
        "DELETE /api/contacts/31": () => new Response(null, { status: 204 }),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Add a contact" }));
    const added = await screen.findByRole("form", { name: "Add a contact" });
    await user.type(within(added).getByRole("textbox", { name: /^Name/ }), "Ida Maar");
    await user.click(within(added).getByRole("checkbox", { name: "Escalation" }));
    await user.type(within(added).getByRole("textbox", { name: "Address 1" }), "ida@lumen-optics.example");
    await user.click(within(added).getByRole("button", { name: "Save" }));
    await waitFor(() => expect(screen.queryByRole("form")).toBeNull());
    const post = calls.find(({ method }) => method === "POST");
    expect(post?.headers.get("Idempotency-Key")).toBeTruthy();
    expect(post?.body).toEqual({
      name: "Ida Maar",
      language: null,
      roles: ["escalation"],
      addresses: [{ address: "ida@lumen-optics.example", isBad: false }],
    });

    expect(screen.getByText(/^ida@lumen-optics\.example is also known at Lumen Optics Schweiz AG/)).toBeTruthy();
    await user.click(await screen.findByRole("button", { name: "Edit Jonas Brandt" }));
    const edited = await screen.findByRole("form", { name: "Edit the contact" });
    await user.click(within(edited).getAllByRole("checkbox", { name: "Bounces" })[1] as HTMLElement);
    await user.click(within(edited).getByRole("button", { name: "Save" }));
    await waitFor(() => expect(calls.find(({ method }) => method === "PUT")).toBeTruthy());
    expect(calls.find(({ method }) => method === "PUT")?.body).toMatchObject({
      addresses: [
        { address: "ap@lumen-optics.example", isBad: false },
        { address: "j.brandt@lumen-optics.example", isBad: false },
      ],
    });

    await user.click(await screen.findByRole("button", { name: "Remove Jonas Brandt" }));
    await user.click(screen.getByRole("button", { name: "Remove" }));
    await waitFor(() => expect(calls.find(({ method }) => method === "DELETE")?.headers.get("If-Match")).toBe('"2"'));
  });
});

describe("a call", () => {
  it("is logged with its day, person and outcome, and taken back", async () => {
    const { user, calls } = renderWorkspace({
      at: "#/accounts/17",
      routes: {
        ...accountRoutes,
        "POST /api/accounts/17/notes": () => json(201, { id: 9 }),
        "POST /api/notes/9/withdraw": () => ({ id: 9 }),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Log a call or note" }));
    const form = await screen.findByRole("form", { name: "Log a call or note" });
    await user.click(within(form).getByRole("button", { name: "Log it" }));
    expect(await within(form).findByText("Write what was said.")).toBeTruthy();
    await user.type(within(form).getByRole("combobox", { name: /^With whom/ }), "Jonas Brandt");
    await user.type(within(form).getByRole("textbox", { name: /^Outcome/ }), "will check");
    await user.type(within(form).getByRole("textbox", { name: /^What was said/ }), "They wait for a credit note.");
    await user.click(within(form).getByRole("button", { name: "Log it" }));

    expect(await screen.findByText("Call logged", { selector: "p" })).toBeTruthy();
    expect(calls.find(({ method }) => method === "POST")?.body).toMatchObject({
      kind: "call",
      on: account.account.today,
      outcome: "will check",
      text: "They wait for a credit note.",
    });
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(screen.queryByText("Call logged", { selector: "p" })).toBeNull());
  });
});

describe("two accounts that are one customer", () => {
  it("are merged after it was said what moves, and parted again", async () => {
    const { user, calls } = renderWorkspace({
      at: "#/accounts/17?part=details",
      routes: {
        ...accountRoutes,
        "GET /api/search": () => ({ hits }),
        "GET /api/account-merges/preview": () => ({
          survivor: { id: 17, number: "C-10017", name: "Lumen Optics GmbH" },
          merged: { id: 48, number: "C-10482", name: "Kestrel & Rowe Bakeries" },
          moved: { receivables: 12, conversations: 3, promises: 0, disputes: 0, contacts: 1, notes: 2, children: 0 },
          open: 4200,
          currency: "EUR",
          domains: ["kestrel.example"],
          aliases: [],
          refusal: null,
        }),
        "POST /api/account-merges": () => json(201, { mergeId: 8 }),
        "POST /api/account-merges/3/undo": () => ({ mergeId: 3 }),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Merge another account into this one" }));
    const merge = await screen.findByRole("region", { name: "Merge another account into Lumen Optics GmbH" });
    await user.type(within(merge).getByRole("searchbox"), "kestrel");
    await user.click(await within(merge).findByRole("button", { name: /Kestrel/ }));

    const moves = await within(merge).findByRole("list", { name: "What will move" });
    expect(
      within(moves)
        .getAllByRole("listitem")
        .map((move) => move.textContent),
    ).toEqual([
      expect.stringMatching(/^12 receivables, 4,200\.00.EUR open$/),
      "3 conversations",
      "1 contact",
      "2 calls and notes",
      "The mail domains kestrel.example",
    ]);
    await user.click(within(merge).getByRole("button", { name: "Merge" }));
    expect(
      await screen.findByText("Kestrel & Rowe Bakeries is part of this account now.", { selector: "div" }),
    ).toBeTruthy();
    expect(calls.find(({ method }) => method === "POST")?.body).toEqual({ survivorId: 17, mergedId: 48 });

    await user.click(await screen.findByRole("button", { name: "Undo the merge of Lumen GmbH" }));
    await waitFor(() => expect(calls.some(({ path }) => path === "/api/account-merges/3/undo")).toBe(true));
  });
});
