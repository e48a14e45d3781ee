import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editedOrder } from "#sandbox/world/edits/edited-order.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { gid } from "#sandbox/world/gid.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import type { StagedChange } from "#sandbox/world/records/order-edit.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";
import { ask, place, SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";

const CALCULATED = `calculatedOrder {
  id subtotalLineItemsQuantity
  totalPriceSet { shopMoney { amount } } totalOutstandingSet { shopMoney { amount } }
  lineItems(first: 5) { nodes { id quantity editableQuantity editableQuantityBeforeChanges restocking discountedUnitPriceSet { shopMoney { amount } } } }
  addedLineItems(first: 5) { nodes { id title quantity } }
  shippingLines { id title stagedStatus price { shopMoney { amount } } }
  stagedChanges(first: 9) { nodes { __typename ... on OrderStagedChangeDecrementItem { delta restock } ... on OrderStagedChangeAddLineItemDiscount { id description } } }
  addedDiscountApplications(first: 5) { nodes { id description value { ... on MoneyV2 { amount } ... on PricingPercentageValue { percentage } } } }
}`;

type Json = Record<string, never>;

/** Runs one edit mutation of an open edit; the payload. */
function run(world: World, field: string, args: string): Json {
  const { body } = ask(
    world,
    `mutation { ${field}(${args}) { ${field === "orderEditCommit" ? "order { id } successMessages" : CALCULATED} userErrors { field message } } }`,
  );
  expect(body.errors).toBeUndefined();
  return body.data?.[field] as Json;
}

function begun(world: World, order: OrderRecord) {
  const answer = run(world, "orderEditBegin", `id: "${gid("Order", order.id)}"`) as unknown as {
    calculatedOrder: { id: string };
  };
  return answer.calculatedOrder.id;
}

const line = (order: OrderRecord, index: number) => gid("CalculatedLineItem", order.lines[index]?.id ?? "");

describe("an edit", () => {
  it("shows what it would come to and leaves the order alone until it is committed", () => {
    const { world, topics } = smallWorld();
    const order = place(world);
    topics();
    const id = begun(world, order);
    expect(
      run(world, "orderEditSetQuantity", `id: "${id}", lineItemId: "${line(order, 0)}", quantity: 1`),
    ).toMatchObject({
      calculatedOrder: {
        subtotalLineItemsQuantity: 2,
        totalPriceSet: { shopMoney: { amount: "117.5" } },
        totalOutstandingSet: { shopMoney: { amount: "-12.5" } },
        lineItems: { nodes: [{ quantity: 1, editableQuantity: 1, editableQuantityBeforeChanges: 2 }, { quantity: 1 }] },
        stagedChanges: { nodes: [{ __typename: "OrderStagedChangeDecrementItem", delta: 1, restock: false }] },
      },
      userErrors: [],
    });
    const custom = `title: "Wrapping", price: { amount: "3.50", currencyCode: GBP }, quantity: 2`;
    expect(run(world, "orderEditAddCustomItem", `id: "${id}", ${custom}`)).toMatchObject({
      calculatedOrder: {
        totalPriceSet: { shopMoney: { amount: "124.5" } },
        addedLineItems: { nodes: [{ title: "Wrapping", quantity: 2 }] },
      },
    });
    expect(orderTotals(order).currentTotal).toBe(13_000);
    expect(topics()).toEqual([]);

    expect(run(world, "orderEditCommit", `id: "${id}", staffNote: "asked by phone"`)).toMatchObject({
      order: { id: gid("Order", order.id) },
      successMessages: ["Order updated"],
      userErrors: [],
    });
    expect(orderTotals(order)).toMatchObject({ currentTotal: 12_450, total: 13_000 });
    expect(order.lines.map(({ title, quantity, currentQuantity }) => [title, quantity, currentQuantity])).toEqual([
      ["Mug", 2, 1],
      ["Tent", 1, 1],
      ["Wrapping", 2, 2],
    ]);
    expect(order.edits).toMatchObject([
      {
        staffNote: "asked by phone",
        removals: [{ lineId: order.lines[0]?.id, delta: 1 }],
        additions: [{ lineId: order.lines[2]?.id, delta: 2 }],
        notRestocked: [order.lines[0]?.id],
      },
    ]);
    expect(topics()).toEqual(["orders/edited", "orders/updated", "fulfillment_orders/order_routing_complete"]);
  });

  it("takes units off a line by a discount for each, changes it, and takes it back", () => {
    const { world } = smallWorld();
    const order = place(world);
    const id = begun(world, order);
    const price = (answer: Json) =>
      (answer as never as { calculatedOrder: { lineItems: { nodes: { discountedUnitPriceSet: unknown }[] } } })
        .calculatedOrder.lineItems.nodes[0]?.discountedUnitPriceSet;
    const on = `id: "${id}", lineItemId: "${line(order, 0)}"`;
    const staged = run(
      world,
      "orderEditAddLineItemDiscount",
      `${on}, discount: { description: "Dented", fixedValue: { amount: "2", currencyCode: GBP } }`,
    ) as never as { calculatedOrder: { addedDiscountApplications: { nodes: { id: string }[] } } };
    expect(price(staged as never)).toEqual({ shopMoney: { amount: "10.5" } });
    const discount = staged.calculatedOrder.addedDiscountApplications.nodes[0]?.id;
    expect(discount).toMatch(/^gid:\/\/shopify\/CalculatedManualDiscountApplication\/[\w-]{36}$/);
    const changed = run(
      world,
      "orderEditUpdateDiscount",
      `id: "${id}", discountApplicationId: "${discount}", discount: { percentValue: 10 }`,
    );
    expect(price(changed)).toEqual({ shopMoney: { amount: "11.25" } });
    const gone = run(world, "orderEditRemoveDiscount", `id: "${id}", discountApplicationId: "${discount}"`);
    expect(price(gone)).toEqual({ shopMoney: { amount: "12.5" } });
    expect(run(world, "orderEditCommit", `id: "${id}"`)).toMatchObject({
      userErrors: [{ message: "There must be at least one change to be made." }],
    });
  });

  it("keeps a committed discount by hand, which a later edit may remove", () => {
    const { world } = smallWorld();
    const order = place(world, { lines: [{ title: "Mug", price: 1_000, quantity: 2, discount: 200 }], shipping: null });
    const first = begun(world, order);
    const on = `id: "${first}", lineItemId: "${line(order, 0)}"`;
    run(world, "orderEditAddLineItemDiscount", `${on}, discount: { description: "Late", percentValue: 10 }`);
    run(world, "orderEditCommit", `id: "${first}"`);
    expect(order.lines[0]).toMatchObject({
      discount: 400,
      allocations: [
        { discount: 0, amount: 200 },
        { discount: 1, amount: 200 },
      ],
    });
    expect(order.discounts?.map(({ kind, name }) => [kind, name])).toEqual([
      ["CODE", "WELCOME"],
      ["MANUAL", "Late"],
    ]);
    const second = begun(world, order);
    const code = gid("CalculatedDiscountCodeApplication", `${order.id}0`);
    run(world, "orderEditRemoveDiscount", `id: "${second}", discountApplicationId: "${code}"`);
    run(world, "orderEditCommit", `id: "${second}"`);
    expect(order.discounts?.map(({ name }) => name)).toEqual(["Late"]);
    expect(order.lines[0]).toMatchObject({ discount: 200, allocations: [{ discount: 0, amount: 200 }] });
    expect(orderTotals(order).currentTotal).toBe(1_800);
  });

  it("adds, changes and removes deliveries", () => {
    const { world } = smallWorld();
    const order = place(world);
    const id = begun(world, order);
    const added = run(
      world,
      "orderEditAddShippingLine",
      `id: "${id}", shippingLine: { title: "Courier", price: { amount: "9", currencyCode: GBP } }`,
    ) as never as { calculatedOrder: { shippingLines: { id: string }[] } };
    const courier = added.calculatedOrder.shippingLines[1]?.id;
    run(
      world,
      "orderEditUpdateShippingLine",
      `id: "${id}", shippingLineId: "${courier}", shippingLine: { price: { amount: "7", currencyCode: GBP } }`,
    );
    const old = gid("CalculatedShippingLine", order.shippingLines[0]?.id ?? "");
    expect(run(world, "orderEditRemoveShippingLine", `id: "${id}", shippingLineId: "${old}"`)).toMatchObject({
      calculatedOrder: {
        shippingLines: [
          { title: "Standard", stagedStatus: "REMOVED" },
          { title: "Courier", stagedStatus: "ADDED", price: { shopMoney: { amount: "7.0" } } },
        ],
        totalPriceSet: { shopMoney: { amount: "132.0" } },
      },
    });
    run(world, "orderEditCommit", `id: "${id}"`);
    expect(order.shippingLines.map(({ title, removed }) => [title, removed ?? false])).toEqual([
      ["Standard", true],
      ["Courier", false],
    ]);
  });

  const refusals: [string, string, (order: OrderRecord) => string][] = [
    [
      "orderEditSetQuantity",
      "Quantity cannot be below what is fulfilled",
      (order) => `lineItemId: "${line(order, 0)}", quantity: 1`,
    ],
    [
      "orderEditSetQuantity",
      "Quantity must be greater than or equal to 0",
      (order) => `lineItemId: "${line(order, 1)}", quantity: -1`,
    ],
    [
      "orderEditSetQuantity",
      "Line item does not exist",
      () => 'lineItemId: "gid://shopify/CalculatedLineItem/1", quantity: 1',
    ],
    ["orderEditAddVariant", "Variant does not exist", () => 'variantId: "gid://shopify/ProductVariant/1", quantity: 1'],
    [
      "orderEditAddCustomItem",
      "Title can't be blank",
      () => 'title: " ", price: { amount: "1", currencyCode: GBP }, quantity: 1',
    ],
    [
      "orderEditAddCustomItem",
      "Quantity must be greater than 0",
      () => 'title: "A", price: { amount: "1", currencyCode: GBP }, quantity: 0',
    ],
    [
      "orderEditAddLineItemDiscount",
      "Discount value must be greater than 0",
      (order) => `lineItemId: "${line(order, 1)}", discount: { percentValue: 0 }`,
    ],
    [
      "orderEditRemoveShippingLine",
      "Shipping line does not exist",
      () => 'shippingLineId: "gid://shopify/CalculatedShippingLine/1"',
    ],
    ["orderEditCommit", "There must be at least one change to be made.", () => ""],
  ];
  it.each(refusals)("%s refuses: %s", (field, message, args) => {
    const { world } = smallWorld();
    const order = place(world);
    const [one] = world.fulfillmentOrdersOf(order);
    const [mugs] = one?.lines ?? [];
    const units = [{ fulfillmentOrderId: one?.id ?? "", lines: [{ id: mugs?.id ?? "", quantity: 2 }] }];
    fulfillOrder(world, SHOP, order.id, { units });
    const id = begun(world, order);
    const before = JSON.stringify([world.state.orderEdits, order]);
    expect(run(world, field, [`id: "${id}"`, args(order)].filter(Boolean).join(", "))).toMatchObject({
      userErrors: [{ message }],
    });
    expect(JSON.stringify([world.state.orderEdits, order])).toBe(before);
  });

  it("is over once it was committed, and never begins on a cancelled order", () => {
    const { world } = smallWorld();
    const order = place(world);
    const id = begun(world, order);
    const setOne = `id: "${id}", lineItemId: "${line(order, 0)}", quantity: 1`;
    run(world, "orderEditSetQuantity", setOne);
    run(world, "orderEditCommit", `id: "${id}"`);
    expect(run(world, "orderEditSetQuantity", setOne)).toMatchObject({
      calculatedOrder: null,
      userErrors: [{ field: ["id"], message: "The calculated order does not exist." }],
    });
    order.cancelledAt = world.now();
    expect(run(world, "orderEditBegin", `id: "${gid("Order", order.id)}"`)).toMatchObject({
      userErrors: [{ message: "The order cannot be edited." }],
    });
  });
});

it("applying staged changes never touches the order, and without discounts its total is the sum of what is left", () => {
  const change = fc.record({ index: fc.nat(1), delta: fc.integer({ min: -2, max: 3 }) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 4 }), (list) => {
      const { world } = smallWorld();
      const order = place(world);
      const before = JSON.stringify(order);
      const changes = list.map(
        ({ index, delta }): StagedChange => ({
          kind: "SET_QUANTITY",
          lineId: order.lines[index]?.id ?? "",
          delta,
          restock: false,
        }),
      );
      const edited = editedOrder(order, changes);
      expect(JSON.stringify(order)).toBe(before);
      const left = edited.lines.reduce((sum, { price, currentQuantity }) => sum + price * currentQuantity, 0);
      expect(orderTotals(edited).currentSubtotal).toBe(left);
      for (const { quantity, currentQuantity } of edited.lines)
        expect(quantity).toBeGreaterThanOrEqual(currentQuantity);
    }),
  );
});
