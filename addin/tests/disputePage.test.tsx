import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Schemas } from "../src/http/schemas.ts";
import { problem } from "./fixtures/account.ts";
import { asked, credited, detail, evidence, reasons, thread } from "./fixtures/disputeRoom.ts";
import { addedFile } from "./fixtures/evidence.ts";
import { teams } from "./fixtures/lists.ts";
import { max, olga } from "./fixtures/people.ts";
import { renderWorkspace } from "./fixtures/renderWorkspace.tsx";
import { type Call, json, type Routes } from "./fixtures/serve.ts";
import { uploads } from "./fixtures/uploads.ts";

const at = "#/disputes/5";
const get = "GET /api/disputes/5";
const routes: Routes = {
  [get]: () => detail,
  "GET /api/disputes/5/evidence": () => evidence,
  "GET /api/dispute-reasons": () => reasons,
  "GET /api/teams": () => teams,
};

/** The dispute as it is until an act has been done, and as that leaves it. */
const acting = (act: string, before: Schemas["DisputeDetail"], after: Schemas["DisputeDetail"]): Routes => {
  let now = before;
  return {
    ...routes,
    [get]: () => now,
    [act]: () => {
      now = after;
      return after;
    },
  };
};

/** Somebody else was first: the act finds another version. */
const overtaken = (act: string, after: Schemas["DisputeDetail"]): Routes => {
  let now = detail;
  return {
    ...routes,
    [get]: () => now,
    [act]: () => {
      now = after;
      return json(412, { ...problem(412, "stale_version"), current: after });
    },
  };
};

const sent = (calls: readonly Call[]) => calls.filter(({ method }) => method !== "GET");
const part = async (name: string) => within(await screen.findByRole("region", { name }));

