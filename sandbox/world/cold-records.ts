// Records at rest: JSON text in compressed blocks, in memory or in a file, of which one is opened when one of its records
// is wanted. A hundred thousand orders lie in some 30 MB this way, and a start does not read them.
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";

/** Records of one block: enough for compression to pay, few enough to be opened for one of them. */
const BLOCK = 32;
/** Opened blocks are kept up to this many characters. */
const OPENED_AT_MOST = 128_000_000;

/** One block: the ids in it, and where its compressed text comes from (one record a line). */
export interface ColdBlock {
  ids: readonly string[];
  read: () => Buffer;
}

export class ColdRecords {
  readonly #blocks: ColdBlock[] = [];
  /** Block times BLOCK, plus the line in it. */
  readonly #places = new Map<string, number>();
  /** Opened blocks, the one used last at the end. */
  readonly #opened = new Map<number, string[]>();
  #openedCharacters = 0;

  get size(): number {
    return this.#places.size;
  }

  has(id: string): boolean {
    return this.#places.has(id);
  }

  ids(): IterableIterator<string> {
    return this.#places.keys();
  }

  text(id: string): string | undefined {
    const place = this.#places.get(id);
    return place === undefined ? undefined : this.#open(Math.floor(place / BLOCK))[place % BLOCK];
  }

  forget(id: string): void {
    this.#places.delete(id);
  }

  /** Says in which order records stand whose blocks come afterwards, in any order. */
  reserve(ids: readonly string[]): void {
    for (const id of ids) this.#places.set(id, -1);
  }

  /** Takes over a block as it was written. */
  addBlock(block: ColdBlock): void {
    const number = this.#blocks.push(block) - 1;
    for (const [line, id] of block.ids.entries()) this.#places.set(id, number * BLOCK + line);
  }

  /** Packs records into blocks; a record that is here already is replaced. */
  add(records: readonly (readonly [id: string, text: string])[]): void {
    for (const block of packed(records)) this.addBlock(block);
  }

  /** Blocks of which every record is still the one that counts, as they lie, and the ids of all other records. */
  intact(isCurrent: (id: string) => boolean): { blocks: ColdBlock[]; others: string[] } {
    const blocks: ColdBlock[] = [];
    const others: string[] = [];
    for (const [number, block] of this.#blocks.entries()) {
      const here = block.ids.filter((id, line) => this.#places.get(id) === number * BLOCK + line && isCurrent(id));
      if (here.length === block.ids.length) blocks.push(block);
      else others.push(...here);
    }
    return { blocks, others };
  }

  #open(number: number): string[] {
    const known = this.#opened.get(number);
    if (known) {
      this.#opened.delete(number);
      this.#opened.set(number, known);
      return known;
    }
    const text = zstdDecompressSync(this.#blocks[number]?.read() ?? Buffer.alloc(0)).toString("utf8");
    const lines = text.split("\n");
    this.#opened.set(number, lines);
    this.#openedCharacters += text.length;
    for (const [oldest, old] of this.#opened) {
      if (this.#openedCharacters <= OPENED_AT_MOST || oldest === number) break;
      this.#opened.delete(oldest);
      this.#openedCharacters -= old.reduce((sum, line) => sum + line.length + 1, -1);
    }
    return lines;
  }
}

/** Compresses records, BLOCK at a time. */
export function* packed(records: Iterable<readonly [id: string, text: string]>): Generator<ColdBlock> {
  let ids: string[] = [];
  let texts: string[] = [];
  const pack = (): ColdBlock => {
    // A copy of its own size: what comes out is the beginning of something larger.
    const bytes = Buffer.from(new Uint8Array(zstdCompressSync(Buffer.from(texts.join("\n"), "utf8"))).buffer);
    return { ids, read: () => bytes };
  };
  for (const [id, text] of records) {
    ids.push(id);
    texts.push(text);
    if (ids.length < BLOCK) continue;
    yield pack();
    ids = [];
    texts = [];
  }
  if (ids.length > 0) yield pack();
}
