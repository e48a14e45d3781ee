// The file of a bulk operation, line by line as it comes: it may be larger than memory.
import type { BulkLine } from "#app/admin/bulk-groups.ts";
import { unavailable } from "#app/admin/classify-answer.ts";
import { AdminUnavailable } from "#app/admin/errors.ts";
import { shopifyFetch } from "#app/admin/shopify-fetch.server.ts";
import { env } from "#app/env.server.ts";

/** No object of a store comes near it; one that does is kept out rather than held in memory. */
const LONGEST_LINE = 10_000_000;
const NEWLINE = 0x0a;

/** The address has expired (a week after the operation) or never led anywhere: only another operation helps. */
export class BulkFileGone extends Error {
  override readonly name = "BulkFileGone";
}

/**
 * Lines from a byte on at which one begins. Ends with the file; a last line without its end is not told, the file broke off.
 * @param withinMs after so long the connection is given up, however far it has come.
 * @throws BulkFileGone | AdminUnavailable
 */
export async function* bulkLines(
  url: string,
  { from, withinMs }: { from: number; withinMs: number },
): AsyncGenerator<BulkLine, void, undefined> {
  if (!env.SANDBOX_URL && !url.startsWith("https://")) throw new BulkFileGone("the file's address is not https");
  const stop = new AbortController();
  const deadline = setTimeout(() => stop.abort(), withinMs);
  try {
    const answer = await open(url, from, stop.signal);
    if (!answer) return;
    // Not every host goes on in the middle: what was read before is passed over then.
    let toSkip = answer.status === 206 ? 0 : from;
    let end = from;
    let line: Buffer[] = [];
    let length = 0;
    const pieces = answer.body?.getReader();
    for (;;) {
      const next = await pieces?.read().catch((error: unknown) => {
        throw unavailable(error);
      });
      if (!next || next.done) return;
      let piece = Buffer.from(next.value);
      if (toSkip > 0) {
        const skipped = Math.min(toSkip, piece.length);
        toSkip -= skipped;
        piece = piece.subarray(skipped);
      }
      for (let at = piece.indexOf(NEWLINE); at !== -1; at = piece.indexOf(NEWLINE)) {
        const last = piece.subarray(0, at);
        length += last.length;
        end += length + 1;
        yield { text: length > LONGEST_LINE ? null : Buffer.concat([...line, last]).toString("utf8"), end };
        line = [];
        length = 0;
        piece = piece.subarray(at + 1);
      }
      length += piece.length;
      if (length > LONGEST_LINE) line = [];
      else if (piece.length) line.push(piece);
    }
  } finally {
    clearTimeout(deadline);
    stop.abort();
  }
}

/** Null: the file ends before that byte. */
async function open(url: string, from: number, signal: AbortSignal): Promise<Response | null> {
  const headers: Record<string, string> = from > 0 ? { Range: `bytes=${from}-` } : {};
  let answer: Response;
  try {
    answer = await shopifyFetch(url, { signal, headers });
  } catch (error) {
    throw unavailable(error);
  }
  if (answer.ok) return answer;
  await answer.body?.cancel();
  if (answer.status === 416) return null;
  if (answer.status === 429 || answer.status >= 500)
    throw new AdminUnavailable(`the file's host answers ${answer.status}`, { sent: false });
  throw new BulkFileGone(`the file's host answers ${answer.status}`);
}
