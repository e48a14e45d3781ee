// Finds out what a turn of the event loop changed in the world's tables: whatever was handed out is compared with what it
// was. So a verb need not say what it writes to, and nothing that it wrote is forgotten.
import type { Table, TableWatch } from "#sandbox/world/table.ts";

/** `text` is the record's JSON, null when it is gone. */
export type ChangeListener = (table: string, id: string, text: string | null) => void;

/** Texts are remembered from one turn to the next up to this many characters a table. */
const REMEMBERED = 64_000_000;

export class ChangeWatch implements TableWatch {
  readonly #changed: ChangeListener;
  readonly #flushed: () => void;
  /** What was there before this turn, as JSON; null: nothing. */
  readonly #before = new Map<Table, Map<string, string | null>>();
  /** Texts as the last turns left them: who is looked at again need not be written out again. */
  readonly #after = new Map<Table, { texts: Map<string, string>; characters: number }>();
  #isDue = false;

  /** @param flushed called after the changes of a turn were told. */
  constructor(changed: ChangeListener, flushed: () => void = () => {}) {
    this.#changed = changed;
    this.#flushed = flushed;
  }

  seen(table: Table, id: string, record: unknown): void {
    const known = this.#known(table);
    if (!known.has(id)) known.set(id, this.#after.get(table)?.texts.get(id) ?? JSON.stringify(record));
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
      if (!after || after.characters > REMEMBERED) {
        after = { texts: new Map(), characters: 0 };
        this.#after.set(table, after);
      }
      for (const [id, before] of records) {
        const now = table.text(id) ?? null;
        after.characters += (now?.length ?? 0) - (after.texts.get(id)?.length ?? 0);
        if (now === null) after.texts.delete(id);
        else after.texts.set(id, now);
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
