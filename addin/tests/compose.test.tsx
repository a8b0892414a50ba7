import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Schemas } from "../src/http/schemas.ts";
import { account, ambiguous, problem, unknown } from "./fixtures/account.ts";
import type { FakeStart } from "./fixtures/fakeOffice.ts";
import { hits } from "./fixtures/lists.ts";
import { renderPane } from "./fixtures/renderPane.tsx";
import { json, type Routes } from "./fixtures/serve.ts";
import { addressed, filled, jonas, newMail, nothingOpen, statement, templates } from "./fixtures/statement.ts";

const resolve = "POST /api/conversations/resolve";
const list = "GET /api/mail-templates";
const fill = "POST /api/mail-templates/1/fill";
const read = "GET /api/accounts/17/statement";

/** Another customer, and what is known of a mail to them. */
const orbis = { displayName: "Ada Moreau", emailAddress: "ap@orbis.example" };
const addressedToOrbis = {
  ...addressed,
  candidates: [],
  account: { ...account, account: { ...account.account, id: 18, number: "C-10018", name: "Orbis SA" } },
};
const orbisStatement = { "GET /api/accounts/18/statement": () => ({ ...statement, accountId: 18 }) };

/** The letters that the statement comes as. */
const letters: Routes = {
  [read]: ({ headers, query }) => {
    const only = query.get("receivables");
    switch (headers.get("Accept")) {
      case "text/html":
        return new Response(`<table><tr><td>${only ?? "all"}</td></tr></table>`);
      case "text/plain":
        return new Response(`table of ${only ?? "all"}`);
      case "application/pdf":
        return pdf("statement-C-10017-2026-11-23.pdf", "%PDF-statement");
      default:
        return statement;
    }
  },
};

const pdf = (name: string, content: string) =>
  new Response(content, { headers: { "Content-Disposition": `attachment; filename="${name}"` } });

const copy = (id: number) => ({
  [`GET /api/receivables/${id}/document`]: () => pdf(`INV-${10400 + id}.pdf`, `%PDF-${id}`),
});

const write = (more: { routes?: Routes; start?: Partial<FakeStart> } = {}) =>
  renderPane({
    routes: { [resolve]: () => addressed, [list]: () => templates, ...letters, ...more.routes },
    start: { item: newMail, ...more.start },
  });

const press = (name: string | RegExp) => screen.findByRole("button", { name });
const box = (name: RegExp) => screen.findByRole("checkbox", { name });

describe("beside a mail that is being written", () => {
  it("its recipients say whose it is, and what they owe stands there", async () => {
    const { calls } = write({ start: { sharedMailbox: "receivables@halden.example" } });

    expect(await screen.findByRole("heading", { level: 1, name: "Lumen Optics GmbH" })).toBeTruthy();
    expect(screen.getByText("Recipient is a known contact")).toBeTruthy();
    expect(screen.getByText(/48,230\.50.EUR overdue, oldest 95 days/)).toBeTruthy();
    expect(calls[0]?.body).toMatchObject({
      mail: { mailbox: "receivables@halden.example", itemId: null, to: [{ address: "ap@lumen-optics.example" }] },
    });
  });

  it("what is overdue and neither promised nor contested is chosen to begin with; the others say what they are", async () => {
    write();

    const contested = (await box(/INV-10455/)) as HTMLInputElement;
    const isChosen = async (name: RegExp) => ((await box(name)) as HTMLInputElement).checked;
    expect(await isChosen(/INV-10431.*95 days overdue/)).toBe(true);
    expect(await isChosen(/INV-10490/)).toBe(true);
    expect(contested.checked).toBe(false);
    expect(await isChosen(/INV-10482.*Promised 14,300/)).toBe(false);
    expect(await isChosen(/CN-10402/)).toBe(false);
    expect(contested.labels?.[0]?.textContent).toContain("Contested 1,850.50");
  });

  it("a table of what is chosen goes where the cursor is, as HTML", async () => {
    const { user, outlook } = write();
    await user.click(await box(/INV-10455/));
    await user.click(await press("Insert table of 3"));

    expect(await screen.findByText("The table is in the mail.", { selector: "p" })).toBeTruthy();
    expect(outlook.draft.inserted).toEqual([
      { coercionType: "html", data: "<table><tr><td>31,55,90</td></tr></table><div><br></div>" },
    ]);
  });

  it("the statement goes there whole", async () => {
    const { user, outlook } = write();
    await user.click(await press("Insert statement"));

    expect(await screen.findByText("The statement is in the mail.", { selector: "p" })).toBeTruthy();
    expect(outlook.draft.inserted[0]?.data).toContain("<td>all</td>");
  });

  it("a plain text mail gets plain text", async () => {
    const { user, outlook } = write({ start: { item: { ...newMail, format: "text" } } });
    await user.click(await press("Insert table of 2"));

    await screen.findByText("The table is in the mail.", { selector: "p" });
    expect(outlook.draft.inserted).toEqual([{ coercionType: "text", data: "table of 31,90\n" }]);
  });

  it("nothing chosen makes no table", async () => {
    const { user, outlook } = write();
    await user.click(await press("None"));
    await user.click(await press("Insert table of 0"));

    expect(outlook.draft.inserted).toEqual([]);
    await user.click(await press("All"));
    expect(await press("Insert table of 6")).toBeTruthy();
  });

  it("the statement is attached as a PDF under the server's name", async () => {
    const { user, outlook } = write();
    await user.click(await press("Attach statement (PDF)"));

    expect(await screen.findByText("The statement is attached.", { selector: "p" })).toBeTruthy();
    expect(outlook.draft.attached).toEqual([{ name: "statement-C-10017-2026-11-23.pdf", text: "%PDF-statement" }]);
  });

  it("what Outlook does not take is said in its words", async () => {
    const { user } = write({ start: { refuses: "The mail is being sent." } });
    await user.click(await press("Insert statement"));

    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("Nothing was put into the mail.");
    expect(alert.textContent).toContain("Outlook did not take it: The mail is being sent.");
  });

  it("what the server refuses is said with its reason", async () => {
    const refused = () => json(422, problem(422, "receivable_unknown", "One of them is not this account's."));
    const { user, outlook } = write({
      routes: { [read]: ({ headers }) => (headers.get("Accept") === "text/html" ? refused() : statement) },
    });
    await user.click(await press("Insert table of 2"));

    expect((await screen.findByRole("alert")).textContent).toContain("One of them is not this account's.");
    expect(outlook.draft.inserted).toEqual([]);
  });
});

