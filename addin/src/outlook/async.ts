import { within } from "../ui/within.ts";

/** Office now and then never calls back. */
const patience = 8_000;

/** One of Office's callback functions as a promise; it may take so many milliseconds. */
export const call = <T>(
  start: (done: (result: Office.AsyncResult<T>) => void) => void,
  most: number = patience,
): Promise<T> =>
  within(
    most,
    new Promise<T>((resolve, reject) =>
      start((result) =>
        result.status === Office.AsyncResultStatus.Succeeded ? resolve(result.value) : reject(result.error),
      ),
    ),
  );

/** The same, where the answer is welcome and not needed. */
export const attempt = <T>(start: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T | null> =>
  call(start).catch(() => null);
