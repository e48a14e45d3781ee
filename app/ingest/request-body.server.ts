// The raw body of a request, counted as it comes: too much and too slow are refused before all of it has arrived.
import type { IncomingMessage, ServerResponse } from "node:http";

/** How long what is still coming in after a refusal is read and thrown away, so that the refusal can be read. */
const LINGER_MS = 500;

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

/** Reads it within the limits. Never rejects. */
export function readRequestBody(req: IncomingMessage, { mostBytes, withinMs }: BodyLimits): Promise<RequestBody> {
  if (Number(req.headers["content-length"] ?? 0) > mostBytes) return Promise.resolve(TOO_LARGE);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (body: RequestBody) => {
      clearTimeout(timer);
      req.off("data", onData).off("end", onEnd).off("close", onClose);
      resolve(body);
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostBytes) end(TOO_LARGE);
      else chunks.push(chunk);
    };
    // Most come in one piece, which need not be copied.
    const onEnd = () =>
      end({ outcome: "read", bytes: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, size) });
    const onClose = () => end({ outcome: "aborted", status: null });
    const timer = setTimeout(() => end({ outcome: "too_slow", status: 408 }), withinMs);
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
  req.resume();
}
