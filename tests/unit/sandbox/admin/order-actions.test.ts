import { describe, expect, it } from "vitest";
import { actOnOrder } from "#sandbox/admin/order-actions.ts";
import { ORDER_PRESETS, placePresetOrder } from "#sandbox/admin/order-presets.ts";
import { actOnProduct } from "#sandbox/admin/product-actions.ts";
import { customerFigures } from "#sandbox/world/customer-figures.ts";
import { addLocation } from "#sandbox/world/locations/add-location.ts";
import { financialStatus, fulfillmentStatus } from "#sandbox/world/order-status.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { createProduct } from "#sandbox/world/products/create-product.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";
import { aWorld, SHOP } from "#tests/support/sandbox-shop.ts";

const MUG = { title: "Mug", variants: [{ price: 1_250, grams: 300 }] };
const form = (fields: Record<string, string> = {}) => new URLSearchParams(fields);
const statusOf = (world: World, order: OrderRecord) => fulfillmentStatus(order, world.fulfillmentOrdersOf(order));

describe("presets", () => {
  it.each(ORDER_PRESETS.map(({ id }) => id))("%s places an order that the world takes", (id) => {
    const world = aWorld();

    const order = placePresetOrder(world, SHOP, id);

    expect(world.order(SHOP, order.id)).toBe(order);
  });

  it("differ in what the address rule looks at", () => {
    const world = aWorld();
    const [differs, same, digital, pickup] = ["billing-differs", "same-address", "digital", "pickup"].map((id) =>
      placePresetOrder(world, SHOP, id),
    );

    expect(differs?.shippingAddress).not.toEqual(differs?.billingAddress);
    expect(same?.shippingAddress).toEqual(same?.billingAddress);
    expect(digital?.shippingAddress).toBeNull();
    expect(digital?.lines.every((line) => !line.requiresShipping)).toBe(true);
    expect(pickup?.shippingLines[0]?.code).toBe("PICKUP");
  });

  it("make a big spender of a customer who was none", () => {
    const world = aWorld();

    const order = placePresetOrder(world, SHOP, "big-spender");

    expect(customerFigures(world, order.customerId ?? "").amountSpent).toBeGreaterThan(50_000);
  });

  it("put an order on account: due in 30 days", () => {
    const world = aWorld();
    const { paymentTerms } = placePresetOrder(world, SHOP, "on-account");
    const [schedule] = paymentTerms?.schedules ?? [];
    expect(Date.parse(schedule?.dueAt ?? "") - world.nowMs()).toBeGreaterThan(29 * 86_400_000);
  });

  it("refuse a name that is none", () => {
    expect(() => placePresetOrder(aWorld(), SHOP, "no-such")).toThrow(Refused);
  });
});

describe("what staff can do to a product", () => {
  it("tag it and take the tag off", () => {
    const world = aWorld();
    const product = createProduct(world, SHOP, MUG);
    actOnProduct(world, product, "tag", form({ tag: " fragile " }));
    expect(product.tags).toContain("fragile");
    actOnProduct(world, product, "untag", form({ tag: "fragile" }));
    expect(product.tags).not.toContain("fragile");
    expect(() => actOnProduct(world, product, "tag", form({ tag: " " }))).toThrow("tag can't be blank");
  });
});

