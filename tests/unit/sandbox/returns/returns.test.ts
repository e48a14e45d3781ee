import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { cancelReturn } from "#sandbox/world/returns/cancel-return.ts";
import { createReturn } from "#sandbox/world/returns/create-return.ts";
import { createReverseDelivery } from "#sandbox/world/returns/create-reverse-delivery.ts";
import { disposeReturnedUnits } from "#sandbox/world/returns/dispose-returned-units.ts";
import { processReturn } from "#sandbox/world/returns/process-return.ts";
import { removeFromReturn } from "#sandbox/world/returns/remove-from-return.ts";
import { requestReturn } from "#sandbox/world/returns/request-return.ts";
import { returnableFulfillments } from "#sandbox/world/returns/returnable-units.ts";
import { suggestReturnRefund } from "#sandbox/world/returns/suggest-return-refund.ts";
import { updateReverseDelivery } from "#sandbox/world/returns/update-reverse-delivery.ts";
import type { Refused } from "#sandbox/world/world.ts";
import { oneMug, processing, returnThatIs, shippedOrder } from "#tests/unit/sandbox/returns/returned-order.ts";
import { APP, SHOP } from "#tests/unit/sandbox/support.ts";

const refusals = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof NotSimulated) return "not simulated";
    return [...(error as Refused).refusals];
  }
  return [];
};
const returnable = ({ order }: ReturnType<typeof shippedOrder>) =>
  returnableFulfillments(order).map(({ lines }) => lines.map(({ quantity }) => quantity));

describe("a return", () => {
  it("is named after its order, and takes what it holds out of what can be returned", () => {
    const ground = shippedOrder();
    const { world, order, mugs } = ground;
    expect(returnable(ground)).toEqual([[2, 1]]);
    const { it: first } = createReturn(world, SHOP, order.id, oneMug(mugs), APP);
    const { it: second } = requestReturn(world, SHOP, order.id, oneMug(mugs), APP);
    expect([first.name, second.name]).toEqual([`${order.name}-R1`, `${order.name}-R2`]);
    expect(ground.topics()).toEqual(["returns/approve", "orders/updated", "returns/request", "orders/updated"]);
    expect(returnable(ground)).toEqual([[1]]);
    cancelReturn(world, SHOP, first.id, APP);
    expect(returnable(ground)).toEqual([[1, 1]]);
  });

  it.each([
    ["no units", 0, "Return line item has an invalid quantity.", "INVALID"],
    ["more than was sent", 3, "Quantity is not available for return.", "INVALID"],
  ])("is refused with %s", (_, quantity, message, code) => {
    const { world, order, mugs, topics } = shippedOrder();
    const draft = { lines: [{ fulfillmentLineId: mugs, quantity }] };
    expect(refusals(() => requestReturn(world, SHOP, order.id, draft, APP))).toMatchObject([{ message, code }]);
    expect(order.returns).toEqual([]);
    expect(topics()).toEqual([]);
  });

  it("of what nobody knows is refused, and says what", () => {
    const { world, order, mugs } = shippedOrder();
    const path = ["returnInput", "returnLineItems", "0", "fulfillmentLineItemId"];
    expect(refusals(() => createReturn(world, SHOP, order.id, oneMug("12"), APP))).toEqual([
      { field: path, message: "Fulfillment line item not found.", code: "NOT_FOUND" },
    ]);
    expect(refusals(() => createReturn(world, SHOP, "12", oneMug(mugs), APP))).toEqual([
      { field: ["returnInput", "orderId"], message: "Order not found.", code: "NOT_FOUND" },
    ]);
  });

  it("opens an archived order again", () => {
    const { world, order, mugs } = shippedOrder();
    expect(order.closedAt).not.toBeNull();
    createReturn(world, SHOP, order.id, oneMug(mugs), APP);
    expect(order.closedAt).toBeNull();
  });

  it("keeps its order from being cancelled while it is in progress", () => {
    const { world, order } = returnThatIs("requested");
    expect(
      refusals(() => cancelOrder(world, SHOP, order.id, { reason: "OTHER", restock: true, refund: true })),
    ).toMatchObject([{ message: "Cannot cancel an order that has returns", code: "INVALID" }]);
  });

  it("with nothing left in it is closed, its reverse fulfilment order too", () => {
    const { world, it: one } = returnThatIs("open");
    const lines = one.lines.map(({ id }) => ({ id, quantity: 1 }));
    removeFromReturn(world, SHOP, one.id, { lines, exchangeLines: [] }, APP);
    expect(one).toMatchObject({ status: "CLOSED", lines: [], reverseFulfillmentOrders: [{ status: "CLOSED" }] });
  });

  it("sends what is exchanged once it is processed", () => {
    const { world, order, mugs, variant, topics } = shippedOrder();
    const draft = { ...oneMug(mugs), exchanges: [{ variantId: variant.id, quantity: 1 }] };
    const { it: one } = createReturn(world, SHOP, order.id, draft, APP);
    topics();
    const exchangeLines = one.exchangeLines.map(({ id }) => ({ id, quantity: 1 }));
    processReturn(world, SHOP, one.id, processing(one, { exchangeLines }), APP);
    expect(order.lines).toHaveLength(3);
    expect(one.exchangeLines).toMatchObject([{ processedQuantity: 1, lineIds: [order.lines[2]?.id] }]);
    const [open] = world.fulfillmentOrdersOf(order).filter(({ status }) => status === "OPEN");
    expect(open?.lines).toMatchObject([{ lineId: order.lines[2]?.id, remainingQuantity: 1 }]);
    expect(topics()).toContain("returns/process");
  });

  it("suggests what its units were sold for, less fees, and no more than was received", () => {
    const { world, order, mugs } = shippedOrder();
    const draft = {
      lines: [{ fulfillmentLineId: mugs, quantity: 2, restockingFeePercentage: 10 }],
      shippingFee: 300,
    };
    const { it: one } = createReturn(world, SHOP, order.id, draft, APP);
    const units = one.lines.map(({ id }) => ({ returnLineId: id, quantity: 2 }));
    expect(suggestReturnRefund(order, one, units, 0)).toMatchObject({ subtotal: 2_500, fees: 550, amount: 1_950 });
    expect(suggestReturnRefund(order, one, units, "all")).toMatchObject({ shipping: 500, amount: 2_450 });
    refundOrder(world, SHOP, order.id, { amount: 12_000 });
    expect(suggestReturnRefund(order, one, units, 0).amount).toBe(1_000);
  });
});

