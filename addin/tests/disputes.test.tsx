import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { account, dispute, disputeSuggestion, problem, reading, resolved } from "./fixtures/account.ts";
import { addedFile, collecting, complete, evidenceOf, incomplete } from "./fixtures/evidence.ts";
import { renderPane } from "./fixtures/renderPane.tsx";
import { json } from "./fixtures/serve.ts";
import { uploads } from "./fixtures/uploads.ts";

const resolve = "POST /api/conversations/resolve";

const opened = {
  ...dispute,
  id: 51,
  reasonCode: "04",
  amount: 240,
  remaining: 240,
  state: "open" as const,
  documents: ["INV-10490"],
  quote: disputeSuggestion.sentence,
  summary: null,
  owner: "Mara Lindqvist",
  dueOn: "2026-11-30",
};
const withDispute = { ...account, disputes: [opened, dispute] };

const contesting = { ...resolved, reading: { ...reading, promises: [], disputes: [disputeSuggestion] } };

/** The mail as it is opened, and with the dispute whenever it is read again. */
const thenDisputed = () => {
  const first = [contesting];
  return () => first.shift() ?? { ...contesting, account: withDispute };
};

const routes = {
  [resolve]: () => contesting,
  "GET /api/dispute-reasons": () => [
    { code: "01", name: "Pricing error", dueInDays: 5, steps: [] },
    { code: "04", name: "Damaged goods", dueInDays: 3, steps: [] },
    { code: "H1", name: "Wrong colour", dueInDays: 1, steps: [] },
  ],
  "GET /api/teams": () => [
    {
      id: 1,
      name: "Europe",
      members: [
        { id: 5, name: "Mara Lindqvist" },
        { id: 7, name: "Jonas Weber" },
      ],
    },
  ],
  "POST /api/disputes": () => json(201, { disputeId: 51, account: withDispute }),
  "GET /api/disputes/51/evidence": () => evidenceOf(complete),
  "GET /api/disputes/5/evidence": () => evidenceOf(),
};

type User = ReturnType<typeof renderPane>["user"];

const openFromMail = async (user: User) => {
  const card = await screen.findByRole("region", { name: "Dispute in this mail" });
  await user.click(within(card).getByRole("button", { name: "Open a dispute" }));
  const form = await screen.findByRole("form", { name: "Dispute" });
  await within(form).findByRole("option", { name: "Damaged" });
  return form;
};

describe("a dispute that was read in the mail", () => {
  it("is opened with what was read, in the customer's words, and the thread is kept", async () => {
    const { user, calls } = renderPane({ routes: { ...routes, [resolve]: thenDisputed() } });
    const form = await openFromMail(user);

    expect(screen.getByText("were damaged").tagName).toBe("MARK");
    expect(within(form).getByRole<HTMLSelectElement>("combobox", { name: "Reason" }).value).toBe("04");
    expect(within(form).getByRole<HTMLInputElement>("textbox", { name: "Contested on INV-10490" }).value).toBe(
      "240.00",
    );
    expect(within(form).getByRole<HTMLInputElement>("checkbox", { name: /Keep the whole thread/ }).checked).toBe(true);
    expect(within(form).getByText("Left empty: 3 business days from today")).toBeTruthy();
    await user.click(within(form).getByRole("button", { name: "Open dispute" }));

    expect(await screen.findByText("Dispute opened")).toBeTruthy();
    expect(calls.find(({ path }) => path === "/api/disputes")?.body).toEqual({
      accountId: 17,
      reasonCode: "04",
      receivables: [{ id: 90, amount: 240 }],
      summary: null,
      quote: disputeSuggestion.sentence,
      ownerId: null,
      outsideOwner: null,
      dueOn: null,
      mail: expect.objectContaining({ itemId: "AAMk-promise" }),
      attachThread: true,
    });
    expect(screen.queryByRole("region", { name: "Dispute in this mail" })).toBeNull();
    expect(within(screen.getByRole("list", { name: "Disputes" })).getAllByRole("listitem")).toHaveLength(2);
  });

  it("has its evidence looked at until it is there, and then the history is read again", async () => {
    const answers = [evidenceOf(collecting), evidenceOf(complete)];
    const { user, calls } = renderPane({
      routes: { ...routes, "GET /api/disputes/51/evidence": () => answers.shift() ?? evidenceOf(complete) },
    });
    await user.click(within(await openFromMail(user)).getByRole("button", { name: "Open dispute" }));

    expect(await screen.findByText("1 of 3 files, 4 kB")).toBeTruthy();
    expect(screen.getByText("You can go on: it is read without you.")).toBeTruthy();
    expect(screen.getByRole("progressbar", { name: "1 of 3 files, 4 kB" })).toBeTruthy();
    expect(await screen.findByText("3 files kept, 16 kB")).toBeTruthy();
    await waitFor(() => expect(calls.filter(({ path }) => path.endsWith("/resolve"))).toHaveLength(2));
    expect(screen.queryByRole("progressbar")).toBeNull();
  });

  it("names the message that could not be read, and has it read again", async () => {
    let known = incomplete;
    const { user, calls } = renderPane({
      routes: {
        ...routes,
        [resolve]: thenDisputed(),
        "GET /api/disputes/51/evidence": () => evidenceOf(known),
        "POST /api/evidence/61/retry": () => {
          known = complete;
          return complete;
        },
      },
    });
    await user.click(within(await openFromMail(user)).getByRole("button", { name: "Open dispute" }));

    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("One file could not be read");
    expect(alert.textContent).toContain("Short delivery, Jonas Brandt: The message is not in the mailbox any more.");
    await user.click(within(alert).getByRole("button", { name: "Read them again" }));

    expect(await screen.findByText("3 files kept, 16 kB")).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
    expect(calls.filter(({ method, path }) => method === "POST" && path.endsWith("/retry"))).toHaveLength(1);
  });
});

