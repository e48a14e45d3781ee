// POST /calls/SHOP/RULE: another system sets a rule off. A plain handler in front of the pages, like the webhooks' door.
import type { IncomingMessage, ServerResponse } from "node:http";
import { type CallAddress, type IngestCallResult, ingestCall } from "#app/ingest/ingest-call.server.ts";
import { readRequestBody, refuseRequest } from "#app/ingest/request-body.server.ts";
import { assertNever } from "#app/lib/assert-never.ts";
import { logger } from "#app/logger.server.ts";
import { MOST_CALLS_A_MINUTE } from "#app/store/calls.server.ts";

/** What a call carries becomes facts of a decision, which are kept with it. */
const MOST_BYTES = 64 * 1024;
const BODY_WITHIN_MS = 10_000;
const ADDRESS = /^\/calls\/([a-z0-9][a-z0-9-]*\.myshopify\.com)\/([a-z0-9]+(?:-[a-z0-9]+)*)\/?$/;
const JSON_TYPE = { "Content-Type": "application/json", "Cache-Control": "no-store" };

interface Said {
  status: number;
  body: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** Answers one call. Never throws. @param path of the request, without its query. */
export async function callDoor(req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
  const refuse = (status: number, message: string, headers = {}) =>
    refuseRequest(req, res, status, { ...JSON_TYPE, ...headers }, JSON.stringify({ outcome: "refused", message }));
  const [, shop, ruleId] = ADDRESS.exec(path) ?? [];
  if (!shop || !ruleId || ruleId.length > 64) return refuse(404, "No rule has this address.");
  if (req.method !== "POST") return refuse(405, "A rule is called by POST.", { Allow: "POST" });
  const body = await readRequestBody(req, { mostBytes: MOST_BYTES, withinMs: BODY_WITHIN_MS });
  if (body.outcome !== "read") return void (body.status && refuse(body.status, BEYOND[body.outcome]));
  answer(res, await said({ shop, ruleId }, req, body.bytes));
}

const BEYOND = {
  too_large: `A call carries at most ${MOST_BYTES / 1024} kB.`,
  too_slow: "The body took too long.",
};

async function said(address: CallAddress, req: IncomingMessage, bytes: Buffer): Promise<Said> {
  try {
    return answerTo(await ingestCall(address, req.headers, bytes, Date.now()));
  } catch (error) {
    logger.error({ err: error, ...address }, "a call could not be written");
    return { status: 500, body: { outcome: "refused", message: "The call could not be kept: send it again." } };
  }
}

const refused = (status: number, message: string, headers: Record<string, string> = {}): Said => ({
  ...{ status, headers },
  body: { outcome: "refused", message },
});

function answerTo(result: IngestCallResult): Said {
  switch (result.outcome) {
    case "kept": {
      const { callId: id, status, reason, isKnown } = result.call;
      if (status === "UNREADABLE") return { status: 400, body: { id, outcome: "unreadable", message: reason } };
      if (status === "IGNORED") return { status: 409, body: { id, outcome: "ignored", message: reason } };
      return { status: 202, body: { id, outcome: isKnown ? "duplicate" : "accepted" } };
    }
    case "refused":
      return refused(
        401,
        "This needs the rule's secret, as “Authorization: Bearer …” or as a “Switchyard-Signature” of the last five minutes. It is made on the rule's page.",
      );
    case "key_taken":
      return refused(422, "This Idempotency-Key came before, with another body.");
    case "too_many":
      return refused(429, `A store takes ${MOST_CALLS_A_MINUTE} calls a minute: wait a minute.`, {
        "Retry-After": "60",
      });
    case "unavailable":
      return refused(503, "Nothing can be kept at this moment: send it again.", { "Retry-After": "5" });
    default:
      return assertNever(result);
  }
}

function answer(res: ServerResponse, { status, body, headers = {} }: Said): void {
  const text = JSON.stringify(body);
  res.writeHead(status, { ...JSON_TYPE, ...headers, "Content-Length": Buffer.byteLength(text) });
  res.end(text);
}
