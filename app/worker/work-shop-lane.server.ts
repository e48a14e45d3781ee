// The shop's own lane: the app was taken off, Shopify asks for a person's or a shop's data to be told or removed; and rules about
// the store itself.

import type { PoolClient } from "pg";
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { fieldsFromWebhook } from "#app/ingest/fields-from-webhook.ts";
import { parseJson } from "#app/ingest/parse-json.ts";
import { shopFromWebhook } from "#app/ingest/shop-from-webhook.ts";
import { logger } from "#app/logger.server.ts";
import { type OpenDelivery, openDeliveries, settleDeliveries } from "#app/store/deliveries.server.ts";
import { awaitsOperation } from "#app/store/history-read.server.ts";
import { assertFences, bumpLanes } from "#app/store/lanes.server.ts";
import { askForTopics } from "#app/store/optional-topics.server.ts";
import { countPersonRows, redactPerson, redactShop, savePrivacyRequest } from "#app/store/privacy.server.ts";
import { saveRecordEvents } from "#app/store/record-events.server.ts";
import { keepSchedules } from "#app/store/schedules.server.ts";
import { getShop, type ShopRecord, uninstallShop, updateShop } from "#app/store/shops.server.ts";
import { ABOUT_THE_APP } from "#app/worker/about-the-app.ts";
import { askInstallation, assertSameInstallation, type Standing } from "#app/worker/ask-installation.server.ts";
import { type HeldLane, type LaneEnd, laneName } from "#app/worker/held-lane.ts";
import { recordEventsOfApp } from "#app/worker/record-events-of-told.ts";
import { workRecordLanes } from "#app/worker/work-records.server.ts";

type Answered = { status: "DECIDED" | "UNCHANGED" | "IGNORED" | "UNREADABLE"; reason: string };

const id = z.union([z.string(), z.number(), z.bigint()]).transform((value) => String(value));
const PersonSchema = z.looseObject({
  customer: z.looseObject({ id }).nullish(),
  orders_to_redact: z.array(id).nullish(),
  orders_requested: z.array(id).nullish(),
});

export async function workShopLane(shop: ShopRecord, lane: HeldLane): Promise<LaneEnd> {
  const told = await inShop(shop.shop, (client) => openDeliveries(client, shop.shop, [lane]));
  const standing = await askInstallation(shop, told);
  await inShop(shop.shop, async (client) => {
    await assertFences(client, shop.shop, [lane]);
    const deliveries = await openDeliveries(client, shop.shop, [lane]);
    for (const { body } of deliveries.filter(({ topic }) => topic === "shop/update"))
      if (body) await updateShop(client, shop.shop, shopFromWebhook(body));
    if (standing.outcome === "ended") {
      await assertSameInstallation(client, shop, standing);
      await uninstallShop(client, shop.shop);
    }
    // What has come since waits for the next look: Shopify was asked about these.
    for (const delivery of told.filter(({ topic }) => ABOUT_THE_APP.has(topic)).sort(forgetsLast)) {
      // Anew each time: the one before may have ended the installation.
      const now = (await getShop(client, shop.shop)) ?? shop;
      const { status, reason } = await answer(client, now, delivery, standing);
      // Nothing of an end that is known already: the store may have been forgotten since.
      if (status === "DECIDED") await noteHistory(client, shop, delivery);
      await settleDeliveries(client, shop.shop, [{ ids: [delivery.id], status, reason }]);
      logger.info({ shop: shop.shop, deliveryId: delivery.id, topic: delivery.topic, status }, "shop lane answered");
    }
  });
  const left = await inShop(shop.shop, (client) => getShop(client, shop.shop));
  if (!left || left.uninstalledAt) return { outcome: "rested", dueAt: null };
  await inShop(shop.shop, (client) => keepSchedules(client, shop.shop, new Date()));
  const ends = await workRecordLanes(left, [lane]);
  return ends.get(laneName(lane)) ?? { outcome: "rested", dueAt: null };
}

/** Whatever else is answered leaves traces. */
const forgetsLast = (one: OpenDelivery, other: OpenDelivery): number =>
  Number(one.topic === "shop/redact") - Number(other.topic === "shop/redact");

