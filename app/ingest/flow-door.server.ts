// POST /flow/run-rule: a step of Shopify Flow that runs a rule. 202 until it is decided, then 200 for the same run; Flow takes 4xx as
// the end of the step, and asks again after 5xx.
import type { IncomingMessage, ServerResponse } from "node:http";
import { type FlowStepResult, ingestFlowStep } from "#app/ingest/ingest-flow-step.server.ts";
import { readRequestBody, refuseRequest } from "#app/ingest/request-body.server.ts";
import { assertNever } from "#app/lib/assert-never.ts";
import { logger } from "#app/logger.server.ts";

const LIMITS = { mostBytes: 256 * 1024, withinMs: 10_000 };

/** Answers one step. Never throws. */
export async function flowDoor(req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.method !== "POST") return refuseRequest(req, res, 405, { Allow: "POST" });
  const body = await readRequestBody(req, LIMITS);
  if (body.outcome !== "read") return void (body.status && refuseRequest(req, res, body.status));
  const [status, said] = await answerTo(req, body.bytes);
  const text = JSON.stringify(said);
  res.writeHead(status, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) });
  res.end(text);
}

async function answerTo(req: IncomingMessage, bytes: Buffer): Promise<[number, Record<string, unknown>]> {
  try {
    return said(await ingestFlowStep(req.headers, bytes));
  } catch (error) {
    logger.error({ err: error }, "a step of Flow could not be written");
    return [500, { message: "The step could not be kept." }];
  }
}

function said(result: FlowStepResult): [number, Record<string, unknown>] {
  switch (result.outcome) {
    case "bad_signature":
      logger.warn("a step of Flow with a wrong signature was refused");
      return [401, { message: "The signature is wrong." }];
    case "unreadable":
      return [400, { message: "The body is no step of Flow." }];
    case "waiting":
      return [202, { message: "The rule is looked at." }];
    case "done":
      return [200, { return_value: result.found }];
    case "refused":
      return [422, { message: result.reason }];
    case "unavailable":
      return [503, { message: "Nothing can be kept at this moment." }];
    default:
      return assertNever(result);
  }
}