describe("a dispute's page", () => {
  it("tells what is contested, in whose words, what was done and by whom", async () => {
    renderWorkspace({ at, routes });

    expect(await screen.findByRole("heading", { name: "Quantity contested", level: 1 })).toBeTruthy();
    const parts = await part("What is contested");
    expect(parts.getByRole("link", { name: "INV-10455" })).toBeTruthy();
    expect(parts.getByText(/12,730\.50.EUR/)).toBeTruthy();
    const said = await part("In the customer's words");
    expect(said.getByText("We received eight lenses, not ten.")).toBeTruthy();
    expect(said.getByRole("link", { name: "To the conversation" }).getAttribute("href")).toBe(
      "#/accounts/17?part=conversations&conversation=4",
    );
    expect((await part("What it is")).getByText("Jonas Weber")).toBeTruthy();
    expect((await part("Internal notes")).getByText("The warehouse counts again.")).toBeTruthy();
    expect((await part("History")).getByText("Set a dispute to “Investigating”")).toBeTruthy();
  });

  it("ticks a step on the version that is shown", async () => {
    const [first, second] = detail.steps as [Schemas["DisputeStepRow"], Schemas["DisputeStepRow"]];
    const done = { ...second, doneAt: "2026-11-23T09:00:00Z", doneBy: "Mara Lindqvist" };
    const { user, calls } = renderWorkspace({
      at,
      routes: acting("PUT /api/disputes/5/steps/2", detail, { ...detail, version: 5, steps: [first, done] }),
    });
    await user.click(await screen.findByRole("checkbox", { name: "Ask the warehouse" }));

    await waitFor(() =>
      expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Ask the warehouse" }).checked).toBe(true),
    );
    expect(sent(calls)[0]?.body).toEqual({ isDone: true });
    expect(sent(calls)[0]?.headers.get("If-Match")).toBe('"4"');
  });

  it("takes a note, once", async () => {
    const note = { id: 2, writtenAt: "2026-11-23T09:00:00Z", writtenBy: "Mara Lindqvist", text: "Called them." };
    const { user, calls } = renderWorkspace({
      at,
      routes: acting("POST /api/disputes/5/notes", detail, { ...detail, notes: [...detail.notes, note] }),
    });
    const notes = await part("Internal notes");
    await user.click(notes.getByRole("button", { name: "Write it down" }));
    expect(notes.getByText("Write something.")).toBeTruthy();
    await user.type(notes.getByRole("textbox", { name: "Note" }), "Called them.");
    await user.click(notes.getByRole("button", { name: "Write it down" }));

    expect(await notes.findByText("Called them.", { selector: "bdi" })).toBeTruthy();
    expect(sent(calls).map(({ body }) => body)).toEqual([{ text: "Called them." }]);
    expect(sent(calls)[0]?.headers.get("Idempotency-Key")).toBeTruthy();
  });

  it("is edited on top of what somebody else saved meanwhile", async () => {
    const theirs = { ...detail, version: 7, dueOn: "2026-12-04" };
    const { user, calls } = renderWorkspace({ at, routes: overtaken("PUT /api/disputes/5", theirs) });
    await user.click(await screen.findByRole("button", { name: "Edit" }));
    const form = within(await screen.findByRole("form", { name: "Edit the dispute" }));
    await user.type(form.getByRole("textbox", { name: "Owner outside" }), "Carrier");
    await user.click(form.getByRole("button", { name: "Save" }));

    expect(await form.findByText("Due is now: 2026-12-04")).toBeTruthy();
    await user.click(form.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(sent(calls).length).toBe(2));
    expect(sent(calls).map(({ headers }) => headers.get("If-Match"))).toEqual(['"4"', '"7"']);
    expect(sent(calls)[1]?.body).toEqual({
      reasonCode: "06",
      summary: detail.summary,
      ownerId: 7,
      outsideOwner: "Carrier",
      dueOn: "2026-12-04",
    });
  });

  it("is settled with an amount and why, and waits for a second person above the limit", async () => {
    const { user, calls } = renderWorkspace({ at, routes: acting("POST /api/disputes/5/resolve", detail, asked) });
    await user.click(await screen.findByRole("button", { name: "Settle" }));
    const form = within(await screen.findByRole("form", { name: "Settle the dispute" }));
    await user.click(form.getByRole("button", { name: "Settle" }));
    expect(form.getByText("Say why.")).toBeTruthy();
    const amount = form.getByRole("textbox", { name: "Amount to credit in EUR" });
    await user.clear(amount);
    await user.type(amount, "1,250.50");
    await user.type(form.getByRole("textbox", { name: "Why" }), "The carrier lost a box.");
    await user.click(form.getByRole("button", { name: "Settle" }));

    expect(await screen.findByText("A second person must agree: it waits for a manager.")).toBeTruthy();
    expect(sent(calls)[0]?.body).toEqual({ as: "credited", why: "The carrier lost a box.", credited: 1250.5 });
    expect(sent(calls)[0]?.headers.get("If-Match")).toBe('"4"');
    expect(screen.queryByRole("form", { name: "Settle the dispute" })).toBeNull();
    const how = await part("How it was to be settled");
    expect(how.getByText(/You asked for it yourself/)).toBeTruthy();
    expect(how.queryByRole("button", { name: "Approve" })).toBeNull();
    expect(how.getByRole("button", { name: "Take it back" })).toBeTruthy();
  });

  it("tells whoever settles second what the first one did", async () => {
    const { user } = renderWorkspace({ at, routes: overtaken("POST /api/disputes/5/resolve", credited) });
    await user.click(await screen.findByRole("button", { name: "Settle" }));
    const form = within(await screen.findByRole("form", { name: "Settle the dispute" }));
    await user.click(form.getByRole("radio", { name: /^Payment/ }));
    await user.type(form.getByRole("textbox", { name: "Why" }), "They pay.");
    await user.click(form.getByRole("button", { name: "Settle" }));

    expect(await screen.findByText("Somebody else was first")).toBeTruthy();
    expect(screen.getByText(/^Max Hoffmann: Settled a dispute\. Resolved: credited with 1,850\.50.EUR/)).toBeTruthy();
    expect(screen.queryByRole("form", { name: "Settle the dispute" })).toBeNull();
    expect(screen.getByRole("button", { name: "Open again" })).toBeTruthy();
  });

  it("is approved by a second manager, with an answer", async () => {
    const forMax: Schemas["DisputeDetail"] = { ...asked, may: [...asked.may, "approve"] };
    const { user, calls } = renderWorkspace({
      at,
      me: max,
      routes: acting("POST /api/disputes/5/resolutions/9/approve", forMax, credited),
    });
    const how = await part("How it was to be settled");
    await user.type(how.getByRole("textbox", { name: "Answer" }), "Seen the delivery note.");
    await user.click(how.getByRole("button", { name: "Approve" }));

    expect(await how.findByText(/^Approved by Max Hoffmann/)).toBeTruthy();
    expect(how.queryByRole("button", { name: "Approve" })).toBeNull();
    expect(sent(calls)[0]?.body).toEqual({ answer: "Seen the delivery note." });
    expect(sent(calls)[0]?.headers.get("If-Match")).toBe('"5"');
  });

  it("is approved under another key when the answer was changed after one that got lost", async () => {
    const forMax: Schemas["DisputeDetail"] = { ...asked, may: [...asked.may, "approve"] };
    let times = 0;
    const { user, calls } = renderWorkspace({
      at,
      me: max,
      routes: {
        ...routes,
        [get]: () => forMax,
        "POST /api/disputes/5/resolutions/9/approve": () => (times++ < 2 ? new TypeError("Failed to fetch") : credited),
      },
    });
    const how = await part("How it was to be settled");
    const answer = how.getByRole("textbox", { name: "Answer" });
    await user.type(answer, "Seen.");
    await user.click(how.getByRole("button", { name: "Approve" }));
    await how.findByRole("alert");
    await user.click(how.getByRole("button", { name: "Approve" }));
    await waitFor(() => expect(sent(calls)).toHaveLength(2));
    await user.type(answer, " Right.");
    await user.click(how.getByRole("button", { name: "Approve" }));

    await waitFor(() => expect(sent(calls).map(({ body }) => body)[2]).toEqual({ answer: "Seen. Right." }));
    const [first, second, third] = sent(calls).map(({ headers }) => headers.get("Idempotency-Key"));
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it("is withdrawn and opened again with why", async () => {
    const withdrawn: Schemas["DisputeDetail"] = { ...detail, version: 5, state: "withdrawn", may: ["reopen"] };
    const { user, calls } = renderWorkspace({
      at,
      routes: {
        ...acting("POST /api/disputes/5/withdraw", detail, withdrawn),
        "POST /api/disputes/5/reopen": () => ({ ...detail, version: 6 }),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Withdraw" }));
    const form = within(await screen.findByRole("form", { name: "Withdraw the dispute" }));
    await user.click(form.getByRole("radio", { name: "We do" }));
    await user.type(form.getByRole("textbox", { name: "Why" }), "Opened by mistake.");
    await user.click(form.getByRole("button", { name: "Withdraw" }));
    await user.click(await screen.findByRole("button", { name: "Open again" }));
    const again = within(await screen.findByRole("form", { name: "Open the dispute again" }));
    await user.type(again.getByRole("textbox", { name: "Why" }), "It was none.");
    await user.click(again.getByRole("button", { name: "Open again" }));

    await waitFor(() =>
      expect(sent(calls).map(({ body }) => body)).toEqual([
        { by: "us", why: "Opened by mistake." },
        { why: "It was none." },
      ]),
    );
  });
});

describe("the evidence of a dispute", () => {
  it("takes a file beside the threads, and not from those who only read", async () => {
    const sent = uploads(201, addedFile);
    const { user, unmount } = renderWorkspace({ at: "#/disputes/5", routes });
    const part = within(await screen.findByRole("region", { name: "Evidence" }));
    await user.upload(
      await part.findByLabelText("Choose a file", { selector: "input" }),
      new File(["photo"], "photo.jpg"),
    );

    expect(await screen.findByText("photo.jpg was added.")).toBeTruthy();
    expect(sent[0]?.url).toMatch(/\/api\/disputes\/5\/files\?name=photo\.jpg$/);
    expect(sent[0]?.headers["Idempotency-Key"]).toBeTruthy();
    unmount();

    renderWorkspace({
      at: "#/disputes/5",
      me: olga,
      routes: { ...routes, "GET /api/disputes/5": () => ({ ...detail, may: [] }) },
    });
    await screen.findByRole("article", { name: "Evidence 1" });
    expect(screen.queryByLabelText("Choose a file", { selector: "input" })).toBeNull();
  });

  it("stands message by message, with its files, and names what failed", async () => {
    const { user, calls } = renderWorkspace({
      at,
      routes: { ...routes, "POST /api/evidence/30/retry": () => ({ ...thread, state: "collecting" }) },
    });
    const bundle = within(await screen.findByRole("article", { name: "Evidence 1" }));
    expect(bundle.getByText("Only eight lenses came")).toBeTruthy();
    expect(bundle.getByText(/^Jonas Brandt, /)).toBeTruthy();
    expect(bundle.getByText(/Its content is not what its name says/)).toBeTruthy();
    expect(bundle.getByText("Sign in again, then it is read.")).toBeTruthy();
    expect(bundle.queryByRole("button", { name: /download photos\.zip$/ })).toBeNull();
    expect(bundle.getByText(/^Manifest SHA-256 cdcd/)).toBeTruthy();

    await user.click(bundle.getByRole("button", { name: "Read them again" }));
    await waitFor(() => expect(sent(calls)[0]?.path).toBe("/api/evidence/30/retry"));
    expect(await screen.findByText("They are being read again.")).toBeTruthy();
  });

  it("is downloaded file by file and as one archive", async () => {
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.pathname + this.search);
    });
    const ticketed = ({ path }: Call) => ({
      address: `${path.replace(/\/address$/, "")}?ticket=t`,
      expiresAt: "2026-11-23T09:01:00Z",
    });
    const { user, calls } = renderWorkspace({
      at,
      routes: {
        ...routes,
        "POST /api/evidence/30/items/3/address": ticketed,
        "POST /api/evidence/30/zip/address": ticketed,
      },
    });
    await user.click(await screen.findByRole("button", { name: /^delivery\.pdf .*: download delivery\.pdf$/ }));
    await waitFor(() => expect(saved).toEqual(["/api/evidence/30/items/3?ticket=t"]));
    await user.click(screen.getByRole("button", { name: "All as one archive: evidence 1" }));
    await waitFor(() => expect(saved[1]).toBe("/api/evidence/30/zip?ticket=t"));
    expect(calls.at(-1)?.headers.get("Authorization")).toBe("Bearer token");
  });

  it("tells how far it is while it is read", async () => {
    const collecting = {
      ...thread,
      state: "collecting" as const,
      progress: { items: 4, stored: 1, failed: 0, bytes: 4800, storedBytes: 1200 },
    };
    renderWorkspace({
      at,
      routes: { ...routes, "GET /api/disputes/5/evidence": () => ({ ...evidence, bundles: [collecting] }) },
    });
    const bar = await screen.findByRole("progressbar", { name: "How far evidence 1 is" });
    expect(bar.getAttribute("aria-valuenow")).toBe("0.25");
    expect(screen.getByText("1 of 4 files, 1.2 kB")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /archive/ })).toBeNull();
  });

  it("is kept anew where the thread grew, once", async () => {
    const { user, calls } = renderWorkspace({
      at,
      routes: { ...routes, "POST /api/disputes/5/evidence": () => json(201, { ...thread, id: 31, number: 2 }) },
    });
    await user.click(await screen.findByRole("button", { name: "Keep the thread" }));
    await waitFor(() => expect(sent(calls)[0]?.headers.get("Idempotency-Key")).toBeTruthy());
  });

  it("is held by a manager, with why", async () => {
    let now = evidence;
    const { user, calls } = renderWorkspace({
      at,
      me: max,
      routes: {
        ...routes,
        "GET /api/disputes/5/evidence": () => now,
        "PUT /api/disputes/5/legal-hold": () => {
          now = { ...evidence, isOnLegalHold: true, disputeVersion: 5 };
          return { disputeId: 5, isOn: true, version: 5 };
        },
      },
    });
    await user.click(await screen.findByRole("button", { name: "Lay a legal hold" }));
    const form = within(await screen.findByRole("form", { name: "Lay a legal hold" }));
    await user.type(form.getByRole("textbox", { name: "Why" }), "They sue.");
    await user.click(form.getByRole("button", { name: "Lay a legal hold" }));

    expect(await screen.findByText("A legal hold lies on it now.")).toBeTruthy();
    expect(sent(calls)[0]?.body).toEqual({ isOn: true, why: "They sue." });
    expect(sent(calls)[0]?.headers.get("If-Match")).toBe('"4"');
    expect(screen.queryByRole("form")).toBeNull();
  });

  it("is held once when somebody else lays the hold meanwhile, and not freed by the second click", async () => {
    const held = { ...evidence, isOnLegalHold: true, disputeVersion: 5 };
    let now = evidence;
    const { user, calls } = renderWorkspace({
      at,
      me: max,
      routes: {
        ...routes,
        "GET /api/disputes/5/evidence": () => now,
        "PUT /api/disputes/5/legal-hold": () => {
          now = held;
          return json(412, problem(412, "stale_version"));
        },
      },
    });
    await user.click(await screen.findByRole("button", { name: "Lay a legal hold" }));
    const form = within(await screen.findByRole("form", { name: "Lay a legal hold" }));
    await user.type(form.getByRole("textbox", { name: "Why" }), "They sue.");
    await user.click(form.getByRole("button", { name: "Lay a legal hold" }));

    expect(await screen.findByText("A legal hold lies on it now.")).toBeTruthy();
    expect(screen.queryByRole("form")).toBeNull();
    expect(screen.getByRole("button", { name: "Lift the legal hold" })).toBeTruthy();
    expect(sent(calls)).toHaveLength(1);
  });

  it("is held on the version that was decided on, and on another once that was told", async () => {
    let now = evidence;
    const { user, calls } = renderWorkspace({
      at,
      me: max,
      routes: {
        ...routes,
        "GET /api/disputes/5/evidence": () => now,
        "POST /api/disputes/5/notes": () => detail,
        "PUT /api/disputes/5/legal-hold": ({ headers }: Call) => {
          if (headers.get("If-Match") !== '"6"') return json(412, problem(412, "stale_version"));
          now = { ...evidence, isOnLegalHold: true, disputeVersion: 7 };
          return { disputeId: 5, isOn: true, version: 7 };
        },
      },
    });
    await user.click(await screen.findByRole("button", { name: "Lay a legal hold" }));
    const form = within(await screen.findByRole("form", { name: "Lay a legal hold" }));
    await user.type(form.getByRole("textbox", { name: "Why" }), "They sue.");
    now = { ...evidence, disputeVersion: 6 };
    const notes = await part("Internal notes");
    await user.type(notes.getByRole("textbox", { name: "Note" }), "Called them.");
    await user.click(notes.getByRole("button", { name: "Write it down" }));
    await user.click(form.getByRole("button", { name: "Lay a legal hold" }));
    expect(await form.findByText(/^Somebody else changed the dispute meanwhile/)).toBeTruthy();
    await user.click(form.getByRole("button", { name: "Lay a legal hold" }));

    expect(await screen.findByText("A legal hold lies on it now.")).toBeTruthy();
    const holds = sent(calls).filter(({ method }) => method === "PUT");
    expect(holds.map(({ headers }) => headers.get("If-Match"))).toEqual(['"4"', '"6"']);
  });

  it("is not held by others", async () => {
    renderWorkspace({ at, routes });
    await screen.findByRole("article", { name: "Evidence 1" });
    expect(screen.queryByRole("button", { name: "Lay a legal hold" })).toBeNull();
  });
});
