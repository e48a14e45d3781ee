// The raw body of a request, counted as it comes: too much and too slow are refused before all of it has arrived.
import type { IncomingMessage, ServerResponse } from "node:http";
import { giveBack } from "#app/lib/give-back.ts";

/** How long what is still coming in after a refusal is read and thrown away, so that the refusal can be read. */
const LINGER_MS = 500;
/** Between two pieces of it: who has been refused has no claim on the process. */
const THROWN_AWAY_EVERY_MS = 20;

export type RequestBody =
  | { outcome: "read"; bytes: Buffer }
  /** Beyond a limit: to be answered with this status. */
  | { outcome: "too_large"; status: 413 }
  | { outcome: "too_slow"; status: 408 }
  /** Nobody is there to be answered. */
  | { outcome: "aborted"; status: null };

export interface BodyLimits {
  mostBytes: number;
  withinMs: number;
}

const TOO_LARGE: RequestBody = { outcome: "too_large", status: 413 };
const TOO_SLOW: RequestBody = { outcome: "too_slow", status: 408 };

/** Of a body this much is read in any case: an order of 500 lines has half of it. */
const SMALL_BYTES = 1024 * 1024;
/** So many larger ones are read to their ends at a time; the others' senders are held off. Nobody has proved yet to be Shopify: what is read is memory. */
const LARGE_AT_ONCE = 2;
/** Between two pieces (64 kB at most) of a larger one: what is read leaves garbage, and the collector is not in such a hurry as a sender may be. */
const PIECE_EVERY_MS = 8;
/** Whose turn has lasted longer is given up where others wait. */
const TURN_MS = 1_000;

const awaitingTurn = new Set<() => void>();
let turns = 0;

/** Calls `goOn` when a larger body may be read on, perhaps at once. @returns what gives the turn, or the place in the queue, back. */
function takeTurn(goOn: () => void): () => void {
  let hasTurn = false;
  const begin = () => {
    awaitingTurn.delete(begin);
    hasTurn = true;
    turns++;
    goOn();
  };
  if (turns < LARGE_AT_ONCE) begin();
  else awaitingTurn.add(begin);
  return () => {
    awaitingTurn.delete(begin);
    if (!hasTurn) return;
    hasTurn = false;
    turns--;
    const [next] = awaitingTurn;
    next?.();
  };
}

/** Reads it within the limits, a large one when it is its turn. Never rejects. */
export function readRequestBody(req: IncomingMessage, { mostBytes, withinMs }: BodyLimits): Promise<RequestBody> {
  if (Number(req.headers["content-length"] ?? 0) > mostBytes) return Promise.resolve(TOO_LARGE);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let leaveTurn: (() => void) | null = null;
    let turnEnds: NodeJS.Timeout | undefined;
    const end = (body: RequestBody) => {
      clearTimeout(timer);
      clearInterval(turnEnds);
      leaveTurn?.();
      req.off("data", onData).off("end", onEnd).off("close", onClose);
      for (const chunk of chunks) if (body.outcome !== "read" || chunk !== body.bytes) giveBack(chunk);
      resolve(body);
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > mostBytes) return end(TOO_LARGE);
      if (size <= SMALL_BYTES) return;
      req.pause();
      if (leaveTurn) return void setTimeout(() => req.resume(), PIECE_EVERY_MS);
      leaveTurn = takeTurn(() => {
        turnEnds = setInterval(() => awaitingTurn.size && end(TOO_SLOW), TURN_MS);
        req.resume();
      });
    };
    // Most come in one piece, which need not be copied.
    const onEnd = () =>
      end({ outcome: "read", bytes: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, size) });
    const onClose = () => end({ outcome: "aborted", status: null });
    const timer = setTimeout(() => end(TOO_SLOW), withinMs);
    req.on("error", () => {}); // a cut connection shows as close
    req.on("data", onData).on("end", onEnd).on("close", onClose);
  });
}

/** Answers a request whose body is not wanted: what is left of it is thrown away for a moment, then the connection is closed. */
export function refuseRequest(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
  text = "",
): void {
  res.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(text), Connection: "close" });
  res.end(text);
  if (req.complete) return;
  const closing = setTimeout(() => req.destroy(), LINGER_MS);
  req.once("close", () => clearTimeout(closing));
  req.on("data", (chunk: Buffer) => {
    giveBack(chunk);
    req.pause();
    setTimeout(() => req.resume(), THROWN_AWAY_EVERY_MS);
  });
  req.resume(); // it may have been held off
}
