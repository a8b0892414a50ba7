import type { Schemas } from "./schemas.ts";

/** Why something did not work, in the kinds that a screen tells apart. */
export type FailureKind = "signIn" | "notMember" | "unreachable" | "refused";

/** Every failed call ends as one of these. */
export class Failure extends Error {
  readonly kind: FailureKind;
  /** What the server said, where it was reached. */
  readonly problem: Schemas["Problem"] | undefined;
  /** A claims request that signing in must answer. */
  readonly claims: string | undefined;

  constructor(kind: FailureKind, more: { problem?: Schemas["Problem"]; claims?: string; cause?: unknown } = {}) {
    super(more.problem?.detail ?? more.problem?.title ?? kind, { cause: more.cause });
    this.kind = kind;
    this.problem = more.problem;
    this.claims = more.claims;
  }

  get code(): string | undefined {
    return this.problem?.code;
  }

  static of(error: unknown): Failure {
    return error instanceof Failure ? error : new Failure("unreachable", { cause: error });
  }
}
