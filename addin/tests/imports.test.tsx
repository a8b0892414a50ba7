import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { problem } from "./fixtures/account.ts";
import { file, issue, preview, profiles, run } from "./fixtures/imports.ts";
import { companies, pageOf, teams } from "./fixtures/lists.ts";
import { olga } from "./fixtures/people.ts";
import { renderWorkspace } from "./fixtures/renderWorkspace.tsx";
import { type Call, json, type Routes } from "./fixtures/serve.ts";
import { uploads } from "./fixtures/uploads.ts";

const render = (at: string, routes: Routes = {}) =>
  renderWorkspace({
    at,
    me: olga,
    routes: {
      "GET /api/imports": () => pageOf([run]),
      "GET /api/imports/21": () => run,
      "GET /api/imports/21/issues": () => pageOf([issue]),
      "GET /api/imports/21/accounts": () => pageOf([]),
      "GET /api/import-profiles": () => profiles,
      [`POST /api/imports/files/${file.id}/preview`]: () => preview,
      "GET /api/teams": () => teams,
      "GET /api/companies": () => companies,
      ...routes,
    },
  });

const choose = () => new File(["Debitor;Belegnummer"], file.name, { type: "text/csv" });

describe("the imports", () => {
  it("are Operations' room: nobody else is led there, or let in", async () => {
    renderWorkspace({ at: "#/imports" });

    expect(await screen.findByRole("heading", { name: "This room is not open to you" })).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Imports" })).toBeNull();
  });

  it("are listed with what became of their rows", async () => {
    render("#/imports");

    const row = await screen.findByRole("row", { name: /OP-Liste/ });
    expect(within(row).getByText("Finished")).toBeTruthy();
    expect(within(row).getByRole("link", { name: "1" }).getAttribute("href")).toBe("#/imports/21?part=issues");
    expect(within(row).getByText("1,250")).toBeTruthy();
  });
});

describe("a new import", () => {
  it("goes from the file through its doubts to the run", async () => {
    const sent = uploads(201, file);
    const { user, calls } = render("#/imports/new", {
      "PUT /api/import-profiles/op-liste": () => ({ ...profiles[0], name: "op-liste", isBuiltIn: false, version: 1 }),
      "POST /api/imports": () => json(202, { ...run, state: "finished" }),
    });
    await user.upload(await screen.findByLabelText("Choose a file", { selector: "input" }), choose());

    expect(sent[0]?.url).toMatch(/\/api\/imports\/files\?name=OP-Liste%202026-11-20\.csv$/);
    expect(sent[0]?.headers.Authorization).toBe("Bearer token");
    expect(await screen.findByText(/No column seems to say it/)).toBeTruthy();
    const sheet = within(screen.getByRole("region", { name: "As it will be read" }));
    expect(await sheet.findByText("1 row of the first 3 would be rejected: see the marked cells.")).toBeTruthy();
    expect(sheet.getByText("This is no date.")).toBeTruthy();

    // What only a person knows is asked for before it goes on.
    await user.click(screen.getByRole("button", { name: "Next" }));
    expect(screen.getByText("Answer what is asked before you go on.")).toBeTruthy();
    await user.type(screen.getByRole("textbox", { name: "Company in every row" }), "1000");
    await user.selectOptions(screen.getByRole("combobox", { name: "Choose" }), "MM.dd.yyyy");
    await user.selectOptions(screen.getByRole("combobox", { name: "ZZ" }), "Debit note");
    await waitFor(() =>
      expect(calls.at(-1)?.body).toMatchObject({
        profile: {
          constants: { company: "1000" },
          dates: ["MM.dd.yyyy"],
          types: { RV: "invoice", DG: "creditNote", ZZ: "debitNote" },
        },
      }),
    );
    await user.click(screen.getByRole("button", { name: "Next" }));

    const options = await screen.findByRole("form", { name: "Options" });
    expect(within(options).getByRole<HTMLInputElement>("textbox", { name: /^Keep this way/ }).value).toBe("op-liste");
    await within(options).findByRole("option", { name: "Europe" });
    await user.selectOptions(within(options).getByRole("combobox", { name: "Team of new accounts" }), "Europe");
    await user.click(within(options).getByRole("checkbox", { name: "Yes" }));
    await user.click(within(options).getByRole("button", { name: "Start the import" }));
    expect(await within(options).findByText(/^Say of which companies/)).toBeTruthy();
    await user.click(within(options).getByRole("checkbox", { name: /^1000/ }));
    await user.click(within(options).getByRole("button", { name: "Start the import" }));

    expect(await screen.findByRole("heading", { level: 1, name: /Import of OP-Liste/ })).toBeTruthy();
    expect(calls.find(({ method }) => method === "PUT")?.headers.get("If-None-Match")).toBe("*");
    const begun = calls.find(({ method, path }) => method === "POST" && path === "/api/imports");
    expect(begun?.headers.get("Idempotency-Key")).toBeTruthy();
    expect(begun?.body).toEqual({
      fileId: file.id,
      kind: "receivables",
      profile: "op-liste",
      team: "Europe",
      strict: false,
      asOf: null,
      full: { companies: ["1000"], types: ["invoice", "creditNote"] },
    });
  }, 60_000);

  it("says why a file was not taken", async () => {
    uploads(422, problem(422, "empty_file", "The file is empty."));
    const { user } = render("#/imports/new");
    await user.upload(await screen.findByLabelText("Choose a file", { selector: "input" }), choose());

    expect(await screen.findByText("The file was not taken.")).toBeTruthy();
    expect(screen.getByText("The file is empty.")).toBeTruthy();
  });
});