describe("invoice copies", () => {
  it("are attached each by itself, and those that have none are counted", async () => {
    const { user, outlook } = write({ routes: { ...copy(55), ...copy(90) } });
    await user.click(await box(/INV-10455/));
    expect(await screen.findByText("1 of the chosen has no copy here.")).toBeTruthy();
    await user.click(await press("Attach 2 invoice copies"));

    expect(await screen.findByText("2 copies attached.", { selector: "p" })).toBeTruthy();
    expect(outlook.draft.attached).toEqual([
      { name: "INV-10455.pdf", text: "%PDF-55" },
      { name: "INV-10490.pdf", text: "%PDF-90" },
    ]);
  });

  it("one that fails is named and tried again, and the others stay", async () => {
    let isDown = true;
    const { user, outlook } = write({
      routes: {
        ...copy(90),
        "GET /api/receivables/55/document": () =>
          isDown ? json(503, problem(503, "unavailable")) : pdf("INV-10455.pdf", "%PDF-55"),
      },
    });
    await user.click(await box(/INV-10455/));
    await user.click(await press("Attach 2 invoice copies"));

    expect(await screen.findByText("1 copy attached.", { selector: "p" })).toBeTruthy();
    expect(screen.getByText("INV-10455 could not be attached.")).toBeTruthy();
    isDown = false;
    await user.click(await press("Try these again"));
    await vi.waitFor(() =>
      expect(outlook.draft.attached.map(({ name }) => name)).toEqual(["INV-10490.pdf", "INV-10455.pdf"]),
    );
  });

  it("are attached once, and only as far as one mail takes them", async () => {
    const file = (name: string, size: number) => ({ name, contentType: "application/pdf", size, isInline: false });
    const { user, outlook } = write({
      routes: { ...copy(55), ...copy(90) },
      start: {
        item: {
          ...newMail,
          attachments: [file("INV-10490.pdf", 1000), file("Drawing.pdf", 25 * 1024 * 1024 - 1003)],
        },
      },
    });
    await user.click(await box(/INV-10455/));
    await user.click(await press("Attach 2 invoice copies"));

    expect(await screen.findByText("No copy was attached.", { selector: "p" })).toBeTruthy();
    expect(screen.getByText("INV-10490 is attached already.")).toBeTruthy();
    expect(screen.getByText("INV-10455 does not fit any more: one mail takes 25 MB.")).toBeTruthy();
    expect(outlook.draft.attached).toEqual([]);
  });

  it("of several lines of one invoice is one", async () => {
    const [first] = statement.items;
    const lines = [31, 32].map((id) => ({ ...first, id, documentNumber: "INV-10431", hasDocument: true }));
    write({ routes: { [read]: () => ({ ...statement, items: lines }) } });

    expect(await press("Attach 1 invoice copy")).toBeTruthy();
  });

  it("are not offered where Outlook takes no files", async () => {
    write({ start: { mailboxVersion: 7 } });

    expect(await screen.findByText(/This Outlook takes no files from here/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^Attach/ })).toBeNull();
  });
});

