// Renders the pages. Each is sent as a whole: nothing in it is waited for, and half a page would be laid out and then jump.
// Headers (security policy, framing) are set for every answer in entry.web.ts.
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "#app/components/nonce-context.ts";
import { logger } from "#app/logger.server.ts";

const ABORT_DELAY_MS = 5_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let statusNow = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={context} url={request.url} abortDelay={ABORT_DELAY_MS} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        onAllReady: () => {
          const body = new PassThrough();
          headers.set("Content-Type", "text/html; charset=utf-8");
          buffer(body).then((whole) => resolve(new Response(whole, { headers, status: statusNow })), reject);
          pipe(body);
        },
        onShellError: reject,
        onError: (error) => {
          statusNow = 500;
          logger.error({ err: error, path: new URL(request.url).pathname }, "a page could not be rendered");
        },
      },
    );
    setTimeout(abort, ABORT_DELAY_MS).unref();
  });
}

/** A loader or action that threw: logged with its path only, the query may hold a token. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  logger.error({ err: error, path: new URL(request.url).pathname, method: request.method }, "a route failed");
}
