import { useRef } from "react";

/**
 * The Idempotency-Key of a write: the same for the same input until it has worked, so that trying again after a lost answer does not do it
 * twice, and another one for another input.
 */
export function useRepeatable() {
  const current = useRef<{ input: string; key: string } | null>(null);
  return {
    keyFor(input: unknown): string {
      const text = JSON.stringify(input);
      if (current.current?.input !== text) current.current = { input: text, key: crypto.randomUUID() };
      return current.current.key;
    },
    done() {
      current.current = null;
    },
  };
}