describe("a template", () => {
  const choose = async (user: ReturnType<typeof write>["user"], name = "Reminder") => {
    await user.selectOptions(await screen.findByRole("combobox", { name: "Template" }), name);
    await user.click(await press("Insert template"));
  };

  it("of each name is offered once: in the customer's language, or else in English or what there is", async () => {
    write({ routes: { [read]: () => ({ ...statement, language: "de" }) } });

    const choice = await screen.findByRole("combobox", { name: "Template" });
    expect(
      within(choice)
        .getAllByRole("option")
        .map(({ textContent }) => textContent),
    ).toEqual(["Choose a template", "Reminder", "Thanks (English)", "Merci (French)"]);
  });

  it("is filled for the customer, the recipient and what is chosen, and brings its subject to a mail that has none", async () => {
    const { user, outlook, calls } = write({ routes: { [fill]: () => filled } });
    await choose(user);

    expect(await screen.findByText("The template and its subject are in the mail.", { selector: "p" })).toBeTruthy();
    expect(outlook.draft.subject).toBe("Open invoices");
    expect(outlook.draft.inserted).toEqual([
      { coercionType: "html", data: "<p>Dear Jonas Brandt,</p><div><br></div>" },
    ]);
    expect(calls.at(-1)?.body).toEqual({ accountId: 17, receivables: [31, 90], to: "ap@lumen-optics.example" });
  });

  it("speaks of all that is open where nothing is chosen, and in plain text where the mail is", async () => {
    const { user, outlook, calls } = write({
      routes: { [fill]: () => filled },
      start: { item: { ...newMail, format: "text" } },
    });
    await user.click(await press("None"));
    await choose(user);

    await screen.findByText("The template and its subject are in the mail.", { selector: "p" });
    expect(outlook.draft.inserted).toEqual([{ coercionType: "text", data: "Dear Jonas Brandt,\n" }]);
    expect(calls.at(-1)?.body).toMatchObject({ receivables: null });
  });

  it("leaves a subject that stands there, unless it is to be replaced", async () => {
    const { user, outlook } = write({
      routes: { [fill]: () => filled },
      start: { item: { ...newMail, subject: "Re: a question" } },
    });
    await choose(user);
    expect(await screen.findByText("The template is in the mail.", { selector: "p" })).toBeTruthy();
    expect(outlook.draft.subject).toBe("Re: a question");

    await user.click(screen.getByRole("checkbox", { name: "Replace the subject" }));
    await user.click(await press("Insert template"));
    expect(await screen.findByText("The template and its subject are in the mail.", { selector: "p" })).toBeTruthy();
    expect(outlook.draft.subject).toBe("Open invoices");
  });

  it("says what it has no value for", async () => {
    const { user } = write({ routes: { [fill]: () => ({ ...filled, missing: ["contact.name", "overdue"] }) } });
    await choose(user);

    expect(
      await screen.findByText(
        "Nothing is known for the contact's name, the overdue amount: read it before you send it.",
      ),
    ).toBeTruthy();
  });

  it("that cannot be filled leaves the mail as it was", async () => {
    const gone = () => json(404, problem(404, "not_found", "There is no such template."));
    const { user, outlook } = write({ routes: { [fill]: gone } });
    await choose(user);

    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("The template was not put into the mail.");
    expect(outlook.draft).toMatchObject({ subject: "", inserted: [] });
  });

  it("whose subject Outlook does not take leaves the mail as it was", async () => {
    const { user, outlook } = write({
      routes: { [fill]: () => filled },
      start: { refusesSubject: "The subject is locked." },
    });
    await choose(user);

    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("The template was not put into the mail.");
    expect(alert.textContent).toContain("Outlook did not take it: The subject is locked.");
    expect(outlook.draft).toMatchObject({ subject: "", inserted: [] });
  });
});

