import { describe, expect, it } from "vitest";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { closeOrder } from "#sandbox/world/close-order.ts";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { gid } from "#sandbox/world/gid.ts";
import { holdFulfillmentOrder } from "#sandbox/world/hold-fulfillment-order.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { ask, HOME, place, SHOP, STAFF, smallWorld } from "#tests/unit/sandbox/support.ts";

/** 1 for #1001. */
const numbersOf = (data: unknown): number[] =>
  (data as { orders: { nodes: { number: number }[] } }).orders.nodes.map(({ number }) => number - 1_000);

/**
 * 1001: paid and shipped, closed by itself, a week ago. 1002: authorised, on hold, from the till. 1003: pending, with a code and
 * a PO number. 1004: cancelled test order. 1005: half refunded, of Ann, heavy.
 */
function shop() {
  const { world, clock, locations } = smallWorld();
  const ann = createCustomer(world, SHOP, { firstName: "Ann", lastName: "Lee", email: "ann@example.com" });
  const now = clock.ms;
  clock.ms = now - 7 * 86_400_000;
  const shipped = place(world, {
    email: "bob@example.com",
    tags: ["wholesale", "fragile"],
    lines: [{ title: "Cup", price: 500, sku: "CUP-1", quantity: 4 }],
  });
  fulfillOrder(world, SHOP, shipped.id);
  clock.ms = now;
  const till = place(world, {
    payment: "authorized",
    sourceName: "pos",
    tags: ["fragile"],
    more: { retailLocationId: locations[1] ?? "" },
    shipping: { title: "Collect", price: 0, pickup: true },
    shippingAddress: null,
  });
  holdFulfillmentOrder(world, SHOP, till.fulfillmentOrderIds[0] ?? "", { reason: "OTHER" }, STAFF);
  clock.ms += 1_000;
  place(world, {
    payment: "pending",
    poNumber: "PO-7",
    note: "Leave at the gate",
    lines: [{ title: "Mug", price: 1_250, quantity: 2, discount: 250 }],
  });
  clock.ms += 1_000;
  const cancelled = place(world, { test: true });
  cancelOrder(world, SHOP, cancelled.id, { reason: "FRAUD", restock: true, refund: true });
  clock.ms += 1_000;
  const heavy = place(world, {
    customerId: ann.id,
    lines: [{ title: "Anvil", price: 50_000, quantity: 1, grams: 25_000 }],
    shippingAddress: { ...HOME, city: "Aberdeen", country: "United Kingdom" },
    more: { sourceIdentifier: "EXT-9" },
  });
  refundOrder(world, SHOP, heavy.id, { amount: 25_000 });
  const find = (query: string, rest = "") => {
    const { body } = ask(
      world,
      `query ($query: String) { orders(first: 9, sortKey: ID, query: $query${rest}) { nodes { number } } }`,
      {
        query,
      },
    );
    expect(body.errors).toBeUndefined();
    return numbersOf(body.data);
  };
  return { world, find, ann, locations, till };
}

describe("orders are found by", () => {
  it.each([
    ["name:#1003", [3]],
    ["name:1003", [3]],
    ["email:bob@example.com", [1]],
    ["tag:wholesale", [1]],
    ["tag:wholesale,ghost", [1]],
    ["tag:fragile AND NOT tag:wholesale", [2]],
    ["tag_not:fragile", [3, 4, 5]],
    ["-tag:fragile", [3, 4, 5]],
    ["test:true", [4]],
    ["po_number:PO-7", [3]],
    ["source_name:pos", [2]],
    ["source_name:web,pos", [1, 2, 3, 4, 5]],
    ["source_identifier:EXT-9", [5]],
    ["sku:CUP-1", [1]],
    ["sku:cup*", [1]],
    ["discount_code:WELCOME", [3]],
    ["gateway:manual", [3]],
    ["financial_status:paid", [1]],
    ["financial_status:authorized", [2]],
    ["financial_status:pending", [3]],
    ["financial_status:refunded", [4]],
    ["financial_status:partially_refunded", [5]],
    ["financial_status:paid,pending", [1, 3]],
    ["fulfillment_status:shipped", [1]],
    ["fulfillment_status:fulfilled", [1]],
    ["fulfillment_status:on_hold", [2]],
    ["fulfillment_status:unfulfilled", [3, 5]],
    ["fulfillment_status:unshipped", [2, 3, 5]],
    ["status:open", [2, 3, 5]],
    ["status:closed", [1, 4]],
    ["status:cancelled", [4]],
    ["status:not_closed", [2, 3, 5]],
    ["status:any", [1, 2, 3, 4, 5]],
    ["return_status:no_return", [1, 2, 3, 4, 5]],
    ["delivery_method:pick-up", [2]],
    ["created_at:<'2026-11-20T00:00:00Z'", [1]],
    ["created_at:2026-11-24", [2, 3, 4, 5]],
    ["created_at:>=2026-11-24", [2, 3, 4, 5]],
    ["created_at:'2026-11-01..2026-11-17'", [1]],
    ["processed_at:<now", [1, 2, 3, 4, 5]],
    ["updated_at:>'2026-11-24T10:00:02Z'", [5]],
    ["current_total_price:>100", [2, 5]],
    ["subtotal_line_items_quantity:4", [1]],
    ["subtotal_line_items_quantity:3..4", [1, 2, 4]],
    ["total_weight:>=25kg", [5]],
    ["total_weight:25000", [5]],
    ["id:>0 name:#1001", [1]],
    ["gate", [3]],
    ["anvil", [5]],
    ["lee", [5]],
    ["status:open financial_status:pending", [3]],
    ["status:open AND (tag:fragile OR po_number:PO-7)", [2, 3]],
    ["cart_token:abc", []],
    ["ghost:1", [1, 2, 3, 4, 5]],
  ])("%s", (query, found) => {
    expect(shop().find(query)).toEqual(found);
  });

  it("the place where they were sold, are kept, were shipped from, and by their customer", () => {
    const { find, ann, locations, till } = shop();
    expect(find(`location_id:${locations[1]}`)).toEqual([2]);
    expect(find(`fulfillment_location_id:${locations[0]}`)).toEqual([1]);
    expect(find(`reference_location_id:${locations[1]}`)).toEqual([2]);
    expect(find(`customer_id:${ann.id}`)).toEqual([5]);
    expect(find(`id:${till.id}`)).toEqual([2]);
    expect(find(`id:<${till.id}`)).toEqual([1]);
    expect(find(`confirmation_number:${till.token.slice(0, 9)}`)).toEqual([2]);
  });

  it.each(["channel_id:1", "fraud_protection_level:x", "payment_provider_id:1"])(
    "nothing by %s: it is refused",
    (query) => {
      const { world } = shop();
      const { body } = ask(world, "query ($query: String) { orders(first: 9, query: $query) { nodes { id } } }", {
        query,
      });
      expect(body.errors?.[0]).toMatchObject({ extensions: { code: "NOT_SIMULATED" } });
    },
  );

  it("a count, up to a limit", () => {
    const { world } = shop();
    const count = (args: string) => ask(world, `{ ordersCount(${args}) { count precision } }`).body.data?.ordersCount;
    expect(count('query: "status:open"')).toEqual({ count: 3, precision: "EXACT" });
    expect(count("limit: 4")).toEqual({ count: 4, precision: "AT_LEAST" });
    expect(ask(world, "{ pendingOrdersCount { count precision } }").body.data?.pendingOrdersCount).toEqual({
      count: 1,
      precision: "EXACT",
    });
  });
});

