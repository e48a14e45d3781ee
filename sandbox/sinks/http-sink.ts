// Where the app's outbound HTTP calls end: counts what came twice, by the sender's own key.
import { randomUUID } from "node:crypto";
import { fromThisMachine } from "#sandbox/server/control.ts";
import { sendJson } from "#sandbox/server/router.ts";
import type { SandboxPart } from "#sandbox/server/sandbox.ts";
import { SinkJournal } from "#sandbox/sinks/sink-journal.ts";

/** POST /sinks/http/:name takes anything; the `Idempotency-Key` header says what is the same call. GET gives a small text file. */
export const httpSink: SandboxPart = (sandbox) => {
  const journal = new SinkJournal("http", sandbox.dataDirectory);
  sandbox.sinks.http = () => journal.summary().lines;
  sandbox.router.on("POST", "/sinks/http/:name", async ({ request, response, parameters, body }) => {
    const raw = await body();
    const key = request.headers["idempotency-key"];
    const { doubled } = journal.add({
      at: new Date(sandbox.world.nowMs()).toISOString(),
      key: typeof key === "string" ? key : `without-key-${randomUUID()}`,
      to: parameters.name ?? "",
      bytes: raw.length,
      text: raw.toString("utf8"),
    });
    sendJson(response, 200, { taken: true, doubled });
  });
  sandbox.router.on("GET", "/sinks/http/:name", async ({ response, parameters }) => {
    response.writeHead(200, { "content-type": "text/plain; charset=utf-8" }).end(`A file of ${parameters.name}.\n`);
  });
  sandbox.router.on(
    "GET",
    "/control/sinks/http",
    fromThisMachine(({ response }) => sendJson(response, 200, journal.summary())),
  );
  return () => journal.close();
};
