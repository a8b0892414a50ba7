import { useRef } from "react";

/**
 * The Idempotency-Key of a write: the same for the same input until it has worked, so that trying again after a lost answer does not do it
 * twice, and another one for another input.
 */
export function useRepeatable() {
  const keys = useRef(new Map<string, string>());
  return {
    keyFor(input: unknown): string {
      const text = JSON.stringify(input);
      const key = keys.current.get(text) ?? crypto.randomUUID();
      keys.current.set(text, key);
      return key;
    },
    done() {
      keys.current.clear();
    },
  };
}
