// Finds out what a turn of the event loop changed in the world's tables: whatever was handed out is compared with what it
// was. So a verb need not say what it writes to, and nothing that it wrote is forgotten.
import type { Table, TableWatch } from "#sandbox/world/table.ts";

/** `text` is the record's JSON, null when it is gone. */
export type ChangeListener = (table: string, id: string, text: string | null) => void;

/** Records whose text is remembered from one turn to the next, a table. */
const REMEMBERED = 2_000;

export class ChangeWatch implements TableWatch {
  readonly #changed: ChangeListener;
  readonly #flushed: () => void;
  /** What was there before this turn, as JSON; null: nothing. */
  readonly #before = new Map<Table, Map<string, string | null>>();
  /** Texts as the last turns left them: who is looked at again need not be written out again. */
  readonly #after = new Map<Table, Map<string, string>>();
  #isDue = false;

  /** @param flushed called after the changes of a turn were told. */
  constructor(changed: ChangeListener, flushed: () => void = () => {}) {
    this.#changed = changed;
    this.#flushed = flushed;
  }

  seen(table: Table, id: string, record: unknown): void {
    const known = this.#known(table);
    if (!known.has(id)) known.set(id, this.#after.get(table)?.get(id) ?? JSON.stringify(record));
  }

  replaced(table: Table, id: string, before: unknown): void {
    const known = this.#known(table);
    if (!known.has(id)) known.set(id, before === undefined ? null : JSON.stringify(before));
  }

  /** Tells what has changed since the last time. Comes by itself at the end of the turn. */
  flush(): void {
    this.#isDue = false;
    for (const [table, records] of this.#before) {
      let after = this.#after.get(table);
      if (!after || after.size > REMEMBERED) {
        after = new Map();
        this.#after.set(table, after);
      }
      for (const [id, before] of records) {
        const now = table.text(id) ?? null;
        if (now === null) after.delete(id);
        else after.set(id, now);
        if (now !== before) this.#changed(table.name, id, now);
      }
    }
    this.#before.clear();
    this.#flushed();
  }

  #known(table: Table): Map<string, string | null> {
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
