// The records of one kind, by id. Those that were used are objects, the others lie as text (cold-records.ts) until somebody
// asks for them. To everybody else a table is its `dict`: `world.state.orders[id]`, assignment and `delete` work as on a
// plain object.
import { ColdRecords } from "#sandbox/world/cold-records.ts";

/** Hears of every record that somebody may be about to change. */
export interface TableWatch {
  /** It is there now; it may be changed until the turn is over. */
  seen(table: Table, id: string, record: unknown): void;
  /** It is about to be put there, exchanged or deleted. */
  replaced(table: Table, id: string, before: unknown): void;
  /** Much was changed of which nothing was told. */
  missed(): void;
  /** The turn that is now; they are counted. */
  readonly turn: number;
  /** The last turn in which a record may have been changed; 0: in none. */
  lastSeen(table: Table, id: string): number;
}

/** What a piece of work looked at. */
export interface Reads {
  /** As they were found; undefined: there was none. */
  records: { table: Table; id: string; record: unknown }[];
  /** It looked at more than single records: at lists of them, or at the clock. */
  isWide: boolean;
}

/** What the tables of one world share. */
export interface TableAccess {
  /** Nobody changes anything: records that are read need not be watched, nor kept as objects. */
  isReading: boolean;
  /** Very many records are being made: what is only read on the way goes back to rest as it lay. */
  isFilling: boolean;
  watch: TableWatch | null;
  /** Where what is looked at is noted. */
  reads: Reads | null;
}

/** While reading, further records are not kept as objects once this many are. */
const OBJECTS_KEPT = 150_000;

/** Whether a part of the world's empty state is for records; the rest are counters and settings. */
export const holdsRecords = (empty: unknown): empty is object => typeof empty === "object" && empty !== null;

export class Table<T = unknown> {
  readonly name: string;
  readonly dict: Record<string, T>;
  readonly #access: TableAccess;
  readonly #hot = new Map<string, T>();
  readonly #cold: ColdRecords;
  /** While filling: texts of objects that came from rest. */
  readonly #lay = new Map<string, string>();
  #size: number;

  constructor(name: string, access: TableAccess, records: Record<string, T>, cold = new ColdRecords()) {
    this.name = name;
    this.#access = access;
    this.#cold = cold;
    this.#size = cold.size;
    for (const [id, record] of Object.entries(records)) {
      if (!this.has(id)) this.#size++;
      this.#hot.set(id, record);
    }
    this.dict = new Proxy<Record<string, T>>({}, handlerOf(this));
  }

  get size(): number {
    return this.#size;
  }

  has(id: string): boolean {
    if (this.#access.reads) this.#access.reads.isWide = true;
    return this.#hot.has(id) || this.#cold.has(id);
  }

  /** Oldest first. */
  *ids(): Generator<string> {
    if (this.#access.reads) this.#access.reads.isWide = true;
    yield* this.#cold.ids();
    for (const id of this.#hot.keys()) if (!this.#cold.has(id)) yield id;
  }

  /**
   * The record, the same object each time; only while reading, and when very many were read before, it may be one of its own.
   */
  get(id: string): T | undefined {
    const record = this.#get(id);
    this.#access.reads?.records.push({ table: this as Table, id, record });
    return record;
  }

  #get(id: string): T | undefined {
    const known = this.#hot.get(id);
    const { isReading, isFilling, watch } = this.#access;
    if (known !== undefined) {
      if (watch && !isReading) watch.seen(this as Table, id, known);
      return known;
    }
    const text = this.#cold.text(id);
    if (text === undefined) return undefined;
    const record = JSON.parse(text) as T;
    if (isReading && this.#hot.size >= OBJECTS_KEPT)
      // Nobody would see what is written into it.
      return Object.freeze(record) as T;
    this.#hot.set(id, record);
    if (isFilling) this.#lay.set(id, text);
    if (watch && !isReading) watch.seen(this as Table, id, record);
    return record;
  }

  set(id: string, record: T): void {
    this.#access.watch?.replaced(this as Table, id, this.peek(id));
    if (!this.has(id)) this.#size++;
    this.#hot.set(id, record);
  }

  delete(id: string): void {
    this.#access.watch?.replaced(this as Table, id, this.peek(id));
    if (this.has(id)) this.#size--;
    this.#hot.delete(id);
    this.#lay.delete(id);
    this.#cold.forget(id);
  }

  /** The record as JSON text, as it is now; undefined when there is none. */
  text(id: string): string | undefined {
    const record = this.#hot.get(id);
    return record === undefined ? this.#cold.text(id) : JSON.stringify(record);
  }

  /** Lays all objects to rest. For who made very many records and holds none of them any more. */
  chill(): void {
    const texts = [...this.#hot]
      .map(([id, record]) => [id, JSON.stringify(record)] as const)
      .filter(([id, text]) => this.#lay.get(id) !== text);
    this.#hot.clear();
    this.#lay.clear();
    this.#cold.add(texts);
  }

  /** All records for a file: blocks that nothing touched as they lie, the rest as texts. */
  atRest(): { blocks: ReturnType<ColdRecords["intact"]>["blocks"]; texts: Iterable<readonly [string, string]> } {
    const { blocks, others } = this.#cold.intact((id) => !this.#hot.has(id));
    const self = this;
    function* texts() {
      for (const id of others) yield [id, self.text(id) ?? ""] as const;
      for (const [id, record] of self.#hot) yield [id, JSON.stringify(record)] as const;
    }
    return { blocks, texts: texts() };
  }

  /** The record as it is now, for somebody who changes nothing and keeps nothing of it. */
  peek(id: string): unknown {
    const text = this.#hot.has(id) ? undefined : this.#cold.text(id);
    return text === undefined ? this.#hot.get(id) : JSON.parse(text);
  }
}

function handlerOf<T>(table: Table<T>): ProxyHandler<Record<string, T>> {
  return {
    get: (_target, id) => (typeof id === "string" ? table.get(id) : undefined),
    has: (_target, id) => typeof id === "string" && table.has(id),
    set(_target, id, record) {
      if (typeof id === "string") table.set(id, record);
      return typeof id === "string";
    },
    deleteProperty(_target, id) {
      if (typeof id === "string") table.delete(id);
      return true;
    },
    ownKeys: () => [...table.ids()],
    getOwnPropertyDescriptor: (_target, id) =>
      typeof id === "string" && table.has(id)
        ? { value: table.get(id), writable: true, enumerable: true, configurable: true }
        : undefined,
  };
}
