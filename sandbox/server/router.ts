// A small HTTP router: method and path with :parameters, first match wins, then the fallbacks in turn.
import type { IncomingMessage, ServerResponse } from "node:http";

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  parameters: Record<string, string>;
  /** The whole body; 413 when it is above the limit. */
  body(): Promise<Buffer>;
  json(): Promise<unknown>;
}

export type Handler = (exchange: Exchange) => Promise<void> | void;
/** Answers whether it took the request. */
export type Fallback = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

const BODY_LIMIT = 10_000_000;

export class HttpProblem extends Error {
  status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export class Router {
  /** In their order, by method and number of segments. */
  readonly #routes = new Map<string, { segments: string[]; handler: Handler }[]>();
  readonly #fallbacks: Fallback[] = [];

  on(method: "GET" | "POST" | "PUT" | "DELETE", path: string, handler: Handler): this {
    const segments = path.split("/");
    const key = `${method} ${segments.length}`;
    this.#routes.set(key, [...(this.#routes.get(key) ?? []), { segments, handler }]);
    return this;
  }

  fallback(handler: Fallback): this {
    this.#fallbacks.push(handler);
    return this;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const segments = pathOf(request).split("/");
      for (const route of this.#routes.get(`${request.method} ${segments.length}`) ?? []) {
        const parameters = match(route.segments, segments);
        if (!parameters) continue;
        await route.handler(new Taken(request, response, parameters));
        return;
      }
      for (const fallback of this.#fallbacks) if (await fallback(request, response)) return;
      throw new HttpProblem(404, `nothing here: ${request.method} ${pathOf(request)}`);
    } catch (error) {
      const status = error instanceof HttpProblem ? error.status : 500;
      if (status === 500) console.error("the sandbox failed:", error);
      if (response.headersSent || response.destroyed) response.destroy();
      else sendJson(response, status, { errors: error instanceof Error ? error.message : String(error) });
    }
  }
}

const pathOf = ({ url = "/" }: IncomingMessage): string => {
  const query = url.indexOf("?");
  return query < 0 ? url : url.slice(0, query);
};

class Taken implements Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly parameters: Record<string, string>;

  constructor(request: IncomingMessage, response: ServerResponse, parameters: Record<string, string>) {
    this.request = request;
    this.response = response;
    this.parameters = parameters;
  }

  get url(): URL {
    return new URL(this.request.url ?? "/", "http://sandbox");
  }

  readonly body = (): Promise<Buffer> => readBody(this.request);

  readonly json = async (): Promise<unknown> => {
    const text = (await this.body()).toString("utf8");
    try {
      return text === "" ? {} : JSON.parse(text);
    } catch {
      throw new HttpProblem(400, "the body is no JSON");
    }
  };
}

/**
 * Answers that are made in one turn of the event loop go out together at its end: a caller that is woken once is woken cheaply.
 */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": String(Buffer.byteLength(text)),
    ...headers,
  });
  setImmediate(() => response.end(text));
}

/** @param segments as many as the pattern has. */
function match(pattern: string[], segments: string[]): Record<string, string> | null {
  if (!pattern.every((part, index) => part.startsWith(":") || part === segments[index])) return null;
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries())
    if (part.startsWith(":")) parameters[part.slice(1)] = decodeURIComponent(segments[index] ?? "");
  return parameters;
}

// By events: reading a request with `for await` costs as much as a whole simple mutation.
function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > BODY_LIMIT) reject(new HttpProblem(413, "the body is too large"));
      else chunks.push(chunk);
    });
    request.once("end", () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.once("error", reject);
    request.once("close", () => {
      if (!request.complete) reject(new HttpProblem(400, "the body was cut off"));
    });
  });
}
