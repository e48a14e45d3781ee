// Pure. A value of a field as rules are found by it: its keys and sizes, worked out once, however many rules ask.
import { type Narrowing, valueKey } from "#app/rules/narrowing.ts";
import { Unknown } from "#app/rules/unknown.ts";

export class FieldValue {
  readonly value: unknown;
  /** Nothing can be said of it: it is not known, or has no key. */
  readonly isOpen: boolean;
  /** Of the value, or of each entry of the list. */
  readonly keys: readonly string[];
  #texts: readonly string[] | null = null;
  #sizes: readonly [least: number, most: number] | null = null;

  constructor(value: unknown) {
    this.value = value;
    const keys: (string | null)[] = [];
    if (value instanceof Unknown) keys.push(null);
    else if (Array.isArray(value)) for (const entry of value) keys.push(valueKey(entry));
    else keys.push(valueKey(value));
    this.isOpen = keys.includes(null);
    this.keys = keys as string[];
  }

  /** As they begin, in lower case. */
  get texts(): readonly string[] {
    this.#texts ??= this.isOpen
      ? []
      : (Array.isArray(this.value) ? this.value : [this.value]).map((entry) => beginning(String(entry ?? "")));
    return this.#texts;
  }

  /** The smallest; NaN: it has no size. */
  get least(): number {
    return this.#ofSize()[0];
  }

  get most(): number {
    return this.#ofSize()[1];
  }

  #ofSize(): readonly [least: number, most: number] {
    if (this.#sizes) return this.#sizes;
    let [least, most] = [Number.NaN, Number.NaN];
    if (!this.isOpen)
      for (const key of this.keys) {
        const size = key === "" ? Number.NaN : Number(key);
        if (!(size >= least)) least = Number.isNaN(size) ? least : size;
        if (!(size <= most)) most = Number.isNaN(size) ? most : size;
      }
    this.#sizes = [least, most];
    return this.#sizes;
  }

  /** False: it is not so, for certain. */
  mayBe(narrowing: Narrowing): boolean {
    if (this.isOpen) return true;
    switch (narrowing.by) {
      case "value":
        return narrowing.keys.some((key) => this.keys.includes(key));
      case "prefix":
        return narrowing.keys.some((key) => this.texts.some((text) => text.startsWith(key)));
      case "at_least":
        return this.most >= narrowing.bound;
      case "at_most":
        return this.least <= narrowing.bound;
    }
  }
}

const beginning = (text: string): string => text.toLowerCase().trimStart();