describe("a run", () => {
  it("tells what came of it, down to the cell that is to blame", async () => {
    const { calls } = render("#/imports/21?part=issues&severity=rejected");

    const row = await screen.findByRole("row", { name: /812/ });
    expect(within(row).getByText("Betrag")).toBeTruthy();
    expect(within(row).getByText("12,345")).toBeTruthy();
    expect(within(row).getByText("EUR has 2 decimals.")).toBeTruthy();
    expect(calls.find(({ path }) => path.endsWith("/issues"))?.query.get("severity")).toBe("rejected");
  });

  it("is looked at again while it moves, and no more once it rests", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      const states = [
        { ...run, state: "reading", bytesRead: 12_000, secondsLeft: 90, canUndo: false },
        { ...run, state: "publishing", accountsDone: 200, canUndo: false },
        run,
      ];
      let asked = 0;
      render("#/imports/21", { "GET /api/imports/21": () => states[Math.min(asked++, states.length - 1)] });

      expect(await screen.findByText(/25% of the file read · 2,400 rows a second · about 2 minutes left/)).toBeTruthy();
      await vi.advanceTimersByTimeAsync(2_000);
      expect(await screen.findByText(/200 of 310 accounts done/)).toBeTruthy();
      await vi.advanceTimersByTimeAsync(2_000);
      expect(await screen.findByText("Finished")).toBeTruthy();
      await vi.advanceTimersByTimeAsync(20_000);
      expect(asked).toBe(3);
    } finally {
      vi.useRealTimers();
    }
  });

  it("is undone after it was said what that does", async () => {
    const undone = { ...run, state: "undone", canUndo: false, undone: 71, undoNote: "All of it was taken back." };
    let now: object = run;
    const { user, calls } = render("#/imports/21", {
      "GET /api/imports/21": () => now,
      "POST /api/imports/21/undo": () => {
        now = undone;
        return undone;
      },
    });
    await user.click(await screen.findByRole("button", { name: "Undo the import" }));
    expect(
      screen.getByText(/40 new rows go away, 31 changed rows become as before\. What was changed again since stays/),
    ).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Undo the import" }));

    expect(await screen.findByText("All of it was taken back.")).toBeTruthy();
    expect(calls.some(({ path }) => path === "/api/imports/21/undo")).toBe(true);
  });

  it("waits for a person's word before it closes more than usual, and shows what", async () => {
    const waiting = {
      ...run,
      state: "awaitingApproval",
      full: {
        companies: ["1000"],
        types: ["invoice"],
        inScope: 900,
        toClose: 640,
        reason: "More than half would close.",
      },
    };
    const { user } = render("#/imports/21", {
      "GET /api/imports/21": () => waiting,
      "GET /api/imports/21/closing": () =>
        pageOf([
          {
            receivableId: 5,
            documentNumber: "INV-1",
            type: "invoice",
            accountId: 17,
            account: "Lumen Optics GmbH",
            open: 120,
            currency: "EUR",
            dueOn: "2026-11-01",
          },
        ]),
      "POST /api/imports/21/approve": (_: Call) => json(409, problem(409, "not_waiting", "Somebody else has decided.")),
    });

    expect(await screen.findByText(/^640 of 900 open items/)).toBeTruthy();
    expect(await screen.findByRole("row", { name: /INV-1.*Lumen Optics GmbH.*120\.00.EUR/ })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Close them" }));
    expect(await screen.findByText("Somebody else has decided.")).toBeTruthy();
  });
});