describe("orders are sorted by", () => {
  it.each([
    ["ID", [1, 2, 3, 4, 5]],
    ["ORDER_NUMBER", [1, 2, 3, 4, 5]],
    ["CREATED_AT", [1, 2, 3, 4, 5]],
    ["PROCESSED_AT", [1, 2, 3, 4, 5]],
    ["TOTAL_PRICE", [1, 3, 2, 4, 5]],
    ["CURRENT_TOTAL_PRICE", [4, 1, 3, 2, 5]],
    ["TOTAL_ITEMS_QUANTITY", [5, 3, 2, 4, 1]],
    ["CUSTOMER_NAME", [1, 2, 3, 4, 5]],
    ["DESTINATION", [2, 5, 1, 3, 4]],
    ["FINANCIAL_STATUS", [2, 1, 5, 3, 4]],
    ["PO_NUMBER", [1, 2, 4, 5, 3]],
  ])("%s", (sortKey, found) => {
    const { world } = shop();
    const sorted = (reverse: boolean) =>
      numbersOf(
        ask(world, `{ orders(first: 9, sortKey: ${sortKey}, reverse: ${reverse}) { nodes { number } } }`).body.data,
      );
    expect(sorted(false)).toEqual(found);
    expect(sorted(true)).toEqual(found.toReversed());
  });
});

describe("one order is found by", () => {
  it("its id or a custom id, and what hangs on it by gids", () => {
    const { world, till } = shop();
    closeOrder(world, SHOP, till.id);
    const define = `mutation { metafieldDefinitionCreate(definition: { name: "External", namespace: "custom", key: "external", type: "id", ownerType: ORDER }) {
      createdDefinition { id } userErrors { message } } }`;
    expect(ask(world, define).body.data?.metafieldDefinitionCreate).toMatchObject({ userErrors: [] });
    ask(
      world,
      "mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { userErrors { message } } }",
      {
        metafields: [
          { ownerId: gid("Order", till.id), namespace: "custom", key: "external", type: "id", value: "E-1" },
        ],
      },
    );
    const by = (identifier: object) =>
      ask(world, "query ($identifier: OrderIdentifierInput!) { orderByIdentifier(identifier: $identifier) { name } }", {
        identifier,
      }).body;
    expect(by({ id: gid("Order", till.id) }).data).toEqual({ orderByIdentifier: { name: "#1002" } });
    expect(by({ customId: { namespace: "custom", key: "external", value: "E-1" } }).data).toEqual({
      orderByIdentifier: { name: "#1002" },
    });
    expect(by({ customId: { namespace: "custom", key: "external", value: "E-2" } }).data).toEqual({
      orderByIdentifier: null,
    });
    expect(by({ customId: { namespace: "custom", key: "ghost", value: "E-1" } }).errors?.[0]).toMatchObject({
      message: "Metafield definition of type 'id' is required when using custom ids.",
    });
    const [line] = till.lines;
    const [payment] = till.transactions;
    expect(
      ask(
        world,
        "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on LineItem { title } ... on OrderTransaction { kind } } }",
        {
          ids: [gid("LineItem", line?.id ?? ""), gid("OrderTransaction", payment?.id ?? ""), gid("Refund", "7")],
        },
      ).body.data?.nodes,
    ).toEqual([
      { __typename: "LineItem", title: "Mug" },
      { __typename: "OrderTransaction", kind: "AUTHORIZATION" },
      null,
    ]);
  });
});
