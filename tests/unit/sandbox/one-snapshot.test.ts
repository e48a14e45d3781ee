import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { BulkGroups } from "#app/admin/bulk-groups.ts";
import { historyOrdersQuery, historyParcelsQuery } from "#app/admin/history-queries.ts";
import { ADDRESS_FIELDS } from "#app/admin/operations/address-fields.ts";
import { CARRIER_EVENT_FIELDS } from "#app/admin/operations/carrier-event-fields.ts";
import { LINE_FIELDS } from "#app/admin/operations/line-fields.ts";
import { ORDER_FIELDS } from "#app/admin/operations/order-fields.ts";
import { ORDER_OWN_FIELDS } from "#app/admin/operations/order-own-fields.ts";
import { ORDER_VALUE_FIELDS } from "#app/admin/operations/order-value-fields.ts";
import { PARCEL_FIELDS } from "#app/admin/operations/parcel-fields.ts";
import { REFUND_LINE_FIELDS } from "#app/admin/operations/refund-line-fields.ts";
import { orderDetailsFromApi } from "#app/admin/order-details-from-api.ts";
import { orderFromApi, UNTOLD } from "#app/admin/order-from-api.ts";
import { orderFromBulk, parcelsFromBulk } from "#app/admin/order-from-bulk.ts";
import { orderFromWebhook } from "#app/ingest/order-from-webhook.ts";
import type { OrderPicture } from "#app/rules/facts.ts";
import { agreesWithPicture } from "#app/worker/agrees-with-picture.ts";
import { isSamePicture } from "#app/worker/is-same-picture.ts";
import { keepFromWebhooks, keepParcels, ONCE } from "#app/worker/keep-known.ts";
import { filesOf } from "#sandbox/graphql/bulk/file-store.ts";
import { doAllDue } from "#sandbox/graphql/due-verbs.ts";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { orderBody } from "#sandbox/webhooks/bodies/order.ts";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { editOrder } from "#sandbox/world/edit-order.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { addFulfillmentEvent } from "#sandbox/world/fulfillments/add-fulfillment-event.ts";
import { cancelFulfillment } from "#sandbox/world/fulfillments/cancel-fulfillment.ts";
import { gid } from "#sandbox/world/gid.ts";
import { holdFulfillmentOrder } from "#sandbox/world/hold-fulfillment-order.ts";
import { installApp } from "#sandbox/world/install-app.ts";
import { payOrder } from "#sandbox/world/pay-order.ts";
import { type OrderDraft, placeOrder } from "#sandbox/world/place-order.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { seedWorld } from "#sandbox/world/seed.ts";
import { addTags } from "#sandbox/world/tag.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { updateOrder } from "#sandbox/world/update-order.ts";
import { Refused, World } from "#sandbox/world/world.ts";
import { readOperations } from "#scripts/read-operations.ts";
import { ALL_SCOPES, APP, ask, DRAFT, HOME, SHOP, STAFF, smallWorld } from "#tests/unit/sandbox/support.ts";

const READ = `query readOrders($ids: [ID!]!) { nodes(ids: $ids) { ... on Order { ...OrderFields } } } ${ORDER_FIELDS} ${ORDER_OWN_FIELDS} ${ORDER_VALUE_FIELDS} ${ADDRESS_FIELDS} ${PARCEL_FIELDS} ${CARRIER_EVENT_FIELDS} ${LINE_FIELDS} ${REFUND_LINE_FIELDS}`;

const DETAILS = (await readOperations()).find(({ name }) => name === "readOrderDetails")?.document ?? "";

/** What the sweep compares: that which can change. */
function detailsOf(world: World, order: OrderRecord) {
  const { body } = ask(world, DETAILS, { ids: [gid("Order", order.id)] }, { shop: order.shop });
  expect(body.errors).toBeUndefined();
  const [node] = (body.data?.nodes ?? []) as Parameters<typeof orderDetailsFromApi>[0][];
  if (!node) throw new Error("the API knows no such order");
  return orderDetailsFromApi(node);
}

/** The webhook's picture and the API's, which must be one. */
function pictures(world: World, order: OrderRecord, scopes?: string[]) {
  const { body } = ask(
    world,
    READ,
    { ids: [gid("Order", order.id)] },
    { shop: order.shop, ...(scopes ? { scopes } : {}) },
  );
  expect(body.errors).toBeUndefined();
  const [node] = (body.data?.nodes ?? []) as Parameters<typeof orderFromApi>[0][];
  if (!node) throw new Error("the API knows no such order");
  const read = orderFromApi(node);
  const told = orderFromWebhook(JSON.parse(JSON.stringify(orderBody(world, order))));
  if ("unreadable" in told) throw new Error(told.unreadable);
  expect(common(read)).toEqual(common(told));
  // What only the one source tells is kept from it when the other one is seen.
  return { api: keepFromWebhooks(read, told), webhook: keepParcels(told, read) };
}