describe("what comes back", () => {
  it("comes by parcels, no more than there is", () => {
    const { world, it: one, topics } = returnThatIs("open");
    const [reverse] = one.reverseFulfillmentOrders;
    const tracking = { number: "R1", url: "https://track.example/R1" };
    const { delivery } = createReverseDelivery(world, SHOP, reverse?.id ?? "", [], { tracking }, APP);
    expect(delivery).toMatchObject({
      tracking: { ...tracking, carrierName: null },
      label: null,
      lines: [{ quantity: 1 }],
    });
    expect(topics()).toEqual(["reverse_deliveries/attach_deliverable"]);
    const again = [{ id: reverse?.lines[0]?.id ?? "", quantity: 1 }];
    expect(refusals(() => createReverseDelivery(world, SHOP, reverse?.id ?? "", again, {}, APP))).toMatchObject([
      { message: "cannot deliver more items than are returned" },
    ]);
    updateReverseDelivery(world, SHOP, delivery.id, { labelUrl: "https://label.example/1.pdf" }, APP);
    expect(delivery).toMatchObject({ tracking: { number: "R1" }, label: { url: "https://label.example/1.pdf" } });
    expect(refusals(() => updateReverseDelivery(world, SHOP, "12", {}, APP))).toMatchObject([
      { message: "Reverse delivery was not found.", code: "NOT_FOUND" },
    ]);
    expect(refusals(() => createReverseDelivery(world, SHOP, "12", [], {}, APP))).toMatchObject([
      { message: "Reverse fulfillment order was not found.", code: "NOT_FOUND" },
    ]);
  });

  it.each([
    ["RESTOCKED", 1],
    ["NOT_RESTOCKED", 0],
    ["MISSING", 0],
  ] as const)("%s: %i units more to sell there", (type, more) => {
    const { world, it: one, second, stockAt, topics } = returnThatIs("open");
    const before = stockAt(second).available ?? 0;
    const reverseLineId = one.reverseFulfillmentOrders[0]?.lines[0]?.id ?? "";
    const draft = { reverseLineId, quantity: 1, type, locationId: second };
    disposeReturnedUnits(world, SHOP, [draft], APP);
    expect((stockAt(second).available ?? 0) - before).toBe(more);
    expect(topics()).toContain("reverse_fulfillment_orders/dispose");
    expect(refusals(() => disposeReturnedUnits(world, SHOP, [draft], APP))).toMatchObject([{ code: "INVALID" }]);
  });

  it("is refused whole: two faults of one line are both told", () => {
    const { world, order, tent } = shippedOrder();
    const { it: one } = createReturn(world, SHOP, order.id, oneMug(tent), APP);
    const reverseLineId = one.reverseFulfillmentOrders[0]?.lines[0]?.id ?? "";
    const draft = { reverseLineId, quantity: 1, type: "RESTOCKED", locationId: "12" } as const;
    expect(refusals(() => disposeReturnedUnits(world, SHOP, [draft], APP))).toEqual([
      {
        field: ["dispositionInputs", "0", "dispositionType"],
        message: "RESTOCKED is an invalid disposition type for a custom line item.",
        code: "INVALID",
      },
      { field: ["dispositionInputs", "0", "locationId"], message: "Location not found.", code: "NOT_FOUND" },
    ]);
  });

  it("whatever is asked for and taken back, returned and returnable units are those that were sent", () => {
    const step = fc.record({
      verb: fc.constantFrom("request", "create", "cancel", "remove"),
      quantity: fc.integer({ min: 1, max: 2 }),
      which: fc.nat(4),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
        const ground = shippedOrder();
        const { world, order, mugs } = ground;
        for (const { verb, quantity, which } of steps) {
          const one = order.returns[which % Math.max(1, order.returns.length)];
          const draft = { lines: [{ fulfillmentLineId: mugs, quantity }] };
          const work: Record<string, () => unknown> = {
            request: () => requestReturn(world, SHOP, order.id, draft, APP),
            create: () => createReturn(world, SHOP, order.id, draft, APP),
            cancel: () => one && cancelReturn(world, SHOP, one.id, APP),
            remove: () =>
              one &&
              removeFromReturn(
                world,
                SHOP,
                one.id,
                { lines: [{ id: one.lines[0]?.id ?? "", quantity }], exchangeLines: [] },
                APP,
              ),
          };
          refusals(() => work[verb]?.());
        }
        const held = order.returns
          .filter(({ status }) => status !== "CANCELED")
          .flatMap(({ lines }) => lines)
          .reduce((sum, { quantity }) => sum + quantity, 0);
        const left = returnableFulfillments(order)
          .flatMap(({ lines }) => lines)
          .filter(({ line }) => line.id === mugs)
          .reduce((sum, { quantity }) => sum + quantity, 0);
        expect(held + left).toBe(2);
      }),
      { numRuns: 60 },
    );
  });
});
