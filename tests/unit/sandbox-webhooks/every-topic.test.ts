// One body of every topic at least, made by its verb where there is one, against Shopify's schema.
import { beforeAll, describe, expect, it } from "vitest";
import { webhookBody } from "#sandbox/webhooks/webhook-body.ts";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { deleteDiscount } from "#sandbox/world/discounts/delete-discount.ts";
import { createDiscount, type DiscountChange, updateDiscount } from "#sandbox/world/discounts/save-discount.ts";
import { changeDispute } from "#sandbox/world/disputes/change-dispute.ts";
import { openDispute } from "#sandbox/world/disputes/open-dispute.ts";
import { editOrder } from "#sandbox/world/edit-order.ts";
import type { EventData } from "#sandbox/world/event-data.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { mergeFulfillmentOrders } from "#sandbox/world/fulfillment-orders/merge-fulfillment-orders.ts";
import { openFulfillmentOrder } from "#sandbox/world/fulfillment-orders/open-fulfillment-order.ts";
import { reportProgress } from "#sandbox/world/fulfillment-orders/report-progress.ts";
import { splitFulfillmentOrders } from "#sandbox/world/fulfillment-orders/split-fulfillment-orders.ts";
import { addFulfillmentEvent } from "#sandbox/world/fulfillments/add-fulfillment-event.ts";
import { holdFulfillmentOrder } from "#sandbox/world/hold-fulfillment-order.ts";
import { installApp, uninstallApp } from "#sandbox/world/install-app.ts";
import { activateLocation } from "#sandbox/world/locations/activate-location.ts";
import { addLocation } from "#sandbox/world/locations/add-location.ts";
import { deactivateLocation } from "#sandbox/world/locations/deactivate-location.ts";
import { deleteLocation } from "#sandbox/world/locations/delete-location.ts";
import { editLocation } from "#sandbox/world/locations/edit-location.ts";
import { moveFulfillmentOrder } from "#sandbox/world/move-fulfillment-order.ts";
import { createPaymentTerms } from "#sandbox/world/payment-terms/set-payment-terms.ts";
import { tellWhenDue } from "#sandbox/world/payment-terms/tell-when-due.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { redactCustomer, redactShop, requestCustomerData } from "#sandbox/world/privacy.ts";
import { createProduct } from "#sandbox/world/products/create-product.ts";
import { deleteProduct } from "#sandbox/world/products/delete-product.ts";
import { createCollection, deleteCollection, updateCollection } from "#sandbox/world/products/save-collection.ts";
import { updateProduct } from "#sandbox/world/products/update-product.ts";
import type { DraftOrderRecord } from "#sandbox/world/records/draft-order.ts";
import type { ReturnRecord } from "#sandbox/world/records/return.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { releaseHolds } from "#sandbox/world/release-holds.ts";
import { assessRisk } from "#sandbox/world/risk/assess-risk.ts";
import { seedWorld } from "#sandbox/world/seed.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";
import { createSegment, deleteSegment, updateSegment } from "#sandbox/world/segments/save-segment.ts";
import { addTags, removeTags } from "#sandbox/world/tag.ts";
import { TOPICS, type Topic } from "#sandbox/world/topic.ts";
import {
  addShipmentItems,
  deleteShipment,
  markInTransit,
  removeShipmentItems,
  setShipmentQuantities,
  setShipmentTracking,
} from "#sandbox/world/transfers/change-shipment.ts";
import { removeTransferItems, setTransferItems } from "#sandbox/world/transfers/change-transfer-items.ts";
import { cancelTransfer, markTransferReady } from "#sandbox/world/transfers/change-transfer-status.ts";
import { createShipment } from "#sandbox/world/transfers/create-shipment.ts";
import { receiveShipment } from "#sandbox/world/transfers/receive-shipment.ts";
import { createTransfer } from "#sandbox/world/transfers/save-transfer.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { World } from "#sandbox/world/world.ts";
import type { About } from "#sandbox/world/world-event.ts";
import { complaintsOf } from "#tests/support/webhook-schema.ts";

