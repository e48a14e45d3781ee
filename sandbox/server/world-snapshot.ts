// The whole world in one file: compressed blocks of records, then an index of what lies where, then where the index lies.
// Reading opens the index only; a block is read when one of its records is wanted.
import { closeSync, fstatSync, openSync, readSync, renameSync, writeSync } from "node:fs";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { type ColdBlock, ColdRecords, packed } from "#sandbox/world/cold-records.ts";
import { emptyState } from "#sandbox/world/empty-state.ts";
import type { OrderHead } from "#sandbox/world/order-index.ts";
import { holdsRecords } from "#sandbox/world/table.ts";
import type { WorldState } from "#sandbox/world/types.ts";
import type { RestedRecords, World } from "#sandbox/world/world.ts";

/** Index offset and length, eight bytes each. */
const TRAILER = 16;

interface TableIndex {
  ids: string[];
  /** Offset, length, and where its records stand in `ids`. */
  blocks: [offset: number, length: number, at: number[]][];
}

interface SnapshotIndex {
  /** Names this very snapshot: the log of changes says which one it follows. */
  id: string;
  /** What of the state is no table: counters, settings. */
  scalars: Record<string, unknown>;
  tables: Record<string, TableIndex>;
  heads: { shops: string[]; columns: (string | number | null)[][] };
}

export interface Snapshot extends RestedRecords {
  id: string;
  scalars: Record<string, unknown>;
}

const SCALARS = Object.entries(emptyState()).flatMap(([name, empty]) =>
  holdsRecords(empty) ? [] : [name as keyof WorldState],
);

/** What of the world's state stands in no table. */
export const scalarsOf = (world: World): Record<string, unknown> =>
  Object.fromEntries(SCALARS.map((name) => [name, world.state[name]]));

/** Writes the world to a new file that then takes the old one's place. Returns its size in bytes. */
export function writeSnapshot(path: string, world: World, id: string): number {
  const file = openSync(`${path}.new`, "w", 0o600);
  let offset = 0;
  const write = (bytes: Buffer) => {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    offset += bytes.length;
  };
  try {
    const tables: SnapshotIndex["tables"] = {};
    for (const [name, table] of world.tables) {
      const ids = [...table.ids()];
      const positions = new Map(ids.map((one, position) => [one, position]));
      const blocks: TableIndex["blocks"] = [];
      const add = ({ ids: here, read }: ColdBlock) => {
        const bytes = read();
        blocks.push([offset, bytes.length, here.map((one) => positions.get(one) ?? -1)]);
        write(bytes);
      };
      const { blocks: intact, texts } = table.atRest();
      for (const block of intact) add(block);
      for (const block of packed(texts)) add(block);
      tables[name] = { ids, blocks };
    }
    const index: SnapshotIndex = { id, scalars: scalarsOf(world), tables, heads: columnsOf(world.orderIndex.all()) };
    const at = offset;
    write(zstdCompressSync(Buffer.from(JSON.stringify(index), "utf8")));
    const trailer = Buffer.alloc(TRAILER);
    trailer.writeBigUInt64LE(BigInt(at), 0);
    trailer.writeBigUInt64LE(BigInt(offset - at), 8);
    write(trailer);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
  return offset;
}

/** Opens a snapshot; its file is read from for as long as the process lives. Throws when it is none, or broken. */
export function readSnapshot(path: string): Snapshot {
  const file = openSync(path, "r");
  const read = (offset: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length);
    for (let done = 0; done < length; ) {
      const more = readSync(file, bytes, done, length - done, offset + done);
      if (more === 0) throw new Error(`${path} ends before it should`);
      done += more;
    }
    return bytes;
  };
  const end = fstatSync(file).size - TRAILER;
  if (end < 0) throw new Error(`${path} is no kept world`);
  const trailer = read(end, TRAILER);
  const at = Number(trailer.readBigUInt64LE(0));
  const length = Number(trailer.readBigUInt64LE(8));
  if (at + length !== end) throw new Error(`${path} is no kept world`);
  const index = JSON.parse(zstdDecompressSync(read(at, length)).toString("utf8")) as SnapshotIndex;
  const tables = new Map<string, ColdRecords>();
  for (const [name, { ids, blocks }] of Object.entries(index.tables)) {
    const records = new ColdRecords();
    records.reserve(ids);
    for (const [offset, size, positions] of blocks)
      records.addBlock({ ids: positions.map((position) => ids[position] ?? ""), read: () => read(offset, size) });
    tables.set(name, records);
  }
  return { id: index.id, scalars: index.scalars, tables, heads: headsOf(index.heads) };
}

const KEYS = ["id", "customerId", "number", "createdAt", "processedAt", "updatedAt"] as const;

function columnsOf(heads: Iterable<OrderHead>): SnapshotIndex["heads"] {
  const shops: string[] = [];
  const columns: (string | number | null)[][] = [[], ...KEYS.map(() => [])];
  for (const head of heads) {
    let shop = shops.indexOf(head.shop);
    if (shop < 0) shop = shops.push(head.shop) - 1;
    columns[0]?.push(shop);
    for (const [at, key] of KEYS.entries()) columns[at + 1]?.push(head[key]);
  }
  return { shops, columns };
}

function* headsOf({ shops, columns: [shop = [], ...rest] }: SnapshotIndex["heads"]): Generator<OrderHead> {
  for (const [row, number] of shop.entries()) {
    const head = Object.fromEntries(KEYS.map((key, at) => [key, rest[at]?.[row] ?? null]));
    yield { shop: shops[Number(number)] ?? "", ...head } as OrderHead;
  }
}
