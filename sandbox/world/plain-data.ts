// Pure. Records are plain data: whether two say the same, and a copy that nobody else writes to.

/** Whether two pieces of plain data are alike in every part; a key with undefined is not the same as none. */
export function isSameData(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    for (let at = 0; at < one.length; at++) if (!isSameData(one[at], other[at])) return false;
    return true;
  }
  return isSameBut(one, other, NONE);
}

/** The same of two objects, apart from what stands under the keys named. */
export function isSameBut(one: object, other: object, apart: ReadonlySet<string>): boolean {
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  let more = 0;
  for (const key in left) {
    if (!(key in right)) return false;
    more++;
    if (left[key] !== right[key] && !apart.has(key) && !isSameData(left[key], right[key])) return false;
  }
  for (const _ in right) more--;
  return more === 0;
}

const NONE: ReadonlySet<string> = new Set();

export function copyOf<T>(data: T): T {
  if (typeof data !== "object" || data === null) return data;
  if (Array.isArray(data)) return data.map(copyOf) as T;
  const copy: Record<string, unknown> = {};
  for (const key in data) copy[key] = copyOf(data[key]);
  return copy as T;
}
