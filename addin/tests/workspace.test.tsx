import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Failure } from "../src/http/failure.ts";
import { account, newPromise, problem, withPromise } from "./fixtures/account.ts";
import { renderWorkspace } from "./fixtures/renderWorkspace.tsx";
import { json } from "./fixtures/serve.ts";

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

describe("an account's page", () => {
  const routes = { [one]: () => account };

  it("tells who, how much, why, and what it is made of", async () => {
    renderWorkspace({ at: "#/accounts/17", routes });

    expect(await screen.findByRole("heading", { level: 1, name: "Lumen Optics GmbH" })).toBeTruthy();
    expect(document.title).toBe("Lumen Optics GmbH – Vyomiyra");
    expect(screen.getByRole("button", { name: /48,230\.50.EUR overdue/ })).toBeTruthy();
    expect(screen.getByRole("region", { name: "Priority" })).toBeTruthy();
  });

  it("leads from a bucket to its receivables by an address that can be shared and walked back", async () => {
    const { user } = renderWorkspace({ at: "#/accounts/17?part=disputes", routes });
    await user.click(await screen.findByRole("button", { name: /^1 to 30 days overdue/ }));

    expect(window.location.hash).toBe("#/accounts/17?bucket=1");
    await waitFor(() => expect(screen.getByText(/Only: 1 to 30 days overdue/)).toBeTruthy());
    act(() => window.history.back());
    expect(await screen.findByRole("list", { name: "Disputes" })).toBeTruthy();
  });

  it("is what it is, not what it was, after a promise was logged", async () => {
    const { user, calls } = renderWorkspace({
      at: "#/accounts/17?part=promises",
      routes: {
        ...routes,
        "POST /api/promises": () => json(201, { promiseId: newPromise.id, account: withPromise }),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Log a promise" }));
    const form = await screen.findByRole("form", { name: "Promise to pay" });
    await user.type(within(form).getByRole("textbox", { name: /^Amount$|^Amount\*?$/ }), "24300");
    await user.type(within(form).getByRole("textbox", { name: /^Pay by/ }), "27 Nov");
    await user.click(within(form).getByRole("button", { name: "Record promise" }));

    expect(await screen.findByText(/24,300\.00.EUR by/)).toBeTruthy();
    expect(calls.at(-1)?.body).toMatchObject({ accountId: 17, amount: 24300, mail: null });
  });

  it("is not there for those who may not see it", async () => {
    renderWorkspace({
      at: "#/accounts/17",
      routes: { [one]: () => json(404, problem(404, "not_found", "There is no such account.")) },
    });

    expect(await screen.findByText(/There is no such account\./)).toBeTruthy();
  });
});
