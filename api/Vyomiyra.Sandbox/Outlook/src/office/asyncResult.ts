import { AsyncResultStatus } from "./enums.ts";

export type Options = Office.AsyncContextOptions;
export type Callback<T> = (result: Office.AsyncResult<T>) => void;

/** A failure that Outlook has a name and a number for. */
export class OfficeError extends Error {
  readonly code: number;

  constructor(name: string, code: number, message: string) {
    super(message);
    this.name = name;
    this.code = code;
  }
}

/**
 * Runs the work and hands its outcome to the callback, as Office.js does: never throws, never calls back synchronously,
 * and passes the caller's asyncContext through. Options may be left out, so the callback is the first function of the two.
 */
export function settle<T>(work: () => Promise<T>, first?: Options | Callback<T>, second?: Callback<T>): void {
  const callback = typeof first === "function" ? first : second;
  const asyncContext = typeof first === "function" ? undefined : first?.asyncContext;
  const report = (outcome: Pick<Office.AsyncResult<T>, "status" | "value" | "error">) =>
    callback?.({ ...outcome, asyncContext, diagnostics: undefined });

  Promise.resolve()
    .then(work)
    .then(
      (value) => ({ status: AsyncResultStatus.Succeeded, value, error: undefined as unknown as Office.Error }),
      (error: unknown) => ({
        status: AsyncResultStatus.Failed,
        value: undefined as T,
        error:
          error instanceof OfficeError
            ? { name: error.name, code: error.code, message: error.message }
            : {
                name: "GenericResponseError",
                code: 9020,
                message: error instanceof Error ? error.message : String(error),
              },
      }),
    )
    .then(report);
}
