// The addresses that Shopify calls: signed, one second to connect, five for the answer.
import { createHmac } from "node:crypto";
import { Agent, errors } from "undici";

const CONNECT_MS = 1_000;
const ANSWER_MS = 5_000;
/** Nobody listens there: for so long it is not tried anew, but what would be sent counts as refused. */
const QUIET_MS = 100;

export interface EndpointOptions {
  apiSecret: string;
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
  readonly #options: EndpointOptions;
  readonly #agent: Agent;
  /** Origins that refused, and until when. */
  readonly #quiet = new Map<string, number>();

  constructor(options: EndpointOptions) {
    this.#options = options;
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
    const status = await this.#agent
      .request({
        origin: url.origin,
        method: "POST",
        path: url.pathname + url.search,
        headers: {
          "Content-Type": "application/json",
          "X-Shopify-Hmac-Sha256": createHmac("sha256", this.#options.apiSecret).update(body).digest("base64"),
          ...headers,
        },
        body,
      })
      .then(
        async (answer): Promise<number | string> => {
          await answer.body.dump();
          return answer.statusCode;
        },
        (error: unknown) => wordFor(error),
      );
    const endedAt = performance.now();
    if (status === "refused") this.#quiet.set(url.origin, endedAt + QUIET_MS);
    else this.#quiet.delete(url.origin);
    return { status, ms: Math.round(endedAt - startedAt) };
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