const SHOP = STORE.domain;
const APP = { by: "app", appId: "the-app" } as const;
const STAFF = { by: "staff" } as const;
const world = new World();
const bodies = new Map<string, unknown[]>();

/** As a verb would: for topics whose verbs make a whole story of their own. */
const tell = <T extends Topic>(topic: T, about: About<T>) => {
  (world.action(SHOP, STAFF) as (topic: Topic, about: unknown) => void)(topic, about);
};

beforeAll(() => {
  seedWorld(world, 3);
  installApp(world, SHOP, APP.appId, []);
  world.on((event) => {
    const body = webhookBody(world, event, APP.appId);
    if (body !== null) bodies.set(event.topic, [...(bodies.get(event.topic) ?? []), JSON.parse(JSON.stringify(body))]);
  });
  orders();
  fulfillmentOrders();
  returnsAndDrafts();
  customersAndProducts();
  stockAndPlaces();
  stockOnItsWay();
  shopAndApp();
});

const goods = () => Object.values(world.state.variants).filter(({ requiresShipping }) => requiresShipping);
const address = () => Object.values(world.state.customers).find((one) => one.defaultAddress)?.defaultAddress ?? null;

function anOrder(): OrderRecord {
  const [first, second] = goods();
  return placeOrder(world, SHOP, {
    customerId: Object.keys(world.state.customers)[0],
    lines: [
      { variantId: first?.id ?? "", quantity: 3 },
      { variantId: second?.id ?? "", quantity: 2 },
    ],
    shippingAddress: address(),
    billingAddress: address(),
    shipping: { title: "Standard", price: 395 },
  });
}

function orders() {
  const order = anOrder();
  const [line] = order.lines;
  editOrder(world, SHOP, order.id, { quantities: { [line?.id ?? ""]: 4 } });
  const [one] = order.fulfillmentOrderIds;
  const [part] = world.fulfillmentOrdersOf(order)[0]?.lines ?? [];
  fulfillOrder(world, SHOP, order.id, {
    units: [{ fulfillmentOrderId: one ?? "", lines: [{ id: part?.id ?? "", quantity: 1 }] }],
    tracking: { number: "N1", company: "Royal Mail", url: "https://track.example/N1" },
  });
  const { fulfillments } = fulfillOrder(world, SHOP, order.id);
  const told = { status: "IN_TRANSIT", message: "On its way", country: "GB", city: "Leeds" } as const;
  const { event } = addFulfillmentEvent(world, SHOP, fulfillments[0]?.id ?? "", told, STAFF);
  tell("fulfillment_events/delete", {
    orderId: order.id,
    subjectId: fulfillments[0]?.id,
    childId: event.id,
    data: { event },
  });
  refundOrder(world, SHOP, order.id, {
    lines: [{ lineId: line?.id ?? "", quantity: 1, restockType: "RETURN" }],
    shipping: 100,
  });
  cancelOrder(world, SHOP, anOrder().id, { reason: "CUSTOMER", restock: true, refund: true });
  tell("orders/delete", { orderId: order.id });
  for (const appId of [APP.appId, null]) {
    const facts = [{ description: "The address is a parcel shop", sentiment: "NEGATIVE" as const }];
    assessRisk(world, SHOP, anOrder().id, { appId, level: "HIGH", facts });
  }
  const owed = anOrder();
  owed.transactions.length = 0;
  createPaymentTerms(world, SHOP, owed.id, { templateId: "7", schedules: [{ issuedAt: null, dueAt: world.now() }] });
  tellWhenDue(world, SHOP, owed.id);
  const dispute = openDispute(world, SHOP, anOrder().id, { type: "INQUIRY", reason: "FRAUDULENT" });
  for (const status of ["UNDER_REVIEW", "WON"] as const) changeDispute(world, SHOP, dispute.id, { status });
}