describe("a dispute opened by hand", () => {
  const openByHand = async (user: User) => {
    const section = await screen.findByRole("region", { name: "Disputes" });
    await user.click(within(section).getByRole("button", { name: "Open a dispute" }));
    const form = await screen.findByRole("form", { name: "Dispute" });
    await within(form).findByRole("option", { name: "Wrong colour" });
    return form;
  };

  it("takes amounts for each receivable, an owner outside, a day, and no thread", async () => {
    const { user, calls } = renderPane({ routes: { ...routes, [resolve]: () => resolved } });
    const form = await openByHand(user);
    await user.selectOptions(within(form).getByRole("combobox", { name: "Reason" }), "Wrong colour");
    await user.click(within(form).getByRole("checkbox", { name: "INV-10431" }));
    await user.click(within(form).getByRole("checkbox", { name: "INV-10490" }));
    await user.type(within(form).getByRole("textbox", { name: "Contested on INV-10490" }), "1.250,50");
    await user.type(within(form).getByRole("textbox", { name: "What it is about" }), "Blue, not green.");
    await user.selectOptions(
      within(form).getByRole("combobox", { name: "Who sees to it" }),
      "Somebody outside the team",
    );
    await user.type(within(form).getByRole("textbox", { name: /Who outside/ }), "Warehouse, Ulm");
    await user.type(within(form).getByLabelText("Settled by"), "2026-12-04");
    await user.click(within(form).getByRole("checkbox", { name: /Keep the whole thread/ }));
    await user.click(within(form).getByRole("button", { name: "Open dispute" }));

    await screen.findByText("Dispute opened");
    expect(calls.find(({ path }) => path === "/api/disputes")?.body).toMatchObject({
      reasonCode: "H1",
      receivables: [
        { id: 31, amount: null },
        { id: 90, amount: 1250.5 },
      ],
      summary: "Blue, not green.",
      quote: null,
      ownerId: null,
      outsideOwner: "Warehouse, Ulm",
      dueOn: "2026-12-04",
      attachThread: false,
    });
  });

  it("asks for what is missing before anything is sent, and offers no more than nobody contests yet", async () => {
    const { user, calls } = renderPane({ routes: { ...routes, [resolve]: () => resolved } });
    const form = await openByHand(user);
    expect(within(form).getByText(/10,880\.00/)).toBeTruthy();
    await user.click(within(form).getByRole("button", { name: "Open dispute" }));

    expect(within(form).getByText("Choose why it is contested.")).toBeTruthy();
    expect(within(form).getByText("Choose what is contested.")).toBeTruthy();
    expect(calls.some(({ path }) => path === "/api/disputes")).toBe(false);
  });

  it("that is refused says so at the field", async () => {
    const refusal = {
      ...problem(422, "above_open", "The dispute was refused."),
      errors: [{ field: "receivables[0].amount", code: "above_open", detail: "Only 200.00 EUR are left to contest." }],
    };
    const { user } = renderPane({ routes: { ...routes, "POST /api/disputes": () => json(422, refusal) } });
    const form = await openFromMail(user);
    await user.click(within(form).getByRole("button", { name: "Open dispute" }));

    await screen.findByText("The dispute was not opened.");
    expect(screen.getAllByText("Only 200.00 EUR are left to contest.").length).toBeGreaterThan(0);
    expect(screen.getByRole("form", { name: "Dispute" })).toBeTruthy();
  });

  it("that got no answer is tried again under the same key, so that it is never opened twice", async () => {
    let times = 0;
    const { user, calls } = renderPane({
      routes: {
        ...routes,
        "POST /api/disputes": () =>
          times++ === 0 ? new TypeError("Failed to fetch") : json(201, { disputeId: 51, account: withDispute }),
      },
    });
    await user.click(within(await openFromMail(user)).getByRole("button", { name: "Open dispute" }));
    await user.click(await screen.findByRole("button", { name: "Try again" }));

    await screen.findByText("Dispute opened");
    const keys = calls
      .filter(({ path }) => path === "/api/disputes")
      .map(({ headers }) => headers.get("Idempotency-Key"));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });
});