describe("what staff can do to an order", () => {
  it("pay, edit, refund, fulfil", () => {
    const world = aWorld();
    const order = placePresetOrder(world, SHOP, "unpaid");
    const [line] = order.lines;

    actOnOrder(world, order, "pay", form());
    expect(financialStatus(order)).toBe("PAID");

    actOnOrder(world, order, "edit", form({ [`quantity-${line?.id}`]: "2" }));
    expect(line?.currentQuantity).toBe(2);

    const [add = ""] = createProduct(world, SHOP, MUG).variantIds;
    actOnOrder(world, order, "edit", form({ add, "add-quantity": "3" }));
    expect(order.lines.at(-1)).toMatchObject({ variantId: add, currentQuantity: 3 });

    actOnOrder(world, order, "refund", form({ amount: "5.00" }));
    expect(orderTotals(order).refunded).toBe(500);

    actOnOrder(world, order, "fulfill", form());
    expect(statusOf(world, order)).toBe("FULFILLED");
  });

  it("collect a part of what is owed, then the rest", () => {
    const world = aWorld();
    const order = placePresetOrder(world, SHOP, "unpaid");
    const { owed } = orderTotals(order);

    actOnOrder(world, order, "pay", form({ amount: "5.00" }));
    expect([financialStatus(order), orderTotals(order).owed]).toEqual(["PARTIALLY_PAID", owed - 500]);

    expect(() => actOnOrder(world, order, "pay", form({ amount: "much" }))).toThrow("Amount is not an amount in GBP");
    actOnOrder(world, order, "pay", form());
    expect(financialStatus(order)).toBe("PAID");
  });

  it("cancel, with the money paid back", () => {
    const world = aWorld();
    const order = placePresetOrder(world, SHOP, "billing-differs");

    actOnOrder(world, order, "cancel", form());

    expect(order.cancelledAt).not.toBeNull();
    expect(orderTotals(order).received).toBe(0);
  });

  it("hold, and release the hold", () => {
    const world = aWorld();
    const order = placePresetOrder(world, SHOP, "billing-differs");
    const [fulfillmentOrder] = world.fulfillmentOrdersOf(order);

    actOnOrder(world, order, "hold", form({ fulfillmentOrder: fulfillmentOrder?.id ?? "" }));
    expect(statusOf(world, order)).toBe("ON_HOLD");

    const hold = fulfillmentOrder?.holds[0]?.id ?? "";
    actOnOrder(world, order, "release", form({ fulfillmentOrder: fulfillmentOrder?.id ?? "", hold }));
    expect(statusOf(world, order)).toBe("UNFULFILLED");
  });

  it("tag, and take the tag off", () => {
    const world = aWorld();
    const order = placePresetOrder(world, SHOP, "same-address");

    actOnOrder(world, order, "tag", form({ tag: " checked " }));
    expect(order.tags).toEqual(["checked"]);

    actOnOrder(world, order, "untag", form({ tag: "checked" }));
    expect(order.tags).toEqual([]);
  });

  it("ship to the billing address, or to another", () => {
    const world = aWorld();
    const order = placePresetOrder(world, SHOP, "billing-differs");

    actOnOrder(world, order, "ship-to-billing", form());
    expect(order.shippingAddress).toEqual(order.billingAddress);

    actOnOrder(world, order, "address", form({ address1: "2 Quay", city: "Whitby", zip: "YO21 1DN" }));
    expect(order.shippingAddress?.address1).toBe("2 Quay");
  });

  it("ship one thing, tell where it is, take it back", () => {
    const world = aWorld();
    const order = placePresetOrder(world, SHOP, "same-address");
    const act = (verb: string, fields: Record<string, string> = {}) => actOnOrder(world, order, verb, form(fields));

    act("fulfill", { carrier: "Evri", tracking: "E1" });
    act("track", { status: "OUT_FOR_DELIVERY" });
    act("ask-return", { reason: "UNWANTED" });
    expect(order.returns.map(({ status }) => status)).toEqual(["REQUESTED"]);
    act("decline-return");
    act("ask-return");
    act("approve-return");
    act("take-return");

    expect(order.fulfillments[0]).toMatchObject({
      tracking: [{ number: "E1" }],
      events: [{ status: "OUT_FOR_DELIVERY" }],
    });
    expect(order.returns.map(({ status }) => status)).toEqual(["DECLINED", "CLOSED"]);
  });

  it("move to another location, archive, note, dispute, assess", () => {
    const world = aWorld();
    const order = placePresetOrder(world, SHOP, "same-address");
    const other = addLocation(
      world,
      SHOP,
      { name: "Leeds shop", address: { countryCode: "GB" }, fulfillsOnlineOrders: true },
      { by: "staff" },
    );
    const act = (verb: string, fields: Record<string, string> = {}) => actOnOrder(world, order, verb, form(fields));

    act("move", { fulfillmentOrder: order.fulfillmentOrderIds[0] ?? "", location: other.id });
    act("note", { note: "ring twice" });
    act("archive");
    act("dispute", { type: "INQUIRY", reason: "DUPLICATE" });
    act("move-dispute", { status: "LOST" });
    act("risk", { level: "HIGH" });

    expect(world.fulfillmentOrdersOf(order).map(({ locationId }) => locationId)).toContain(other.id);
    expect(order).toMatchObject({ note: "ring twice", closedAt: expect.any(String), risk: [{ level: "HIGH" }] });
    expect(Object.values(world.state.disputes).map(({ status }) => status)).toEqual(["LOST"]);
    act("unarchive");
    expect(order.closedAt).toBeNull();
  });

  it.each([
    ["a return of what was not shipped", "ask-return", {}],
    ["a return that nobody asked for", "approve-return", {}],
    ["a carrier's word that is none", "track", { status: "LOST AT SEA" }],
    ["a dispute that is none", "move-dispute", { dispute: "7" }],
    ["an action that is none", "explode", {}],
    ["an inherited name", "constructor", {}],
    ["an amount that is none", "refund", { amount: "five" }],
    ["an empty tag", "tag", { tag: " " }],
    ["a fulfilment order of another order", "hold", { fulfillmentOrder: "1" }],
    ["a quantity that is none", "edit", {}],
  ])("refuses %s, with words", (_claim, verb, fields: Record<string, string>) => {
    const world = aWorld();
    const order = placePresetOrder(world, SHOP, "same-address");

    expect(() => actOnOrder(world, order, verb, form(fields))).toThrow(Refused);
  });
});