function fulfillmentOrders() {
  const order = anOrder();
  const [one] = world.fulfillmentOrdersOf(order);
  if (!one) throw new Error("the order was not routed");
  const [line] = one.lines;
  const held = holdFulfillmentOrder(world, SHOP, one.id, { handle: "h", reason: "OTHER", reasonNotes: "Look" }, APP);
  releaseHolds(world, SHOP, one.id, [held.hold.id], STAFF);
  const partly = { handle: "p", reason: "OTHER", lines: [{ id: line?.id ?? "", quantity: 1 }] };
  const partial = holdFulfillmentOrder(world, SHOP, one.id, partly, APP);
  releaseHolds(world, SHOP, one.id, [partial.hold.id], STAFF);
  reportProgress(world, SHOP, one.id, "Packing", APP);
  openFulfillmentOrder(world, SHOP, one.id, STAFF);
  splitFulfillmentOrders(
    world,
    SHOP,
    [{ fulfillmentOrderId: one.id, lines: [{ id: line?.id ?? "", quantity: 1 }] }],
    STAFF,
  );
  const open = world.fulfillmentOrdersOf(order).filter(({ status }) => status === "OPEN");
  mergeFulfillmentOrders(world, SHOP, [open.map(({ id }) => ({ fulfillmentOrderId: id, lines: null }))], STAFF);
  const elsewhere = Object.values(world.state.locations).find(({ id }) => id !== one.locationId);
  const movable = world.fulfillmentOrdersOf(order).find(({ status }) => status === "OPEN");
  const about = { orderId: order.id, fulfillmentOrderId: movable?.id ?? one.id };
  if (movable && elsewhere)
    try {
      moveFulfillmentOrder(world, SHOP, movable.id, elsewhere.id, null, STAFF);
    } catch {
      // Not stocked there: told below.
    }
  tell("fulfillment_orders/moved", {
    ...about,
    data: {
      originalFulfillmentOrderId: about.fulfillmentOrderId,
      sourceLocationId: one.locationId,
      destinationLocationId: elsewhere?.id ?? "",
      lines: [{ id: line?.id ?? "", quantity: 1 }],
    },
  });
  tell("fulfillment_orders/rescheduled", about);
  tell("fulfillment_orders/scheduled_fulfillment_order_ready", about);
  tell("fulfillment_orders/line_items_prepared_for_pickup", about);
  tell("fulfillment_orders/line_items_prepared_for_local_delivery", about);
  const request = { requestId: "5", message: "Fragile" };
  tell("fulfillment_orders/fulfillment_request_submitted", {
    ...about,
    data: { ...request, originalFulfillmentOrderId: one.id },
  });
  tell("fulfillment_orders/cancellation_request_submitted", { ...about, data: request });
  for (const topic of [
    "fulfillment_orders/fulfillment_request_accepted",
    "fulfillment_orders/fulfillment_request_rejected",
    "fulfillment_orders/cancellation_request_accepted",
    "fulfillment_orders/cancellation_request_rejected",
    "fulfillment_orders/fulfillment_service_failed_to_complete",
  ] as const)
    for (const message of ["We ship it tomorrow.", null]) tell(topic, { ...about, data: { message } });
}

