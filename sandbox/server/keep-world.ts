// Keeps the world in two files: a snapshot, and a log of what changed since. A change is in the log some milliseconds after it
// was made; a snapshot is written anew when the log has become long beside it. A start opens the snapshot and reads the log.
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LineFile } from "#sandbox/server/line-file.ts";
import { readSnapshot, type Snapshot, scalarsOf, writeSnapshot } from "#sandbox/server/world-snapshot.ts";
import { type Change, ChangeWatch } from "#sandbox/world/change-watch.ts";
import type { Clock } from "#sandbox/world/clock.ts";
import { ColdRecords } from "#sandbox/world/cold-records.ts";
import { emptyState } from "#sandbox/world/empty-state.ts";
import { headOf } from "#sandbox/world/order-index.ts";
import type { OrderRecord, WorldState } from "#sandbox/world/types.ts";
import { World } from "#sandbox/world/world.ts";

const SNAPSHOT = "world.snapshot";
const LOG = "world.log";
/** As it was kept by earlier versions of the sandbox. */
const EARLIER = "world.json";
/** A log up to this length is left as it is. */
const SHORT_LOG = 4_000_000;
/** One beyond this is not left to grow until the end. */
const HUGE_LOG = 512_000_000;

/** The world of a data directory, or null when there is none yet. Throws when it was kept by another version. */
export function loadWorld(directory: string, clock: Clock): World | null {
  const path = join(directory, SNAPSHOT);
  const refuse = (file: string) => new Error(`${file} is of another version of the sandbox: start with --fresh`);
  if (!existsSync(path)) {
    if (existsSync(join(directory, EARLIER))) throw refuse(join(directory, EARLIER));
    return null;
  }
  const snapshot = readSnapshot(path);
  if (snapshot.scalars.version !== emptyState().version) throw refuse(path);
  const changes = readLog(join(directory, LOG), snapshot);
  const heads = new Map([...snapshot.heads].map((head) => [head.id, head]));
  applyChanges(snapshot, changes, heads);
  const state = { ...emptyState(), ...snapshot.scalars } as WorldState;
  return new World(state, clock, { tables: snapshot.tables, heads: heads.values() });
}

/** Before the text of a line that has only those fields of a record that were changed. */
const FIELDS = "+";

/** By table, then by id: the text that counts, null for what was deleted. The table "" has the scalars. */
type Changes = Map<string, Map<string, string | null>>;

function readLog(path: string, snapshot: Snapshot): Changes {
  const changes: Changes = new Map();
  /** Fields that were changed after that text, by record. */
  const later = new Map<string, Map<string, string[]>>();
  if (!existsSync(path)) return changes;
  const [first, ...lines] = readFileSync(path, "utf8").split("\n");
  // A log of an earlier snapshot: its changes are in the later one.
  if (first !== snapshot.id) return changes;
  // What follows the last line break was not written whole.
  for (const line of lines.slice(0, -1)) {
    const [table = "", id = ""] = line.split("\t", 2);
    const text = line.slice(table.length + id.length + 2);
    const fields = ofTable(later, table);
    if (text.startsWith(FIELDS)) {
      const known = fields.get(id);
      if (known) known.push(text.slice(FIELDS.length));
      else fields.set(id, [text.slice(FIELDS.length)]);
    } else {
      ofTable(changes, table).set(id, text === "" ? null : text);
      fields.delete(id);
    }
  }
  for (const [table, records] of later)
    for (const [id, fields] of records) {
      const before = changes.get(table)?.get(id) ?? snapshot.tables.get(table)?.text(id) ?? "{}";
      const record = JSON.parse(before);
      for (const text of fields) Object.assign(record, JSON.parse(text));
      ofTable(changes, table).set(id, JSON.stringify(record));
    }
  return changes;
}

function ofTable<T>(all: Map<string, Map<string, T>>, table: string): Map<string, T> {
  let known = all.get(table);
  if (!known) {
    known = new Map();
    all.set(table, known);
  }
  return known;
}

function applyChanges(snapshot: Snapshot, changes: Changes, heads: Map<string, ReturnType<typeof headOf>>): void {
  for (const [name, records] of changes) {
    if (name === "") {
      snapshot.scalars = JSON.parse(records.get("") ?? "{}");
      continue;
    }
    let cold = snapshot.tables.get(name);
    if (!cold) {
      cold = new ColdRecords();
      (snapshot.tables as Map<string, ColdRecords>).set(name, cold);
    }
    for (const [id, text] of records) {
      if (text === null) cold.forget(id);
      if (name !== "orders") continue;
      if (text === null) heads.delete(id);
      else heads.set(id, headOf(JSON.parse(text) as OrderRecord));
    }
    cold.add([...records].flatMap(([id, text]) => (text === null ? [] : [[id, text] as const])));
  }
}

export interface WorldKeeper {
  /** Writes everything anew: after changes that were not watched. */
  renew(): void;
  /** Afterwards everything is in the files. */
  close(): void;
}

/** Keeps `world`, which was loaded from this directory or is new, from now on. */
export function keepWorld(world: World, directory: string): WorldKeeper {
  mkdirSync(directory, { recursive: true });
  const paths = { snapshot: join(directory, SNAPSHOT), log: join(directory, LOG) };
  let log: LineFile;
  let logLength = 0;
  let snapshotLength = 0;
  let scalars = "";

  const begin = () => {
    const id = randomUUID();
    snapshotLength = writeSnapshot(paths.snapshot, world, id);
    writeFileSync(paths.log, `${id}\n`, { mode: 0o600 });
    logLength = 0;
  };
  const isLong = () => logLength > Math.max(SHORT_LOG, snapshotLength / 2);
  const note = (table: string, id: string, change: Change) => {
    const text = change === null ? "" : "whole" in change ? change.whole : FIELDS + change.fields;
    const line = `${table}\t${id}\t${text}`;
    log.append(line);
    logLength += line.length + 1;
  };
  const turnEnded = () => {
    const now = JSON.stringify(scalarsOf(world));
    if (now !== scalars) note("", "", { whole: now });
    scalars = now;
    // Lines that still wait to be written say what the new snapshot says: to read them again changes nothing.
    if (logLength > HUGE_LOG) begin();
  };

  if (existsSync(paths.snapshot) && existsSync(paths.log)) {
    snapshotLength = statSync(paths.snapshot).size;
    logLength = statSync(paths.log).size;
  } else begin();
  if (isLong()) begin();
  log = new LineFile(paths.log);
  scalars = JSON.stringify(scalarsOf(world));
  const watch = new ChangeWatch(note, turnEnded);
  world.watch(watch);
  const stop = world.clock.onChange(() => setImmediate(() => watch.flush()));
  return {
    renew() {
      watch.flush();
      begin();
    },
    close() {
      stop();
      watch.flush();
      log.close();
      if (isLong()) begin();
    },
  };
}
