import { type Account, requestTokens, TokenRefused } from "../session/tokens.ts";

type Status = "USER_INTERACTION_REQUIRED" | "USER_CANCEL" | "TRANSIENT_ERROR" | "PERSISTENT_ERROR";

interface AuthRequest {
  messageType: "NestedAppAuthRequest";
  method: "GetInitContext" | "GetToken" | "GetTokenPopup";
  requestId: string;
  tokenParams?: { scope: string; claims?: string };
}

/** Whose tokens the broker gives out, and how it asks that person. */
export interface Subject {
  userId: string;
  account(): Promise<Account>;
  signedOut(): boolean;
  /** True once the user has agreed to sign in, false when they would not. */
  confirmSignIn(): Promise<boolean>;
}

class Refusal extends Error {
  readonly status: Status;

  constructor(status: Status, description: string) {
    super(description);
    this.status = status;
  }
}

/** Answers a NestedAppAuthRequest as Outlook does for the add-ins it frames; both sides are JSON. */
export async function answerAuthRequest(json: string, subject: Subject): Promise<string> {
  const request: AuthRequest = JSON.parse(json);
  const envelope = { messageType: "NestedAppAuthResponse", requestId: request.requestId };
  try {
    return JSON.stringify({ ...envelope, success: true, ...(await contentFor(request, subject)) });
  } catch (error) {
    const status = error instanceof Refusal ? error.status : "TRANSIENT_ERROR";
    const description = error instanceof Error ? error.message : String(error);
    return JSON.stringify({ ...envelope, success: false, error: { status, description } });
  }
}

async function contentFor({ method, tokenParams }: AuthRequest, subject: Subject): Promise<object> {
  switch (method) {
    case "GetInitContext":
      return { initContext: await initContext(subject) };
    case "GetToken":
      if (subject.signedOut()) throw new Refusal("USER_INTERACTION_REQUIRED", "The user is signed out.");
      return token(tokenParams, subject);
    case "GetTokenPopup":
      if (!(await subject.confirmSignIn())) throw new Refusal("USER_CANCEL", "The user closed the sign-in.");
      return token(tokenParams, subject);
    default:
      throw new Refusal("PERSISTENT_ERROR", `The method ${method} is not known.`);
  }
}

/** Without an account MSAL asks for a token instead of serving one from its cache. */
async function initContext(subject: Subject) {
  const context = { sdkName: "sandbox-outlook", sdkVersion: "1.0.0", capabilities: {} };
  if (subject.signedOut()) return context;
  const { homeAccountId, environment, tenantId } = await subject.account();
  return { ...context, accountContext: { homeAccountId, environment, tenantId } };
}

async function token(params: AuthRequest["tokenParams"], subject: Subject) {
  const scopes = (params?.scope ?? "").split(" ").filter(Boolean);
  try {
    const { account, ...tokens } = await requestTokens(subject.userId, scopes, params?.claims);
    return { token: { ...tokens, properties: null }, account };
  } catch (error) {
    throw error instanceof TokenRefused ? new Refusal("PERSISTENT_ERROR", error.message) : error;
  }
}