function returnsAndDrafts() {
  const order = anOrder();
  const { fulfillments } = fulfillOrder(world, SHOP, order.id);
  const [shipped] = fulfillments[0]?.lines ?? [];
  const one: ReturnRecord = {
    ...{ id: world.nextId(), name: `${order.name}-R1`, status: "OPEN", createdAt: world.now() },
    ...{ requestApprovedAt: world.now(), closedAt: null, refundIds: [], reverseFulfillmentOrders: [] },
    decline: { reason: "OTHER", note: "As discussed" },
    lines: [
      {
        ...{ id: world.nextId(), lineId: shipped?.lineId ?? "", fulfillmentLineId: shipped?.id ?? "", quantity: 1 },
        ...{ processedQuantity: 0, refundedQuantity: 0, reason: "DEFECTIVE", reasonDefinitionId: null },
        ...{ reasonNote: "Torn", customerNote: null, restockingFee: null },
      },
    ],
    exchangeLines: [
      { id: world.nextId(), variantId: goods()[0]?.id ?? "", quantity: 1, processedQuantity: 0, lineIds: [] },
    ],
    shippingFee: { id: world.nextId(), amount: 395 },
  };
  order.returns.push(one);
  const about = { orderId: order.id, subjectId: one.id };
  for (const topic of ["request", "approve", "decline", "cancel", "close", "reopen", "process"] as const)
    tell(`returns/${topic}`, about as About<"returns/request">);
  tell("returns/update", { ...about, data: { removals: [{ returnLineId: one.lines[0]?.id ?? "", delta: 1 }] } });
  const disposition = { reverseLineId: world.nextId(), type: "RESTOCKED", quantity: 1 };
  const locationId = Object.keys(world.state.locations)[0] ?? null;
  tell("reverse_fulfillment_orders/dispose", {
    ...about,
    subjectId: world.nextId(),
    data: {
      dispositions: [
        { ...disposition, locationId },
        { ...disposition, type: "MISSING", locationId: null },
      ],
    },
  });
  for (const isLabelled of [true, false])
    tell("reverse_deliveries/attach_deliverable", {
      ...about,
      subjectId: world.nextId(),
      data: {
        ...{ returnId: one.id, carrierName: "DPD", trackingNumber: "R1", trackingUrl: "https://track.example/R1" },
        labelUrl: isLabelled ? "https://label.example/1.pdf" : null,
        labelCreatedAt: isLabelled ? world.now() : null,
      },
    });
  const draft = aDraft();
  world.state.draftOrders[draft.id] = draft;
  for (const topic of ["create", "update", "delete"] as const)
    tell(`draft_orders/${topic}`, { subjectId: draft.id } as About<"draft_orders/create">);
}

function aDraft(): DraftOrderRecord {
  const [variant] = goods();
  const at = world.now();
  const discount = { title: "Friend", description: "", value: 10, valueType: "PERCENTAGE", amount: 500 } as const;
  return {
    ...{ id: world.nextId(), shop: SHOP, name: "#D1", token: "abc", status: "OPEN", createdAt: at, updatedAt: at },
    ...{ completedAt: null, invoiceSentAt: at, orderId: null, email: "a@example.com", phone: null, note: "Hurry" },
    ...{ poNumber: null, tags: ["b2b"], customAttributes: [{ key: "gift", value: "yes" }] },
    customerId: Object.keys(world.state.customers)[0] ?? null,
    shippingAddress: address(),
    billingAddress: address(),
    lines: [
      {
        ...{ id: world.nextId(), uuid: "u", custom: false, appliedDiscount: discount, priceOverridden: false },
        ...{ variantId: variant?.id ?? null, productId: variant?.productId ?? null, title: "Jacket", sku: "J" },
        ...{ variantTitle: "M", vendor: "N", quantity: 1, currentQuantity: 1, price: 5_000, discount: 500, grams: 1 },
        ...{ requiresShipping: true, taxable: true, giftCard: false },
        taxLines: [{ title: "VAT", rate: 0.2, amount: 900 }],
      },
    ],
    shippingLines: [
      { id: world.nextId(), title: "By hand", code: "custom", price: 300, source: "shopify", custom: true },
    ],
    ...{ appliedDiscount: null, discountCodes: [], acceptAutomaticDiscounts: null, allowDiscountCodesInCheckout: true },
    ...{ visibleToCustomer: true, taxExempt: false, presentment: null, sourceName: null, reserveInventoryUntil: null },
  };
}

