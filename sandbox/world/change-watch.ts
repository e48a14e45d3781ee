// Finds out what a turn of the event loop changed in the world's tables: whatever was handed out is compared with what it
// was. So a verb need not say what it writes to, and nothing that it wrote is forgotten.
import { copyOf, isSameData } from "#sandbox/world/plain-data.ts";
import type { Table, TableWatch } from "#sandbox/world/table.ts";

/** What became of a record, as JSON: all of it, or those of its fields that are others now; null: it is gone. */
export type Change = { whole: string } | { fields: string } | null;
export type ChangeListener = (table: string, id: string, change: Change) => void;

/** What records were is remembered from one turn to the next for up to so many of a table. */
const REMEMBERED = 10_000;

export class ChangeWatch implements TableWatch {
  readonly #changed: ChangeListener;
  readonly #flushed: () => void;
  /** Copies of what was there before this turn; undefined: nothing. */
  readonly #before = new Map<Table, Map<string, unknown>>();
  /** Copies of what the last turns left: who is looked at again need not be copied again. */
  readonly #after = new Map<Table, Map<string, unknown>>();
  readonly #lastSeen = new Map<Table, Map<string, number>>();
  #missed = 0;
  #isDue = false;
  turn = 1;

  /** @param flushed called after the changes of a turn were told. */
  constructor(changed: ChangeListener, flushed: () => void = () => {}) {
    this.#changed = changed;
    this.#flushed = flushed;
  }

  seen(table: Table, id: string, record: unknown): void {
    const known = this.#known(table);
    if (!known.has(id)) known.set(id, this.#after.get(table)?.get(id) ?? copyOf(record));
  }

  replaced(table: Table, id: string, before: unknown): void {
    const known = this.#known(table);
    if (!known.has(id)) known.set(id, copyOf(before));
  }

  missed(): void {
    this.#missed = this.turn;
    this.#lastSeen.clear();
  }

  lastSeen(table: Table, id: string): number {
    if (this.#before.get(table)?.has(id)) return this.turn;
    return this.#lastSeen.get(table)?.get(id) ?? this.#missed;
  }

  /** Tells what has changed since the last time. Comes by itself at the end of the turn. */
  flush(): void {
    this.#isDue = false;
    for (const [table, records] of this.#before) {
      let lastSeen = this.#lastSeen.get(table);
      if (!lastSeen) {
        lastSeen = new Map();
        this.#lastSeen.set(table, lastSeen);
      }
      let after = this.#after.get(table);
      if (!after || after.size > REMEMBERED) {
        after = new Map();
        this.#after.set(table, after);
      }
      for (const [id, before] of records) {
        lastSeen.set(id, this.turn);
        const now = table.peek(id);
        const { change, copy } = compared(before, now);
        if (change !== undefined) this.#changed(table.name, id, change);
        if (copy === undefined) after.delete(id);
        else after.set(id, copy);
      }
    }
    this.#before.clear();
    this.turn++;
    this.#flushed();
  }

  #known(table: Table): Map<string, unknown> {
    if (!this.#isDue) {
      this.#isDue = true;
      setImmediate(() => this.flush());
    }
    let known = this.#before.get(table);
    if (!known) {
      known = new Map();
      this.#before.set(table, known);
    }
    return known;
  }
}

const isObject = (data: unknown): data is Record<string, unknown> =>
  typeof data === "object" && data !== null && !Array.isArray(data);

/** `change` is undefined where nothing became of it; `copy` is of what is now, made of that of what was before. */
function compared(before: unknown, now: unknown): { change: Change | undefined; copy: unknown } {
  if (now === undefined) return { change: before === undefined ? undefined : null, copy: undefined };
  const whole = () => ({ change: { whole: JSON.stringify(now) }, copy: copyOf(now) });
  if (!isObject(before) || !isObject(now))
    return isSameData(before, now) ? { change: undefined, copy: before } : whole();
  for (const name in before) if (now[name] === undefined && before[name] !== undefined) return whole();
  let fields: Record<string, unknown> | undefined;
  for (const name in now) {
    if (isSameData(before[name], now[name])) continue;
    fields ??= {};
    fields[name] = now[name];
  }
  if (!fields) return { change: undefined, copy: before };
  return { change: { fields: JSON.stringify(fields) }, copy: Object.assign(before, copyOf(fields)) };
}
