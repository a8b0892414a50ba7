import { afterEach, describe, expect, it, vi } from "vitest";
import { answerAuthRequest, type Subject } from "../src/pane/broker.ts";
import { apiScope, mara, tenantId } from "./fixtures/mail.ts";

const account = {
  homeAccountId: `${mara.id}.${tenantId}`,
  environment: "login.microsoftonline.com",
  tenantId,
  username: mara.mail,
  localAccountId: mara.id,
  name: mara.name,
};
const tokens = { access_token: "access", id_token: "id", expires_in: 3600, scope: apiScope };

const subject = (over: Partial<Subject> = {}): Subject => ({
  userId: mara.id,
  account: async () => account,
  signedOut: () => false,
  confirmSignIn: async () => true,
  ...over,
});

const ask = async (method: string, over: Partial<Subject> = {}, tokenParams?: object) =>
  JSON.parse(
    await answerAuthRequest(
      JSON.stringify({ messageType: "NestedAppAuthRequest", method, requestId: "request-1", tokenParams }),
      subject(over),
    ),
  );

function entraAnswers(status: number, content: object) {
  const fetched = vi.fn(async (_: string, _init: RequestInit) => Response.json(content, { status }));
  vi.stubGlobal("fetch", fetched);
  return () => fetched.mock.calls.map(([url, init]) => ({ url, body: JSON.parse(String(init.body)) }));
}
afterEach(() => vi.unstubAllGlobals());

describe("the broker", () => {
  it("introduces the account that is signed in", async () => {
    const { homeAccountId, environment } = account;
    expect(await ask("GetInitContext")).toMatchObject({
      messageType: "NestedAppAuthResponse",
      requestId: "request-1",
      success: true,
      initContext: { accountContext: { homeAccountId, environment, tenantId } },
    });
  });

  it("introduces nobody while signed out", async () => {
    const { initContext } = await ask("GetInitContext", { signedOut: () => true });
    expect(initContext).not.toHaveProperty("accountContext");
  });

  it("gets tokens for the user, with the claims that the API asked for", async () => {
    const calls = entraAnswers(200, { ...tokens, account });
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    const answer = await ask("GetToken", {}, { scope: `${apiScope} openid`, claims });
    expect(answer).toEqual({
      messageType: "NestedAppAuthResponse",
      requestId: "request-1",
      success: true,
      token: { ...tokens, properties: null },
      account,
    });
    expect(calls()).toEqual([
      { url: "/sandbox/tokens", body: { userId: mara.id, scopes: [apiScope, "openid"], claims } },
    ]);
  });

  it("wants a person when the user is signed out, and asks Entra ID nothing", async () => {
    const calls = entraAnswers(200, { ...tokens, account });
    const answer = await ask("GetToken", { signedOut: () => true }, { scope: apiScope });
    expect(answer).toMatchObject({ success: false, error: { status: "USER_INTERACTION_REQUIRED" } });
    expect(calls()).toEqual([]);
  });

  it("gives a token once the user has signed in", async () => {
    entraAnswers(200, { ...tokens, account });
    const answer = await ask("GetTokenPopup", { signedOut: () => true }, { scope: apiScope });
    expect(answer).toMatchObject({ success: true, token: { access_token: "access" } });
  });

  it("says so when the user closes the sign-in", async () => {
    const answer = await ask("GetTokenPopup", { confirmSignIn: async () => false }, { scope: apiScope });
    expect(answer).toMatchObject({ success: false, error: { status: "USER_CANCEL" } });
  });

  it("tells a refusal from an outage", async () => {
    entraAnswers(400, { title: "Invalid", errors: { scopes: ["AADSTS70011: no such scope."] } });
    expect((await ask("GetToken", {}, { scope: "api://other/x" })).error).toEqual({
      status: "PERSISTENT_ERROR",
      description: "AADSTS70011: no such scope.",
    });
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("Failed to fetch");
    });
    expect(await ask("GetToken", {}, { scope: apiScope })).toMatchObject({ error: { status: "TRANSIENT_ERROR" } });
  });

  it("refuses a method it does not know", async () => {
    expect(await ask("GetSecrets")).toMatchObject({ success: false, error: { status: "PERSISTENT_ERROR" } });
  });
});