describe("whose mail it will be", () => {
  it("is asked while there are no recipients, and known once there are", async () => {
    let answer = unknown;
    const { outlook } = write({
      routes: { [resolve]: () => answer },
      start: { item: { ...newMail, to: [] } },
    });
    expect(await screen.findByRole("heading", { name: "To whom are you writing?" })).toBeTruthy();

    answer = addressed;
    outlook.address([jonas]);
    expect(await screen.findByRole("heading", { level: 1, name: "Lumen Optics GmbH" })).toBeTruthy();
  });

  it("is looked up before anything goes into a mail whose recipients have changed", async () => {
    let answer: unknown = addressed;
    let tell = (_: unknown) => {};
    const { user, outlook } = write({ routes: { ...orbisStatement, [resolve]: () => answer } });
    await user.selectOptions(await screen.findByRole("combobox", { name: "Template" }), "Reminder");
    answer = new Promise((resolved) => {
      tell = resolved;
    });
    outlook.address([orbis]);

    const waits = async (name: string) => expect((await press(name)).getAttribute("aria-disabled")).toBe("true");
    await vi.waitFor(() => waits("Insert statement"));
    for (const name of ["Insert table of 2", "Attach statement (PDF)", "Attach 1 invoice copy", "Insert template"])
      await waits(name);
    await user.click(await press("Insert statement"));
    expect(outlook.draft.inserted).toEqual([]);

    tell(addressedToOrbis);
    expect(await screen.findByRole("heading", { level: 1, name: "Orbis SA" })).toBeTruthy();
    await vi.waitFor(async () => expect((await press("Insert statement")).getAttribute("aria-disabled")).toBeNull());
  });

  it("can be chosen where nobody knows the recipient", async () => {
    const { user, calls } = write({
      routes: {
        [resolve]: ({ body }) => ((body as { accountId: number | null }).accountId === 17 ? addressed : unknown),
        "GET /api/search": () => ({ hits }),
      },
    });
    expect(await screen.findByRole("heading", { name: "Whose account is it?" })).toBeTruthy();
    expect(screen.getByText(/is known by ap@lumen-optics\.example/)).toBeTruthy();
    await user.type(screen.getByRole("searchbox"), "lumen");
    await user.click(await screen.findByRole("button", { name: /Lumen Optics GmbH/ }));

    expect(await screen.findByRole("heading", { level: 1, name: "Lumen Optics GmbH" })).toBeTruthy();
    expect(
      calls.some(
        ({ method, path }) => method === "POST" && path.includes("/conversations/") && !path.endsWith("/resolve"),
      ),
    ).toBe(false);
  });

  it("is asked where the recipients fit two, and can be another than they say", async () => {
    const { user } = write({
      routes: { [resolve]: ({ body }) => ((body as { accountId: number | null }).accountId ? addressed : ambiguous) },
    });
    expect(await screen.findByRole("heading", { name: "Which customer is it?" })).toBeTruthy();
    await user.click(await screen.findByRole("button", { name: /Lumen Optics GmbH/ }));

    await user.click(await press("Not this customer?"));
    expect(await screen.findByRole("searchbox")).toBe(document.activeElement);
    await user.click(await press("Keep this one"));
    expect(await screen.findByRole("heading", { level: 1, name: "Lumen Optics GmbH" })).toBeTruthy();
  });

  it("a subject that was written meanwhile is looked at when the pane is returned to", async () => {
    let answer = unknown;
    const { outlook } = write({ routes: { [resolve]: () => answer }, start: { item: { ...newMail, to: [] } } });
    await screen.findByRole("heading", { name: "To whom are you writing?" });

    answer = addressed;
    outlook.draft.subject = "INV-10431";
    window.dispatchEvent(new Event("focus"));
    expect(await screen.findByRole("heading", { level: 1, name: "Lumen Optics GmbH" })).toBeTruthy();
  });
});

describe("another new mail", () => {
  it("begins anew, and returning to the same one does not", async () => {
    const { user, outlook } = write();
    await user.click(await press("Not this customer?"));
    window.dispatchEvent(new Event("focus"));
    expect(await screen.findByRole("searchbox")).toBeTruthy();

    outlook.select(newMail);
    expect(await screen.findByRole("heading", { level: 1, name: "Lumen Optics GmbH" })).toBeTruthy();
    expect(screen.queryByRole("searchbox")).toBeNull();
  });

  it("is whose its own recipients say", async () => {
    const { outlook } = write({
      routes: {
        ...orbisStatement,
        [resolve]: ({ body }) =>
          (body as { mail: Schemas["OpenMail"] }).mail.to?.[0]?.address === orbis.emailAddress
            ? addressedToOrbis
            : addressed,
      },
    });
    await screen.findByRole("heading", { level: 1, name: "Lumen Optics GmbH" });

    outlook.select({ ...newMail, to: [orbis] });
    expect(await screen.findByRole("heading", { level: 1, name: "Orbis SA" })).toBeTruthy();
    outlook.select(newMail);
    expect(await screen.findByRole("heading", { level: 1, name: "Lumen Optics GmbH" })).toBeTruthy();
  });
});

describe("when there is little to show", () => {
  it("nothing open leaves the statement", async () => {
    write({ routes: { [read]: () => nothingOpen } });

    expect(await screen.findByText("Nothing is open.")).toBeTruthy();
    expect(await press("Insert statement")).toBeTruthy();
    expect(screen.queryByRole("checkbox", { name: /INV/ })).toBeNull();
  });

  it("a server that does not answer is said, and asked again", async () => {
    let isDown = true;
    const { user } = write({ routes: { [read]: () => (isDown ? json(503, problem(503, "unavailable")) : statement) } });
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("The server does not answer");

    isDown = false;
    await user.click(within(alert).getByRole("button", { name: "Try again" }));
    expect(await box(/INV-10431/)).toBeTruthy();
  });
});
