// The addresses that Shopify calls: signed, one second to connect, five for the answer.
import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { Agent, errors } from "undici";
import { bytesOf } from "#sandbox/server/bytes-of.ts";

const CONNECT_MS = 1_000;
const ANSWER_MS = 5_000;
/** Nobody listens there: for so long it is not tried anew, but what would be sent counts as refused. */
const QUIET_MS = 100;

export interface EndpointOptions {
  /** What is signed under at the moment: it may be rotated. */
  apiSecret: () => string;
  /** To one address at a time. */
  connections: number;
}

export interface PostOutcome {
  /** HTTP status, or why there was none: "timeout", "refused", "broken". */
  status: number | string;
  /** In real time. */
  ms: number;
}

export const isSuccess = (status: number | string): boolean =>
  typeof status === "number" && status >= 200 && status < 300;

export class Endpoints {
  readonly #agent: Agent;
  readonly #apiSecret: () => string;
  #key: { secret: string; object: KeyObject } | null = null;
  /** Origins that refused, and until when. */
  readonly #quiet = new Map<string, number>();

  constructor(options: EndpointOptions) {
    this.#apiSecret = options.apiSecret;
    this.#agent = new Agent({
      connections: options.connections,
      pipelining: 1,
      keepAliveTimeout: 30_000,
      connect: { timeout: CONNECT_MS },
      headersTimeout: ANSWER_MS,
      bodyTimeout: ANSWER_MS,
    });
  }

  /** Posts a JSON body with its signature. Redirects are not followed. Never throws. */
  async post(url: URL, headers: Record<string, string>, body: string): Promise<PostOutcome> {
    const startedAt = performance.now();
    const quietUntil = this.#quiet.get(url.origin);
    if (quietUntil !== undefined && quietUntil > startedAt) return { status: "refused", ms: 0 };
    const bytes = bytesOf(body);
    const status = await this.#answer(
      url,
      {
        "Content-Type": "application/json",
        "X-Shopify-Hmac-Sha256": createHmac("sha256", this.#currentKey()).update(bytes).digest("base64"),
        ...headers,
      },
      bytes,
    );
    const endedAt = performance.now();
    if (status === "refused") this.#quiet.set(url.origin, endedAt + QUIET_MS);
    else this.#quiet.delete(url.origin);
    return { status, ms: Math.round(endedAt - startedAt) };
  }

  #currentKey(): KeyObject {
    const secret = this.#apiSecret();
    if (this.#key?.secret !== secret) this.#key = { secret, object: createSecretKey(secret, "utf8") };
    return this.#key.object;
  }

  /** Waits for the whole answer and keeps its status alone: nothing is made of a body that nobody reads. */
  #answer({ origin, pathname, search }: URL, headers: Record<string, string>, body: Buffer): Promise<number | string> {
    return new Promise((resolve) => {
      let status = 0;
      this.#agent.dispatch(
        { origin, method: "POST", path: pathname + search, headers, body },
        {
          onRequestStart() {},
          onResponseStart(_controller, statusCode) {
            status = statusCode;
          },
          onResponseData() {},
          onResponseEnd: () => resolve(status),
          onResponseError: (_controller, error) => resolve(wordFor(error)),
        },
      );
    });
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }
}

function wordFor(error: unknown): string {
  if (error instanceof errors.ConnectTimeoutError || error instanceof errors.HeadersTimeoutError) return "timeout";
  if (error instanceof errors.BodyTimeoutError) return "timeout";
  return (error as { code?: string }).code === "ECONNREFUSED" ? "refused" : "broken";
}
