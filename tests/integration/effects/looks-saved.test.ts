// Looks cost points: none where Shopify's own refusal tells as much, one for several orders where many ask at once.
import { beforeEach, describe, expect, it } from "vitest";
import type { EffectBody } from "#app/rules/effect.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { addLocation } from "#sandbox/world/locations/add-location.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { intendEffect, sendEffect, sentEffect } from "#tests/support/sent-effect.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { world } = shopify;
let worked: WorkedShop;
let shop: string;
beforeEach(async () => {
  worked = await aWorkedShop(shopify, { checks: [] });
  ({ shop } = worked);
});

const address = { lastName: "Marsh", address1: "1 Quay", city: "Whitby", zip: "YO21 1DN", countryCode: "GB" };
const place = (over: Partial<Parameters<typeof placeOrder>[2]> = {}) =>
  placeOrder(world, shop, {
    lines: [{ title: "Lantern", sku: "LAN-1", price: 1_990, quantity: 2 }],
    ...{ shippingAddress: address, billingAddress: address, shipping: { title: "Standard", price: 450 } },
    ...{ payment: "paid", routing: "now" },
    ...over,
  });
const calls = (operation: string) => shopify.journal.counts(shop).byOperation[operation]?.requests ?? 0;
const firstOf = (orderId: string) => {
  const order = world.order(shop, orderId);
  const [first] = order ? world.fulfillmentOrdersOf(order) : [];
  if (!first) throw new Error("it has no fulfilment order");
  return first;
};

describe("a whole fulfilment order", () => {
  const moveOf = (orderId: string, target = firstOf(orderId).id) => {
    const named = { name: "Glasgow", address: { ...address, city: "Glasgow" }, fulfillsOnlineOrders: true };
    const location = addLocation(world, shop, named as never, { by: "staff" });
    return {
      location,
      body: {
        ...{ kind: "move_fulfillment_order", location_id: location.id, location_name: "Glasgow", lines: null },
      } satisfies EffectBody,
      ...{ target: `gid://shopify/FulfillmentOrder/${target}`, lane: { kind: "order", key: orderId } },
    };
  };

  it("is moved without a look at it", async () => {
    const { id } = place();
    await worked.settle();
    const { location, ...move } = moveOf(id);
    expect(await sendEffect(worked, move)).toMatchObject({ status: "CONFIRMED", reason: null });
    expect(firstOf(id).locationId).toBe(location.id);
    expect([calls("moveFulfillmentOrder"), calls("readFulfillmentOrders")]).toEqual([1, 0]);
  });

  it("that was shipped meanwhile is looked at after Shopify's refusal, and given up in words", async () => {
    const { id } = place();
    await worked.settle();
    const move = moveOf(id);
    fulfillOrder(world, shop, id);
    const end = await sendEffect(worked, move);
    expect(end).toMatchObject({ status: "SUPERSEDED", reason: "The fulfilment order is closed." });
    expect([calls("moveFulfillmentOrder"), calls("readFulfillmentOrders")]).toEqual([1, 1]);
  });

  it("that Shopify does not know (any more) is given up, too", async () => {
    const { id } = place();
    await worked.settle();
    const end = await sendEffect(worked, moveOf(id, "999999999"));
    expect(end).toMatchObject({ status: "SUPERSEDED", reason: "Shopify knows it no more." });
  });
});

it("many orders that are held at once share looks", async () => {
  const orders = Array.from({ length: 12 }, () => place());
  await worked.settle();
  const body = {
    ...{ kind: "hold_fulfillment", handle: "switchyard-sale", reason: "OTHER", notes: "Wait" },
    ...{ fulfillment_order_ids: null, lines: null },
  } satisfies EffectBody;
  const keys = await Promise.all(
    orders.map(({ id }) =>
      intendEffect(worked, { body, target: `gid://shopify/Order/${id}`, lane: { kind: "order", key: id } }),
    ),
  );
  await worked.settle();
  for (const key of keys) expect(await sentEffect(worked, key)).toMatchObject({ status: "CONFIRMED" });
  for (const { id } of orders) expect(firstOf(id).holds).toHaveLength(1);
  expect(calls("placeHold")).toBe(12);
  expect(calls("readHolds")).toBeLessThanOrEqual(3);
});
