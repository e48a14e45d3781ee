// Finds out what a turn of the event loop changed in the world's tables: whatever was handed out is compared with what it
// was. So a verb need not say what it writes to, and nothing that it wrote is forgotten.
import { Imprint, RecordImprint } from "#sandbox/world/imprint.ts";
import type { Table, TableWatch } from "#sandbox/world/table.ts";

/** What became of a record, as JSON: all of it, or those of its fields that are others now; null: it is gone. */
export type Change = { whole: string } | { fields: string } | null;
export type ChangeListener = (table: string, id: string, change: Change) => void;

/** What records were is remembered from one turn to the next for up to so many of a table. */
const REMEMBERED = 10_000;

export class ChangeWatch implements TableWatch {
  readonly #changed: ChangeListener;
  readonly #flushed: () => void;
  /** What was there before this turn; undefined: nothing. */
  readonly #before = new Map<Table, Map<string, Kept | undefined>>();
  /** What the last turns left: who is looked at again need not be laid out again. */
  readonly #after = new Map<Table, Map<string, Kept>>();
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
    if (!known.has(id)) known.set(id, this.#after.get(table)?.get(id) ?? kept(record));
  }

  replaced(table: Table, id: string, before: unknown): void {
    const known = this.#known(table);
    if (!known.has(id)) known.set(id, before === undefined ? undefined : kept(before));
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
        const { change, left } = compared(before, now);
        if (change !== undefined) this.#changed(table.name, id, change);
        if (left === undefined) after.delete(id);
        else after.set(id, left);
      }
    }
    this.#before.clear();
    this.turn++;
    this.#flushed();
  }

  #known(table: Table): Map<string, Kept | undefined> {
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

/** A table holds records, or lists of something. */
type Kept = RecordImprint | Imprint;

const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === "object" && data !== null && !Array.isArray(data);

const kept = (data: unknown): Kept => (isRecord(data) ? new RecordImprint(data) : new Imprint(data));

/** `change` is undefined where nothing became of it; `left` is what is now, made of what was before. */
function compared(before: Kept | undefined, now: unknown): { change: Change | undefined; left: Kept | undefined } {
  if (now === undefined) return { change: before === undefined ? undefined : null, left: undefined };
  if (before instanceof Imprint && before.fits(now)) return { change: undefined, left: before };
  const names = before instanceof RecordImprint && isRecord(now) ? before.changed(now) : null;
  if (names?.length === 0) return { change: undefined, left: before };
  // What is undefined is gone, in JSON.
  if (!names || !isRecord(now) || names.some((name) => now[name] === undefined))
    return { change: { whole: JSON.stringify(now) }, left: kept(now) };
  if (before instanceof RecordImprint) before.follow(now, names);
  return {
    change: { fields: JSON.stringify(Object.fromEntries(names.map((name) => [name, now[name]]))) },
    left: before,
  };
}