function customersAndProducts() {
  const made = createCustomer(world, SHOP, { firstName: "Ada", lastName: "Marsh", email: "ada@example.com" }, STAFF);
  const [customerId = ""] = Object.keys(world.state.customers);
  addTags(world, SHOP, { type: "Customer", id: customerId }, ["gold"], STAFF);
  removeTags(world, SHOP, { type: "Customer", id: customerId }, ["gold"], STAFF);
  for (const topic of ["enable", "disable", "delete", "purchasing_summary"] as const)
    tell(`customers/${topic}`, { customerId } as About<"customers/enable">);
  const segment = createSegment(world, SHOP, { name: "Gold", query: "customer_tags CONTAINS 'gold'" });
  updateSegment(world, SHOP, segment.id, { name: "Golden" });
  for (const way of ["joined", "left"] as const)
    tell(`customer.${way}_segment`, { customerId, data: { segmentId: segment.id } });
  deleteSegment(world, SHOP, segment.id);
  const failure = { customerIds: [made.id], field: "merge_in_progress", message: "Ada is being merged." };
  for (const [status, errors] of [
    ["completed", []],
    ["failed", [failure]],
  ] as const)
    tell("customers/merge", { customerId, data: { deletedId: made.id, jobId: "7", status, errors: [...errors] } });
  const product = createProduct(world, SHOP, {
    title: "Lamp",
    options: [{ name: "Size", values: ["S", "M"] }],
    media: [{ kind: "IMAGE", alt: "A lamp", url: "https://cdn.example/lamp.jpg" }],
  } as Parameters<typeof createProduct>[2]);
  updateProduct(world, SHOP, product.id, { title: "Lantern" } as Parameters<typeof updateProduct>[3]);
  deleteProduct(world, SHOP, product.id);
  const collection = createCollection(world, SHOP, { title: "Warm" });
  updateCollection(world, SHOP, collection.id, { title: "Warmer" });
  const smart = createCollection(world, SHOP, {
    title: "Jackets",
    ruleSet: { anyOf: false, rules: [{ column: "TYPE", relation: "EQUALS", condition: "Jackets" }] },
  });
  deleteCollection(world, SHOP, smart.id);
  const offer: DiscountChange = {
    ...{ title: "Autumn", code: "AUTUMN", startsAt: world.now(), value: { percentage: 0.1 } },
    ...{ items: { all: true }, customers: null },
  };
  const discount = createDiscount(world, SHOP, "CODE", offer, "basicCodeDiscount");
  updateDiscount(world, discount, { code: "AUTUMN10" }, "basicCodeDiscount");
  deleteDiscount(world, discount);
}

function stockAndPlaces() {
  const [item] = Object.values(world.state.inventoryItems);
  const subjectId = item?.id ?? "";
  const [locationId = ""] = Object.keys(world.state.locations);
  tell("inventory_items/create", { subjectId });
  tell("inventory_items/update", { subjectId });
  const gone: EventData["inventory_items/delete"] = {
    countryCodeOfOrigin: "PT",
    provinceCodeOfOrigin: null,
    harmonizedSystemCode: "620193",
  };
  tell("inventory_items/delete", { subjectId, data: gone });
  for (const available of [7, -2, null])
    tell("inventory_levels/update", { subjectId, data: { locationId, available, updatedAt: world.now() } });
  tell("inventory_levels/connect", { subjectId, data: { locationId, available: 0, updatedAt: world.now() } });
  tell("inventory_levels/disconnect", { subjectId, data: { locationId } });
  const draft = { name: "Dock", address: { ...address(), countryCode: "GB" } };
  const place = addLocation(world, SHOP, draft as Parameters<typeof addLocation>[2], STAFF);
  editLocation(world, SHOP, place.id, { name: "Old dock" } as Parameters<typeof editLocation>[3], STAFF);
  deactivateLocation(world, SHOP, place.id, null, STAFF);
  activateLocation(world, SHOP, place.id, STAFF);
  deactivateLocation(world, SHOP, place.id, null, STAFF);
  deleteLocation(world, SHOP, place.id, STAFF);
}

