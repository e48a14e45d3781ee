// Pure. The lines of a bulk query's result (JSONL, children right after their parent), put together again: each object at the
// root of the query with all that stands below it.

export interface BulkLine {
  /** Null: longer than anything that is read. */
  text: string | null;
  /** Byte at which the next line begins. */
  end: number;
}

export type BulkObject = Record<string, unknown>;

export interface BulkGroup {
  /** Null: only lines that were kept out. */
  root: BulkObject | null;
  /** In the order of the file, those of any depth; each names its parent in `__parentId`. */
  children: BulkObject[];
  /** Why lines of it were kept out, one reason a line. */
  keptOut: string[];
  /** Byte at which the next group begins: up to there nothing has to be read again. */
  end: number;
}

const nothing = (end: number): BulkGroup => ({ root: null, children: [], keptOut: [], end });

export class BulkGroups {
  #open = nothing(0);
  readonly #ids = new Set<unknown>();

  /** @param from byte at which the first line begins. */
  constructor(from = 0) {
    this.#open.end = from;
  }

  /** Takes the next line. Returns the group before it, once it is known to be whole. */
  take({ text, end }: BulkLine): BulkGroup | null {
    const object = text === null ? "A line is longer than 10 MB." : objectOf(text);
    if (object === null) {
      this.#open.end = end;
      return null;
    }
    if (typeof object === "string") {
      this.#open.keptOut.push(object);
      this.#open.end = end;
      return null;
    }
    if ("__parentId" in object) {
      if (this.#ids.has(object.__parentId)) {
        this.#open.children.push(object);
        if (object.id) this.#ids.add(object.id);
      } else this.#open.keptOut.push("A line names a parent that does not stand before it.");
      this.#open.end = end;
      return null;
    }
    const done = this.#open;
    this.#open = { ...nothing(end), root: object };
    this.#ids.clear();
    this.#ids.add(object.id);
    return done.root || done.keptOut.length ? done : null;
  }

  /** The last group; of a file that breaks off it may lack children. */
  finish(): BulkGroup | null {
    const done = this.#open;
    this.#open = nothing(done.end);
    return done.root || done.keptOut.length ? done : null;
  }
}

/** Null: an empty line. A text: why it is none. */
function objectOf(text: string): BulkObject | string | null {
  if (!text.trim()) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return "A line holds no object.";
    const object = value as BulkObject;
    return "__parentId" in object || typeof object.id === "string"
      ? object
      : "A line names neither itself nor a parent.";
  } catch {
    return "A line is not JSON.";
  }
}
