import { useState } from "react";
import type { Failure } from "../http/failure.ts";
import { merged } from "./merged.ts";

interface Versioned<T> {
  version: number;
  fields: T;
}

/**
 * What is being edited, on top of a version that was read. Where another has saved first, the draft moves onto theirs and tells what they
 * changed, so that saving again is a choice and nothing typed is lost.
 * @param read What is stored now.
 */
export function useDraft<T extends object>(start: Versioned<T>, read: () => Promise<Versioned<T>>) {
  const [base, setBase] = useState(start);
  const [draft, setDraft] = useState(start.fields);
  const [changed, setChanged] = useState<(keyof T)[] | null>(null);
  return {
    draft,
    version: base.version,
    stored: base.fields,
    changed,
    change: (more: Partial<T>) => setDraft((known) => ({ ...known, ...more })),
    /** Takes care of a failure that says so; false for any other. */
    async catchUp(failure: Failure): Promise<boolean> {
      if (failure.problem?.status !== 412) return false;
      const fresh = await read();
      const next = merged(base.fields, draft, fresh.fields);
      setBase(fresh);
      setDraft(next.draft);
      setChanged(next.changed);
      return true;
    },
  };
}
