// A webhook becomes a row of the inbox, or is refused. No session, no rule and no network call comes before the answer.

import { hash, randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { CLIENT_SECRETS } from "#app/client-secrets.server.ts";
import { faultpoint } from "#app/faultpoint.server.ts";
import { countUntaken } from "#app/ingest/count-untaken.server.ts";
import { InboxUnavailable, ingestTogether } from "#app/ingest/ingest-together.server.ts";
import { parseJson } from "#app/ingest/parse-json.ts";
import { pickJson, WantedKeys } from "#app/ingest/pick-json.ts";
import { KEYS_READ, type ReadDelivery, readDeliveryOf } from "#app/ingest/topics.ts";
import { signatureIsRight } from "#app/ingest/verify-signature.ts";
import { readWebhookHeaders } from "#app/ingest/webhook-headers.ts";
import { arrivalSpanIdOf } from "#app/lib/trace-ids.ts";
import { logger } from "#app/logger.server.ts";
import { nudge } from "#app/queue/nudge.server.ts";
import { isTracing, tellSpan, traceFields } from "#app/trace.server.ts";

export type IngestResult =
  | { outcome: "accepted"; shop: string; deliveryId: number }
  | { outcome: "duplicate"; shop: string }
  /** Kept, with the reason, and not looked at: unknown topic, unknown shop, not installed. */
  | { outcome: "ignored"; shop: string; deliveryId: number }
  /** Kept, with the reason: not JSON, too deep, ids missing. */
  | { outcome: "unreadable"; shop: string; deliveryId: number }
  | { outcome: "bad_signature" } // -> 401, no row
  /** Signed, but it names no shop: no row can be written for nobody. */
  | { outcome: "no_shop" } // -> 400, no row
  | { outcome: "unavailable" }; // -> 503, no row that counts

/** Takes in one request's headers and raw bytes. */
export async function ingestWebhook(headers: IncomingHttpHeaders, rawBody: Buffer): Promise<IngestResult> {
  const { signature, shop, topic, webhookId, eventId, triggeredAt } = readWebhookHeaders(headers);
  if (!signatureIsRight(rawBody, signature, CLIENT_SECRETS)) {
    if (shop) countUntaken(shop, "refused");
    return { outcome: "bad_signature" };
  }
  if (!shop) return { outcome: "no_shop" };

  const delivery = {
    // Without an id of Shopify's it cannot be told from its own retry: looking twice does no harm.
    webhookId: webhookId ?? `unnamed:${randomUUID()}`,
    eventId,
    topic: topic ?? "",
    triggeredAt,
    digest: hash("sha256", rawBody, "buffer"),
    body: rawBody,
    ...readBody(topic, rawBody, shop),
  };
  const startedAt = isTracing() ? Date.now() : 0;
  faultpoint("ingest.before-commit");
  try {
    const written = await ingestTogether(shop, delivery);
    faultpoint("ingest.after-commit");
    if (written.outcome === "accepted") {
      const { deliveryId } = written;
      logger.debug(
        { shop, deliveryId, webhookId: delivery.webhookId, topic, ...traceFields({ shop, deliveryId }) },
        "a webhook was taken in",
      );
      nudge(shop);
    }
    if (isTracing() && written.outcome !== "duplicate") tellArrival(shop, delivery.topic, startedAt, written);
    if (written.outcome === "duplicate") countUntaken(shop, "duplicates");
    return { ...written, shop };
  } catch (error) {
    if (error instanceof InboxUnavailable) return { outcome: "unavailable" };
    throw error;
  }
}

function tellArrival(
  shop: string,
  topic: string,
  startMs: number,
  { outcome, deliveryId }: { outcome: string; deliveryId: number },
): void {
  const of = { shop, deliveryId };
  tellSpan({
    ...{ name: "webhook", kind: "server", of, spanId: arrivalSpanIdOf(of), parentSpanId: null },
    ...{ startMs, endMs: Date.now() },
    attributes: { shop, topic, outcome, "delivery.id": deliveryId },
  });
}

const WANTED = new WantedKeys(KEYS_READ);

function readBody(topic: string | null, rawBody: Buffer, shop: string): ReadDelivery {
  if (topic === null) return unreadable("The delivery names no topic.");
  const picked = pickJson(rawBody, WANTED);
  if (picked) return readDeliveryOf(topic, picked, shop);
  const parsed = parseJson(rawBody);
  return "unreadable" in parsed ? unreadable(parsed.unreadable) : readDeliveryOf(topic, parsed.value, shop);
}

function unreadable(reason: string): ReadDelivery {
  return { verdict: { outcome: "unreadable", reason }, orderId: null, customerId: null };
}