function stockOnItsWay() {
  const level = Object.values(world.state.inventoryLevels).find(
    ({ itemId, active }) => active && world.state.inventoryItems[itemId]?.tracked,
  );
  const other = Object.values(world.state.locations).find(({ id, shop }) => shop === SHOP && id !== level?.locationId);
  const draft = {
    ...{ originId: level?.locationId ?? null, destinationId: other?.id ?? null, note: null, referenceName: null },
    ...{ lines: [{ itemId: level?.itemId ?? "", quantity: 5 }], tags: [], dateCreated: null },
  };
  cancelTransfer(world, SHOP, createTransfer(world, SHOP, draft, "READY_TO_SHIP", STAFF).id, STAFF);
  const { id } = createTransfer(world, SHOP, { ...draft, lines: [] }, "DRAFT", STAFF);
  const set = (quantity: number) =>
    setTransferItems(world, SHOP, id, [{ itemId: level?.itemId ?? "", quantity }], STAFF).transfer.lines[0]?.id ?? "";
  removeTransferItems(world, SHOP, id, [set(3)], STAFF);
  set(3);
  set(4);
  markTransferReady(world, SHOP, id, STAFF);
  const tracking = {
    trackingNumber: "N1",
    trackingUrl: "https://t.example/N1",
    company: "UPS",
    arrivesAt: world.now(),
  };
  const parcel = { transferId: id, barcode: null, dateCreated: null, tracking };
  const lines = [{ itemId: level?.itemId ?? "", quantity: 2 }];
  deleteShipment(world, SHOP, createShipment(world, SHOP, { ...parcel, lines }, "DRAFT", STAFF).id, STAFF);
  const { id: sent, lines: picked } = createShipment(world, SHOP, { ...parcel, lines }, "DRAFT", STAFF);
  removeShipmentItems(world, SHOP, sent, [picked[0]?.id ?? ""], STAFF);
  const { lines: added } = addShipmentItems(world, SHOP, sent, lines, STAFF);
  setShipmentQuantities(world, SHOP, sent, [{ lineId: added[0]?.id ?? "", quantity: 4 }], STAFF);
  setShipmentTracking(world, SHOP, sent, { company: "DPD" }, STAFF);
  markInTransit(world, SHOP, sent, null, STAFF);
  receiveShipment(world, SHOP, sent, { lines: [], rest: "ACCEPTED", dateReceived: null }, STAFF);
}

function shopAndApp() {
  const [customerId = ""] = Object.keys(world.state.customers);
  const at = world.now();
  tell("shop/update", {});
  tell("app/scopes_update", { data: { previous: ["read_orders"], current: ["read_orders", "read_products"] } });
  tell("bulk_operations/finish", {
    subjectId: world.nextId(),
    data: { status: "COMPLETED", type: "query", errorCode: null, createdAt: at, completedAt: at },
  });
  tell("app_subscriptions/update", {
    subjectId: world.nextId(),
    data: {
      ...{ name: "Plan", status: "ACTIVE", currency: "USD", price: "10.00", cappedAmount: "20.0" },
      ...{ interval: "EVERY_30_DAYS", planHandle: "plan", createdAt: at },
    },
  });
  requestCustomerData(world, SHOP, customerId);
  redactCustomer(world, SHOP, customerId);
  uninstallApp(world, SHOP);
  redactShop(world, SHOP);
}

describe("the body of", () => {
  it.each(TOPICS)("%s satisfies Shopify's schema", (topic) => {
    const list = bodies.get(topic) ?? [];

    expect(list).not.toEqual([]);
    expect(complaintsOf(topic, list)).toEqual([]);
  });
});
