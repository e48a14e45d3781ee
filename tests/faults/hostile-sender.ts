// A process of its own that sends what nobody well-behaved would, over connections of its own, until it is told to stop:
// `node tests/faults/hostile-sender.ts PORT AT_ONCE KIND…`, with a channel over which it says at last what became of them.
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setPriority } from "node:os";
import { setTimeout as wait } from "node:timers/promises";

/** Of one connection. Eight that send on end are a line of a gigabit. */
const CHUNK = Buffer.alloc(64 * 1024, 0x20);
const CHUNK_EVERY_MS = 5;
const LARGE_BYTES = 10 * 1024 * 1024;
const DRIP_EVERY_MS = 1_000;
const HEADERS = 10_000;
/** Before a connection that was ended is followed by the next. */
const AGAIN_AFTER_MS = 100;
/** Whoever is not cut by then never will be. Node gives up on slow headers after one minute, and looks twice a minute. */
const CUT_WITHIN_MS = 100_000;

const START = "POST /webhooks HTTP/1.1\r\nHost: app.example\r\nContent-Type: application/json\r\n";

/** How each goes on sending once it is connected, until it is cut. */
const SENDS = {
  /** 10 MB, and the header says so. */
  large: (socket) => stream(socket, `Content-Length: ${LARGE_BYTES}\r\n\r\n`, () => CHUNK),
  /** In chunks, without a length and without an end. */
  endless: (socket) =>
    stream(socket, "Transfer-Encoding: chunked\r\n\r\n", () =>
      Buffer.concat([Buffer.from(`${CHUNK.length.toString(16)}\r\n`), CHUNK, Buffer.from("\r\n")]),
    ),
  /** A byte of the body a second. */
  "slow-body": (socket) => drip(socket, "Content-Length: 1000\r\n\r\n"),
  /** A byte of the headers a second. */
  "slow-headers": (socket) => drip(socket, "X-More: "),
  /** 10,000 headers. */
  headers: async (socket) => {
    for (let count = 0; count < HEADERS && socket.writable; count += 100)
      await write(socket, Array.from({ length: 100 }, (_, index) => `X-${count + index}: 1\r\n`).join(""));
  },
} satisfies Record<string, (socket: Socket) => Promise<void>>;

export type HostileKind = keyof typeof SENDS;
export const HOSTILE_KINDS = Object.keys(SENDS) as HostileKind[];

/** What became of the connections of one kind. */
export interface Fate {
  /** How often which status came; "cut" where the connection ended without one, "never" where it did not end. */
  answers: Record<string, number>;
  /** How long the longest lasted, in milliseconds. */
  longestMs: number;
}

async function stream(socket: Socket, headers: string, next: () => Buffer): Promise<void> {
  await write(socket, headers);
  for (let sent = 0; socket.writable && (sent < LARGE_BYTES || headers.startsWith("Transfer")); sent += CHUNK.length) {
    await write(socket, next());
    await wait(CHUNK_EVERY_MS);
  }
}

async function drip(socket: Socket, headers: string): Promise<void> {
  await write(socket, headers);
  for (; socket.writable; await wait(DRIP_EVERY_MS)) await write(socket, "a");
}

async function write(socket: Socket, data: Buffer | string): Promise<void> {
  if (!socket.write(data)) await Promise.race([once(socket, "drain"), once(socket, "close")]).catch(() => {});
}

async function attack(port: number, kind: HostileKind, fate: Fate): Promise<void> {
  const began = performance.now();
  const socket = connect(port, "127.0.0.1");
  let said = "";
  socket.on("data", (bytes) => {
    if (said.length < 100) said += bytes.toString("latin1");
  });
  socket.on("error", () => {}); // a reset shows as close
  const closed = new Promise<"closed">((resolve) => socket.once("close", () => resolve("closed")));
  await Promise.race([once(socket, "connect").catch(() => {}), closed]);
  void write(socket, START).then(() => SENDS[kind](socket));
  const late = new AbortController();
  const end = await Promise.race([closed, wait(CUT_WITHIN_MS, "never" as const, { signal: late.signal })]);
  late.abort();
  socket.destroy();
  const status = /^HTTP\/1\.1 (\d{3})/.exec(said)?.[1];
  const answer = end === "never" ? "never" : (status ?? "cut");
  fate.answers[answer] = (fate.answers[answer] ?? 0) + 1;
  fate.longestMs = Math.max(fate.longestMs, Math.round(performance.now() - began));
}

async function main(): Promise<void> {
  // What is measured is what the web process does about them, not that they take the processor from it.
  setPriority(19);
  const [port, atOnce, ...kinds] = process.argv.slice(2) as [string, string, ...HostileKind[]];
  let isOver = false;
  process.once("message", () => {
    isOver = true;
  });
  const fates = kinds.map(async (kind): Promise<[HostileKind, Fate]> => {
    const fate: Fate = { answers: {}, longestMs: 0 };
    const one = async () => {
      for (; !isOver; await wait(AGAIN_AFTER_MS)) await attack(Number(port), kind, fate);
    };
    await Promise.all(Array.from({ length: Number(atOnce) }, one));
    return [kind, fate];
  });
  process.send?.(Object.fromEntries(await Promise.all(fates)));
  process.disconnect();
}

if (import.meta.main) await main();
