/** Gives out the least first; of equals, the one that was put in first. */
export class Heap<T> {
  #order = 0;
  readonly #entries: { key: number; order: number; value: T }[] = [];

  get size(): number {
    return this.#entries.length;
  }

  /** The key of the least; infinite when there is none. */
  get least(): number {
    return this.#entries[0]?.key ?? Number.POSITIVE_INFINITY;
  }

  add(key: number, value: T): void {
    const entries = this.#entries;
    const entry = { key, order: this.#order++, value };
    let at = entries.push(entry) - 1;
    for (let above = (at - 1) >> 1; at > 0 && before(entry, entries[above] as Entry<T>); above = (at - 1) >> 1) {
      entries[at] = entries[above] as Entry<T>;
      at = above;
    }
    entries[at] = entry;
  }

  take(): T | undefined {
    const entries = this.#entries;
    const [first] = entries;
    const last = entries.pop();
    if (!first || !last || first === last) return first?.value;
    let at = 0;
    for (let below = 1; below < entries.length; below = 2 * at + 1) {
      if (below + 1 < entries.length && before(entries[below + 1] as Entry<T>, entries[below] as Entry<T>)) below++;
      if (!before(entries[below] as Entry<T>, last)) break;
      entries[at] = entries[below] as Entry<T>;
      at = below;
    }
    entries[at] = last;
    return first.value;
  }
}

type Entry<T> = { key: number; order: number; value: T };
const before = (one: Entry<unknown>, other: Entry<unknown>) =>
  one.key < other.key || (one.key === other.key && one.order < other.order);
