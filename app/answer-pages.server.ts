// Between node:http and fetch's Request and Response, for the pages: with a limit on what is taken in, and an end for
// requests whose sender went away.
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { logger } from "#app/logger.server.ts";

/** Forms are small. Webhooks have a door of their own. */
const MOST_BYTES = 1024 * 1024;
const METHODS = new Set(["GET", "HEAD", "POST", "OPTIONS"]);

class TooLarge extends Error {}

/**
 * @param origin that links and redirects are made of: behind a proxy the Host header is the proxy's.
 * @param bare headers of answers that hold plain words.
 * @param answer must not throw for reasons of the visitor's.
 */
export function answerPages(options: {
  origin: string;
  bare: Record<string, string>;
  answer: (request: Request) => Promise<Response>;
}): RequestListener {
  const { origin, answer } = options;
  return async (req, res) => {
    const refuse = (status: number, words: string) => {
      if (res.headersSent) return res.destroy();
      res.writeHead(status, { "Content-Type": "text/plain", Connection: "close", ...options.bare }).end(words);
    };
    if (!METHODS.has(req.method ?? "")) return refuse(405, "Method not allowed");
    // "//elsewhere" is another host to URL, and some targets are no URL at all.
    const target = req.url ?? "/";
    if (!/^\/(?!\/)/.test(target) || !URL.canParse(target, origin)) return refuse(400, "Bad request");
    if (Number(req.headers["content-length"] ?? 0) > MOST_BYTES) return refuse(413, "Too large");
    try {
      await sendAnswer(res, await answer(requestOf(req, res, new URL(target, origin))));
    } catch (error) {
      if (error instanceof TooLarge || (error as Error).cause instanceof TooLarge) return refuse(413, "Too large");
      // A visitor who went away while the page was being made or sent.
      if (res.destroyed || req.destroyed) return;
      logger.error({ err: error, path: target.split("?", 1)[0] }, "a page could not be sent");
      refuse(500, "Something went wrong.");
    }
  };
}

function requestOf(req: IncomingMessage, res: ServerResponse, url: URL): Request {
  const gone = new AbortController();
  res.once("close", () => gone.abort());
  const headers = new Headers();
  for (const [name, values] of Object.entries(req.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  const hasBody = req.method === "POST";
  return new Request(url, {
    method: req.method,
    headers,
    signal: gone.signal,
    ...(hasBody ? { body: Readable.toWeb(limited(req)) as ReadableStream, duplex: "half" } : {}),
  } as RequestInit);
}

function limited(req: IncomingMessage): Readable {
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > MOST_BYTES ? new TooLarge() : null, chunk);
    },
  });
  // A sender who goes away, and a body that nobody reads to its end, end the other side too.
  pipeline(req, limit).catch(() => {});
  return limit;
}

async function sendAnswer(res: ServerResponse, answer: Response): Promise<void> {
  res.statusCode = answer.status;
  for (const [name, value] of answer.headers) if (name !== "set-cookie") res.setHeader(name, value);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length) res.setHeader("set-cookie", cookies);
  if (!answer.body || res.req.method === "HEAD") {
    await answer.body?.cancel();
    res.end();
  } else await pipeline(Readable.fromWeb(answer.body as never), res);
}