const PARCEL = ["events", "in_transit_at", "delivered_at", "estimated_delivery_at"];
/** What both tell by themselves. */
function common(picture: OrderPicture) {
  const without = <T extends object>(value: T, names: readonly string[]) =>
    Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
  return {
    ...without(picture, [...UNTOLD, ...ONCE]),
    fulfillments: picture.fulfillments.map((one) => without(one, PARCEL)),
    refunds: picture.refunds.map((one) => without(one, ["user_id"])),
  };
}

beforeAll(() => {
  officialSchema();
}, 60_000);

it("webhook and API give one snapshot of every order of the seeded store", () => {
  const world = new World(undefined, { nowMs: () => Date.parse("2026-11-24T10:00:00Z") });
  seedWorld(world, 1);
  for (const order of Object.values(world.state.orders)) {
    const { api, webhook } = pictures(world, order);
    expect(webhook).toEqual(api);
  }
}, 30_000);

const RUN = `mutation ($query: String!) { bulkOperationRunQuery(query: $query, groupObjects: true) { bulkOperation { id } userErrors { message } } }`;

/** What a bulk operation writes, put together. */
function bulk(world: World, clock: { ms: number }, shop: string, query: string) {
  const { body } = ask(world, RUN, { query }, { shop });
  expect(body.errors).toBeUndefined();
  const { bulkOperation, userErrors } = (
    body.data as { bulkOperationRunQuery: { bulkOperation: { id: string }; userErrors: unknown[] } }
  ).bulkOperationRunQuery;
  expect(userErrors).toEqual([]);
  clock.ms += 2_000;
  doAllDue(world);
  const operation = world.bulkOperation(shop, bulkOperation.id.split("/").at(-1) ?? "");
  expect(operation?.status).toBe("COMPLETED");
  const groups = new BulkGroups();
  const lines = (filesOf(world).read(operation?.fileKey ?? "") ?? "").split("\n");
  return [...lines.map((text) => groups.take({ text, end: 0 })), groups.finish()].filter((one) => one !== null);
}

it("bulk operations and single readings give one snapshot of every order of the seeded store", () => {
  const clock = { ms: Date.parse("2026-11-24T10:00:00Z"), nowMs: () => clock.ms };
  const world = new World(undefined, clock);
  seedWorld(world, 1);
  const [{ shop = SHOP } = {}] = Object.values(world.state.orders);
  installApp(world, shop, APP.appId, ALL_SCOPES);
  const since = new Date("2020-01-01T00:00:00Z");
  const parcels = new Map(
    bulk(world, clock, shop, historyParcelsQuery(since))
      .flatMap(parcelsFromBulk)
      .map((one) => [one.id, one]),
  );
  const made = bulk(world, clock, shop, historyOrdersQuery(since)).map((group) => orderFromBulk(group, parcels));
  expect(made).toHaveLength(world.ordersOf(shop).length);
  expect(parcels.size).toBeGreaterThan(0);
  for (const one of made) {
    if (one.outcome === "unreadable") throw new Error(one.reason);
    const order = world.order(shop, one.outcome === "order" ? one.picture.id : one.orderId);
    // The lines of refunds are what bulk operations do not tell.
    expect(one.outcome === "incomplete").toBe(order?.refunds.length !== 0);
    if (one.outcome !== "order" || !order) continue;
    const { body } = ask(world, READ, { ids: [gid("Order", order.id)] }, { shop });
    const [node] = (body.data?.nodes ?? []) as Parameters<typeof orderFromApi>[0][];
    expect(one.picture).toEqual(node && orderFromApi(node));
  }
}, 60_000);

