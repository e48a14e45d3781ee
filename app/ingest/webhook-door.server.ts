// POST /webhooks: a plain handler in front of everything else. Counts bytes as they come, then makes one call.
import type { IncomingMessage, ServerResponse } from "node:http";
import { ingestWebhook } from "#app/ingest/ingest-webhook.server.ts";
import { readRequestBody, refuseRequest } from "#app/ingest/request-body.server.ts";
import { assertNever } from "#app/lib/assert-never.ts";
import { giveBack } from "#app/lib/give-back.ts";
import { logger } from "#app/logger.server.ts";
import { webhookSeconds, webhooksReceived } from "#app/metrics.server.ts";

const MOST_BYTES = 5 * 1024 * 1024;
/** Shopify gives a request five seconds in all; whoever needs longer for the body alone is not Shopify. */
const BODY_WITHIN_MS = 10_000;

export interface DoorLimits {
  bodyWithinMs: number;
}

/** Answers one delivery. Never throws. */
export async function webhookDoor(
  req: IncomingMessage,
  res: ServerResponse,
  limits: DoorLimits = { bodyWithinMs: BODY_WITHIN_MS },
): Promise<void> {
  if (req.method !== "POST") return refuseRequest(req, res, 405, { Allow: "POST" });
  const answered = webhookSeconds.startTimer();
  const body = await readRequestBody(req, { mostBytes: MOST_BYTES, withinMs: limits.bodyWithinMs });
  if (body.outcome !== "read") {
    webhooksReceived.inc({ outcome: body.outcome });
    return void (body.status && refuseRequest(req, res, body.status));
  }
  answer(res, await statusOf(req, body.bytes));
  answered();
  giveBack(body.bytes);
}

async function statusOf(req: IncomingMessage, bytes: Buffer): Promise<number> {
  try {
    const result = await ingestWebhook(req.headers, bytes);
    webhooksReceived.inc({ outcome: result.outcome });
    switch (result.outcome) {
      case "accepted":
      case "duplicate":
        return 200;
      case "ignored":
      case "unreadable":
        logger.info(
          { shop: result.shop, deliveryId: result.deliveryId, outcome: result.outcome },
          "a webhook was kept, not acted on",
        );
        return 200;
      case "bad_signature":
        logger.warn("a webhook with a wrong signature was refused");
        return 401;
      case "no_shop":
        logger.warn("a signed webhook names no shop");
        return 400;
      case "unavailable":
        logger.warn("the database is away: a webhook was sent back to come again");
        return 503;
      default:
        return assertNever(result);
    }
  } catch (error) {
    webhooksReceived.inc({ outcome: "failed" });
    logger.error({ err: error }, "a webhook could not be written");
    return 500; // nothing was acknowledged: Shopify sends again
  }
}

function answer(res: ServerResponse, status: number): void {
  res.writeHead(status, { "Content-Length": 0 });
  res.end();
}
