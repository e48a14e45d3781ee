// Pure. A value of a field as rules are found by it: its keys and sizes, worked out once, however many rules ask.
import { type Narrowing, valueKey } from "#app/rules/narrowing.ts";
import { Unknown } from "#app/rules/unknown.ts";

export class FieldValue {
  readonly value: unknown;
  /** Nothing can be said of it: it is not known, or has no key. */
  readonly isOpen: boolean;
  /** Of the value, or of each entry of the list. */
  readonly keys: readonly string[];
  /** As they begin, in lower case. */
  readonly texts: readonly string[];
  /** Smallest and largest; NaN: it has no size. */
  readonly least: number;
  readonly most: number;

  constructor(value: unknown) {
    this.value = value;
    const entries = Array.isArray(value) ? value : [value];
    const keys = value instanceof Unknown ? [null] : entries.map(valueKey);
    this.isOpen = keys.includes(null);
    this.keys = keys as string[];
    this.texts = this.isOpen ? [] : entries.map((entry) => beginning(String(entry ?? "")));
    let [least, most] = [Number.NaN, Number.NaN];
    if (!this.isOpen)
      for (const key of this.keys) {
        const size = key === "" ? Number.NaN : Number(key);
        if (!(size >= least)) least = Number.isNaN(size) ? least : size;
        if (!(size <= most)) most = Number.isNaN(size) ? most : size;
      }
    this.least = least;
    this.most = most;
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