type Step = (world: World, order: OrderRecord) => unknown;
const firstLine = (order: OrderRecord) => order.lines[0]?.id ?? "";
const onParcel = (order: OrderRecord, work: (id: string) => unknown) => {
  const [parcel] = order.fulfillments;
  if (parcel) work(parcel.id);
};
const STEPS: Record<string, Step> = {
  pay: (world, order) => payOrder(world, SHOP, order.id),
  "pay part": (world, order) => payOrder(world, SHOP, order.id, 1_000),
  "remove a unit": (world, order) =>
    editOrder(world, SHOP, order.id, {
      quantities: { [firstLine(order)]: (order.lines[0]?.currentQuantity ?? 0) - 1 },
    }),
  "add a line": (world, order) =>
    editOrder(world, SHOP, order.id, { add: [{ title: "Flask", price: 2_805, quantity: 2 }] }),
  "refund a unit": (world, order) =>
    refundOrder(world, SHOP, order.id, { lines: [{ lineId: firstLine(order), quantity: 1 }] }),
  "refund an amount": (world, order) => refundOrder(world, SHOP, order.id, { amount: 333 }),
  "refund delivery": (world, order) => refundOrder(world, SHOP, order.id, { shipping: 100 }),
  fulfil: (world, order) => fulfillOrder(world, SHOP, order.id),
  "let it travel": (world, order) =>
    onParcel(order, (id) => addFulfillmentEvent(world, SHOP, id, { status: "IN_TRANSIT", city: "Hull" }, STAFF)),
  "deliver it": (world, order) =>
    onParcel(order, (id) => addFulfillmentEvent(world, SHOP, id, { status: "DELIVERED" }, STAFF)),
  "take a parcel back": (world, order) => onParcel(order, (id) => cancelFulfillment(world, SHOP, id, STAFF)),
  hold: (world, order) =>
    holdFulfillmentOrder(world, SHOP, order.fulfillmentOrderIds[0] ?? "", { reason: "OTHER", handle: "h" }, APP),
  tag: (world, order) => addTags(world, SHOP, { type: "Order", id: order.id }, ["b", "A", "ä"], APP),
  "change the address": (world, order) =>
    updateOrder(world, SHOP, order.id, { shippingAddress: { ...HOME, address2: "Flat 2" }, note: "x" }),
  cancel: (world, order) => cancelOrder(world, SHOP, order.id, { reason: "OTHER", restock: true, refund: true }),
  "cancel without paying back": (world, order) =>
    cancelOrder(world, SHOP, order.id, { reason: "CUSTOMER", restock: false, refund: false }),
};

const DRAFTS: Record<string, Partial<OrderDraft>> = {
  paid: {},
  authorized: { payment: "authorized" },
  pending: { payment: "pending" },
  "without payment": { payment: "none" },
  free: { lines: [{ title: "Sample", price: 0, quantity: 1 }], shipping: null },
  discounted: { lines: [{ title: "Mug", price: 1_250, quantity: 3, discount: 100 }] },
  digital: {
    lines: [{ title: "Guide", price: 900, quantity: 1, requiresShipping: false }],
    shippingAddress: null,
    shipping: null,
  },
  pickup: { shippingAddress: null, shipping: { title: "Shop", price: 0, pickup: true } },
  "in yen": { presentment: { currency: "JPY", perShopUnit: 195 } },
  test: { test: true, sourceName: "pos", billingAddress: null },
};

it("what the sweep compares shows each change in any life of an order, and nothing where there was none", () => {
  const life = fc.array(fc.constantFrom(...Object.keys(STEPS)), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(DRAFTS)), life, (kind, steps) => {
      const { world, clock } = smallWorld();
      const order = placeOrder(world, SHOP, { ...DRAFT, ...DRAFTS[kind] });
      let before = pictures(world, order).api;
      for (const step of steps) {
        clock.ms += 1_500;
        try {
          STEPS[step]?.(world, order);
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
        }
        const { api: after, webhook } = pictures(world, order);
        const details = detailsOf(world, order);
        expect([step, agreesWithPicture(details, webhook)]).toEqual([step, true]);
        const { updated_at } = details;
        const isSame = isSamePicture({ ...before, updated_at }, { ...after, updated_at });
        expect([step, agreesWithPicture(details, { ...before, updated_at })]).toEqual([step, isSame]);
        before = after;
      }
    }),
    { numRuns: 120 },
  );
}, 60_000);

it("webhook and API give one snapshot through any life of an order", () => {
  const life = fc.array(fc.constantFrom(...Object.keys(STEPS)), { maxLength: 8 });
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(DRAFTS)), life, (kind, steps) => {
      const { world, clock } = smallWorld();
      const order = placeOrder(world, SHOP, { ...DRAFT, ...DRAFTS[kind] });
      for (const step of [null, ...steps]) {
        clock.ms += 1_500;
        try {
          if (step !== null) STEPS[step]?.(world, order);
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
        }
        const { api, webhook } = pictures(world, order);
        expect(webhook).toEqual(api);
      }
    }),
    { numRuns: 120 },
  );
}, 60_000);