async function answer(
  client: PoolClient,
  shop: ShopRecord,
  delivery: OpenDelivery,
  standing: Standing,
): Promise<Answered> {
  switch (delivery.topic) {
    case "app/uninstalled":
      return uninstall(client, shop, standing);
    case "customers/data_request":
    case "customers/redact":
      return answerPerson(client, shop, delivery, delivery.topic);
    case "shop/redact":
      return redactWholeShop(client, shop, delivery);
    case "app/scopes_update":
      await askForTopics(client, shop.shop);
      return { status: "DECIDED", reason: "What the store grants is looked at." };
    case "bulk_operations/finish":
      return goOnWithHistory(client, shop, delivery);
    case "app_subscriptions/update":
      return { status: "DECIDED", reason: "Noted in the store's history." };
    default:
      return { status: "IGNORED", reason: `Nothing is to be done for ${delivery.topic}.` };
  }
}

async function noteHistory(
  client: PoolClient,
  { shop, installation }: ShopRecord,
  delivery: OpenDelivery,
): Promise<void> {
  const body = fieldsFromWebhook(delivery.body);
  const events = body ? recordEventsOfApp(delivery, body) : [];
  await saveRecordEvents(
    client,
    shop,
    installation,
    events.map((event) => ({ ...event, customerId: null })),
  );
}

const INSTALLED_SINCE = "It is about an earlier installation: the app was installed again since.";

async function uninstall(
  client: PoolClient,
  { shop, uninstalledAt }: ShopRecord,
  standing: Standing,
): Promise<Answered> {
  if (standing.outcome === "ended") return { status: "DECIDED", reason: "Tokens are removed, every lane is stopped." };
  if (standing.outcome === "stands") {
    // What the earlier one had subscribed through the Admin API went with it.
    await askForTopics(client, shop);
    return { status: "IGNORED", reason: INSTALLED_SINCE };
  }
  return uninstalledAt
    ? { status: "UNCHANGED", reason: "The app was not installed any more." }
    : { status: "IGNORED", reason: INSTALLED_SINCE };
}

const OperationSchema = z.looseObject({ admin_graphql_api_id: z.string() });

/** An operation has ended: what waits for it need not be asked after. */
async function goOnWithHistory(client: PoolClient, { shop }: ShopRecord, { body }: OpenDelivery): Promise<Answered> {
  const parsed = body && parseJson(body);
  const operation = parsed && "value" in parsed ? OperationSchema.safeParse(parsed.value) : null;
  if (!operation?.success) return { status: "UNREADABLE", reason: "The body names no operation." };
  if (!(await awaitsOperation(client, shop, operation.data.admin_graphql_api_id)))
    return { status: "IGNORED", reason: "Nothing waits for this operation." };
  await bumpLanes(client, shop, [{ kind: "history", key: "orders", priority: 10 }]);
  return { status: "DECIDED", reason: "The reading of the past goes on." };
}

async function answerPerson(
  client: PoolClient,
  { shop, installation }: ShopRecord,
  delivery: OpenDelivery,
  kind: "customers/data_request" | "customers/redact",
): Promise<Answered> {
  const parsed = delivery.body && parseJson(delivery.body);
  const person = parsed && "value" in parsed ? PersonSchema.safeParse(parsed.value) : null;
  if (!person?.success) return { status: "UNREADABLE", reason: "The body does not say whose data it is about." };
  const customerId = person.data.customer?.id ?? null;

  if (kind === "customers/data_request") {
    const orderIds = person.data.orders_requested ?? [];
    const { orders, deliveries, runs } = await countPersonRows(client, shop, customerId);
    const result = `Kept about this customer: ${orders} orders, ${deliveries} webhook bodies, ${runs} decisions.`;
    await savePrivacyRequest(client, shop, installation, { kind, customerId, orderIds, result });
    return { status: "DECIDED", reason: result };
  }
  const orderIds = await redactPerson(client, shop, { customerId, orderIds: person.data.orders_to_redact ?? [] });
  const result = `Identity removed from ${orderIds.length} orders; amounts stay, without a link.`;
  // The request's own row names the orders only: the customer is nobody here any more.
  await savePrivacyRequest(client, shop, installation, { kind, customerId: null, orderIds, result });
  return { status: "DECIDED", reason: result };
}

async function redactWholeShop(client: PoolClient, shop: ShopRecord, delivery: OpenDelivery): Promise<Answered> {
  // Installed again since: the running installation is none of its business.
  const whole = shop.uninstalledAt !== null;
  const upTo = whole ? shop.installation : shop.installation - 1;
  if (upTo < 1)
    return { status: "IGNORED", reason: "The app is installed, and no earlier installation left anything." };
  await redactShop(client, shop.shop, { upTo, whole, keep: [delivery.id] });
  const result = `Removed what installations up to number ${upTo} had left.`;
  await savePrivacyRequest(client, shop.shop, shop.installation, {
    kind: "shop/redact",
    customerId: null,
    orderIds: [],
    result,
  });
  return { status: "DECIDED", reason: result };
}
