// Pure. A set of small whole numbers, gone through in their order.

export class BitSet {
  readonly #words: Uint32Array;

  /** @param size one more than the largest number that it can hold. */
  constructor(size: number) {
    this.#words = new Uint32Array((size + 31) >>> 5);
  }

  add(at: number): void {
    const word = at >>> 5;
    this.#words[word] = (this.#words[word] as number) | (1 << (at & 31));
  }

  has(at: number): boolean {
    return (((this.#words[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1;
  }

  /** Adds all of another one of the same size. */
  addAll({ words }: { words: Uint32Array }): void {
    for (let at = 0; at < words.length; at++) this.#words[at] = (this.#words[at] as number) | (words[at] as number);
  }

  get words(): Uint32Array {
    return this.#words;
  }

  /** The first one from `at` on; -1: there is none. One that is added behind the place reached does not come. */
  next(at: number): number {
    let word = at >>> 5;
    if (word >= this.#words.length) return -1;
    let bits = (this.#words[word] as number) & (-1 << (at & 31));
    while (bits === 0) {
      if (++word >= this.#words.length) return -1;
      bits = this.#words[word] as number;
    }
    return (word << 5) + (31 - Math.clz32(bits & -bits));
  }
}
