// Pure. A change in one place of a JSON value: everything else stays as it is, in its order.

export type JsonPath = readonly (string | number)[];

export function getAt(value: unknown, path: JsonPath): unknown {
  let at = value;
  for (const part of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Record<string | number, unknown>)[part];
  }
  return at;
}

/** With another value there; undefined: without it. What is not there on the way is made an object. */
export function setAt(value: unknown, path: JsonPath, next: unknown): unknown {
  const [part, ...rest] = path;
  if (part === undefined) return next;
  if (Array.isArray(value)) {
    const index = Number(part);
    const changed = setAt(value[index], rest, next);
    return changed === undefined ? value.toSpliced(index, 1) : value.with(index, changed);
  }
  const owner = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  const changed = setAt(Object.hasOwn(owner, part) ? owner[part] : undefined, rest, next);
  if (changed === undefined) return Object.fromEntries(Object.entries(owner).filter(([name]) => name !== String(part)));
  return { ...owner, [part]: changed };
}

/** With one more entry at the end of the list there. One value that stands for a list of it becomes that list. */
export function appendAt(value: unknown, path: JsonPath, entry: unknown): unknown {
  const there = getAt(value, path);
  const list = Array.isArray(there) ? there : there === undefined ? [] : [there];
  return setAt(value, path, [...list, entry]);
}
