import { type Callback, type Options, settle } from "./asyncResult.ts";

type Handler = (event: { type: string }) => void;

/** The handlers that the add-in registered, by event type. */
export class Events {
  readonly #handlers = new Map<string, Handler[]>();
  readonly #known: readonly string[];

  constructor(...types: readonly (Office.EventType | string)[]) {
    this.#known = types.map(String);
  }

  readonly addHandlerAsync = (
    type: Office.EventType | string,
    handler: Handler,
    first?: Options | Callback<void>,
    second?: Callback<void>,
  ): void =>
    settle(async () => void this.#handlers.set(this.#check(type), [...this.#of(type), handler]), first, second);

  readonly removeHandlerAsync = (
    type: Office.EventType | string,
    first?: Options | Callback<void>,
    second?: Callback<void>,
  ): void => settle(async () => void this.#handlers.delete(this.#check(type)), first, second);

  raise(event: { type: string }): void {
    for (const handler of this.#of(event.type)) handler(event);
  }

  #of(type: Office.EventType | string): readonly Handler[] {
    return this.#handlers.get(String(type)) ?? [];
  }

  #check(type: Office.EventType | string): string {
    if (!this.#known.includes(String(type))) throw new Error(`The event type ${type} is not supported.`);
    return String(type);
  }
}
