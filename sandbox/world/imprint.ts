// Pure. What plain data is at a moment, laid out in one row: that is quicker to compare with than a copy, and smaller.

const OBJECT = { begins: "object" };
const LIST = { begins: "list" };
const END = { ends: "object" };

/** Of one value. */
export class Imprint {
  readonly #row: unknown[] = [];

  constructor(data: unknown) {
    layOut(data, this.#row);
  }

  /** Whether `data` says the same, key by key in the same order. */
  fits(data: unknown): boolean {
    position = 0;
    return follows(data, this.#row);
  }
}

/** Of a record, field by field. */
export class RecordImprint {
  readonly #names: string[] = [];
  /** What is no object lies there itself. */
  readonly #values: unknown[] = [];

  constructor(record: object) {
    for (const name in record) this.#keep(name, (record as Record<string, unknown>)[name]);
  }

  /** The fields that say something else now; null where one of them is gone or stands elsewhere. */
  changed(record: object): string[] | null {
    const names = this.#names;
    const changed: string[] = [];
    let at = 0;
    for (const name in record) {
      const now = (record as Record<string, unknown>)[name];
      if (at < names.length) {
        if (names[at] !== name) return null;
        const before = this.#values[at++];
        if (before === now || (before instanceof Imprint && before.fits(now))) continue;
      }
      changed.push(name);
    }
    return at < names.length ? null : changed;
  }

  /** Takes over the fields named, as they are now. */
  follow(record: object, names: readonly string[]): void {
    for (const name of names) this.#keep(name, (record as Record<string, unknown>)[name]);
  }

  #keep(name: string, value: unknown): void {
    const known = this.#names.indexOf(name);
    const at = known < 0 ? this.#names.push(name) - 1 : known;
    this.#values[at] = typeof value === "object" && value !== null ? new Imprint(value) : value;
  }
}

function layOut(data: unknown, row: unknown[]): void {
  if (typeof data !== "object" || data === null) row.push(data);
  else if (Array.isArray(data)) {
    row.push(LIST, data.length);
    for (const one of data) layOut(one, row);
  } else {
    row.push(OBJECT);
    for (const key in data) {
      row.push(key);
      layOut((data as Record<string, unknown>)[key], row);
    }
    row.push(END);
  }
}

/** Where in the row the comparison is. */
let position = 0;

function follows(data: unknown, row: readonly unknown[]): boolean {
  if (typeof data !== "object" || data === null) return row[position++] === data;
  if (Array.isArray(data)) {
    if (row[position++] !== LIST || row[position++] !== data.length) return false;
    for (const one of data) if (!follows(one, row)) return false;
    return true;
  }
  if (row[position++] !== OBJECT) return false;
  for (const key in data) {
    if (row[position++] !== key) return false;
    const value = (data as Record<string, unknown>)[key];
    if (typeof value !== "object" || value === null) {
      if (row[position++] !== value) return false;
    } else if (!follows(value, row)) return false;
  }
  return row[position++] === END;
}