describe("a dispute of the account", () => {
  const item = async () =>
    within(await screen.findByRole("list", { name: "Disputes" })).getAllByRole("listitem")[0] as HTMLElement;

  it("says how it stands, what is left of it, whose it is and that it is late, and leads to its page", async () => {
    const partly = { ...dispute, remaining: 850.5, outsideOwner: "Warehouse, Ulm", owner: null };
    renderPane({ routes: { [resolve]: () => ({ ...resolved, account: { ...account, disputes: [partly] } }) } });

    const row = await item();
    const text = row.textContent?.replaceAll("\u00a0", " ");
    expect(text).toContain("Quantity850.50 EUR");
    expect(text).toContain("of 1,850.50 EUR");
    expect(text).toContain("Investigating");
    expect(text).toContain("With Warehouse, Ulm");
    expect(text).toMatch(/Should have been settled by Mon,? 16 Nov/);
    const link = within(row).getByRole<HTMLAnchorElement>("link", { name: "Open the page of the dispute: Quantity" });
    expect(link.getAttribute("href")).toBe("../workspace/#/disputes/5");
  });

  it("takes a note", async () => {
    const { user, calls } = renderPane({
      routes: { ...routes, [resolve]: () => resolved, "POST /api/disputes/5/notes": () => ({}) },
    });
    await user.click(within(await item()).getByRole("button", { name: "Write a note" }));
    const form = await screen.findByRole("form", { name: "Note" });
    await user.click(within(form).getByRole("button", { name: "Save note" }));
    expect(within(form).getByText("Write what there is to know.")).toBeTruthy();
    await user.type(within(form).getByRole("textbox", { name: "Note" }), "Asked the warehouse.");
    await user.click(within(form).getByRole("button", { name: "Save note" }));

    await waitFor(() => expect(screen.queryByRole("form", { name: "Note" })).toBeNull());
    expect(calls.find(({ path }) => path.endsWith("/notes"))?.body).toEqual({ text: "Asked the warehouse." });
    await waitFor(() => expect(calls.filter(({ path }) => path.endsWith("/resolve"))).toHaveLength(2));
  });

  it("takes a file, and says where its content is not what its name says", async () => {
    const sent = uploads(201, addedFile);
    const { user } = renderPane({
      routes: {
        ...routes,
        [resolve]: () => resolved,
        "GET /api/disputes/5/evidence": () => (sent.length > 0 ? evidenceOf(addedFile) : evidenceOf()),
      },
    });
    const row = await item();
    await user.click(within(row).getByRole("button", { name: "Evidence" }));
    await within(row).findByText("No evidence is kept yet.");
    await user.upload(
      within(row).getByLabelText("Choose a file", { selector: "input" }),
      new File(["photo"], "photo.jpg"),
    );

    expect(await within(row).findByText("1 file kept, 5 byte")).toBeTruthy();
    expect(row.textContent).toContain("photo.jpg · 5 byte · not what its name says");
    expect(sent[0]?.url).toMatch(/\/api\/disputes\/5\/files\?name=photo\.jpg$/);
    expect(sent[0]?.headers["Idempotency-Key"]).toBeTruthy();
  });

  it("keeps the open thread again, and says where it has not grown", async () => {
    const answers = [json(201, collecting), json(200, complete)];
    const { user, calls } = renderPane({
      routes: {
        ...routes,
        [resolve]: () => resolved,
        "GET /api/disputes/5/evidence": () => (answers.length === 2 ? evidenceOf() : evidenceOf(collecting)),
        "POST /api/disputes/5/evidence": () => answers.shift(),
      },
    });
    const row = await item();
    await user.click(within(row).getByRole("button", { name: "Evidence" }));
    const gather = await within(row).findByRole("button", { name: "Keep this thread as it is now" });
    await user.click(gather);
    expect(await within(row).findByText("1 of 3 files, 4 kB")).toBeTruthy();
    await user.click(gather);

    expect(await within(row).findByText(/The thread has not grown since/)).toBeTruthy();
    expect(calls.find(({ method, path }) => method === "POST" && path.endsWith("/evidence"))?.body).toMatchObject({
      mail: { itemId: "AAMk-promise" },
    });
  });
});
