const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * What somebody typed, on top of what somebody else saved meanwhile.
 * @param base What the typing began with.
 * @param draft What was typed.
 * @param fresh What is stored now.
 * @returns The typing where there was any, else what is stored now; and the names of what was changed by the other.
 */
export function merged<T extends object>(base: T, draft: T, fresh: T): { draft: T; changed: (keyof T)[] } {
  const names = Object.keys(base) as (keyof T)[];
  const next = { ...draft };
  for (const name of names) {
    if (same(draft[name], base[name])) next[name] = fresh[name];
  }
  return { draft: next, changed: names.filter((name) => !same(base[name], fresh[name])) };
}
