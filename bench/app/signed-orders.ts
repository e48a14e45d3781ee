// Webhooks of orders that were placed just now in a seeded store, signed: no two alike, since what is alike packs and locks unlike real ones.
import { createHmac, randomUUID } from "node:crypto";
import { API_SECRET } from "#bench/app-environment.ts";
import { makeOrders } from "#sandbox/generator/make-orders.ts";
import { orderBody } from "#sandbox/webhooks/bodies/order.ts";
import { seedWorld } from "#sandbox/world/seed.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";
import { World } from "#sandbox/world/world.ts";

export interface SignedOrder {
  orderId: string;
  body: Buffer;
  signature: string;
}

/** Orders that are made; beyond them the same come again under another id. */
const MOST_MADE = 2_000;

export const ORDER_HOSTS = [STORE.primaryHost, STORE.domain];

/** @param firstId of ids that follow each other. */
export function signedOrders(count: number, firstId = 7_000_000_000_000): SignedOrder[] {
  const made = Math.min(count, MOST_MADE);
  const world = new World();
  seedWorld(world, 1);
  const bodies = makeOrders(world, STORE.domain, { count: made, seed: 1, lives: false }).map((order) => ({
    ...{ id: order.id, text: JSON.stringify(orderBody(world, order)) },
  }));
  return Array.from({ length: count }, (_, at) => {
    const { id, text } = bodies[at % bodies.length] as (typeof bodies)[0];
    const orderId = String(firstId + at);
    const body = Buffer.from(text.replaceAll(id, orderId));
    return { orderId, body, signature: sign(body) };
  });
}

export const sign = (body: Buffer): string => createHmac("sha256", API_SECRET).update(body).digest("base64");

export const webhookHeaders = (shop: string, topic: string, signature: string) => ({
  "content-type": "application/json",
  "x-shopify-topic": topic,
  "x-shopify-shop-domain": shop,
  "x-shopify-webhook-id": randomUUID(),
  "x-shopify-api-version": "2026-10",
  "x-shopify-triggered-at": new Date().toISOString(),
  "x-shopify-hmac-sha256": signature,
});
