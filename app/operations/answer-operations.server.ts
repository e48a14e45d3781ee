// What a process says of itself: alive, ready, and in figures. /healthz and /readyz may be asked by anybody; /metrics
// tells how busy the whole deployment is and is answered on the operations port alone.
import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import { env } from "#app/env.server.ts";
import { logger } from "#app/logger.server.ts";
import { checkReadiness } from "#app/operations/check-readiness.server.ts";
import { writeMetrics } from "#app/operations/write-metrics.server.ts";

export interface ProcessNeeds {
  needsRedis: boolean;
}

/** Answers /healthz and /readyz. False: it was something else, and nothing was answered. */
export function answerHealth(path: string | undefined, res: ServerResponse, needs: ProcessNeeds): boolean {
  switch (path) {
    case "/healthz":
      // The event loop turns, or this would not be answered. A process is not restarted because PostgreSQL is away.
      sendJson(res, 200, { alive: true });
      return true;
    case "/readyz":
      void checkReadiness(needs).then(({ isReady, ...rest }) =>
        sendJson(res, isReady ? 200 : 503, { ready: isReady, ...rest }),
      );
      return true;
    default:
      return false;
  }
}

/** Listens on OPERATIONS_PORT for health and metrics. Null: the port is not set. */
export function listenForOperations(needs: ProcessNeeds): Server | null {
  if (env.OPERATIONS_PORT === undefined) return null;
  const answer: RequestListener = (req, res) => {
    const path = req.url?.split("?", 1)[0];
    if (req.method !== "GET") return sendJson(res, 405, { error: "GET only" });
    if (answerHealth(path, res, needs)) return;
    if (path !== "/metrics") return sendJson(res, 404, { error: "there are /healthz, /readyz and /metrics" });
    writeMetrics().then(
      ({ contentType, text }) => {
        res.writeHead(200, { "Content-Type": contentType, "Cache-Control": "no-store" });
        res.end(text);
      },
      (error: unknown) => {
        logger.error({ err: error }, "the metrics could not be written");
        sendJson(res, 500, { error: "the metrics could not be written" });
      },
    );
  };
  const server = createServer(answer);
  server.listen(env.OPERATIONS_PORT, env.HOST, () =>
    logger.info({ address: server.address() }, "operations are answered"),
  );
  return server;
}

function sendJson(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  res.end(JSON.stringify(body));
}
