import { describe, expect, it } from "vitest";
import { webhookBody } from "#sandbox/webhooks/webhook-body.ts";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import { createReturn } from "#sandbox/world/returns/create-return.ts";
import { createReverseDelivery } from "#sandbox/world/returns/create-reverse-delivery.ts";
import { disposeReturnedUnits } from "#sandbox/world/returns/dispose-returned-units.ts";
import { removeFromReturn } from "#sandbox/world/returns/remove-from-return.ts";
import { Refused, type World } from "#sandbox/world/world.ts";
import { fulfillmentOrderThatIs, STATES } from "#tests/unit/sandbox/fulfillment/states.ts";
import { VERBS } from "#tests/unit/sandbox/fulfillment/verbs.ts";
import { shippedOrder } from "#tests/unit/sandbox/returns/returned-order.ts";
import { APP, SHOP } from "#tests/unit/sandbox/support.ts";

/** Bodies are made as the events are told. */
function bodies(world: World) {
  const made: [topic: string, body: unknown][] = [];
  world.on((event) => made.push([event.topic, webhookBody(world, event, APP.appId)]));
  return made;
}

describe("what the verbs of fulfilment and returns tell has a body", () => {
  it.each(Object.keys(VERBS))("%s", (verb) => {
    for (const state of Object.keys(STATES)) {
      const ground = fulfillmentOrderThatIs(state);
      const made = bodies(ground.world);
      try {
        VERBS[verb]?.(ground);
      } catch (error) {
        if (!(error instanceof NotSimulated || error instanceof Refused)) throw error;
      }
      expect(made.filter(([, body]) => body === null || body === undefined)).toEqual([]);
    }
  });

  it("a return from its opening to what becomes of its units", () => {
    const { world, order, mugs, second } = shippedOrder();
    const made = bodies(world);
    const { it: one } = createReturn(world, SHOP, order.id, { lines: [{ fulfillmentLineId: mugs, quantity: 2 }] }, APP);
    const [reverse] = one.reverseFulfillmentOrders;
    const lines = [{ id: one.lines[0]?.id ?? "", quantity: 1 }];
    removeFromReturn(world, SHOP, one.id, { lines, exchangeLines: [] }, APP);
    createReverseDelivery(world, SHOP, reverse?.id ?? "", [], { tracking: { number: "R1" } }, APP);
    const reverseLineId = reverse?.lines[0]?.id ?? "";
    disposeReturnedUnits(world, SHOP, [{ reverseLineId, quantity: 1, type: "RESTOCKED", locationId: second }], APP);
    const told = Object.fromEntries(made);
    expect(made.filter(([, body]) => body === null || body === undefined)).toEqual([]);
    expect(told["returns/approve"]).toMatchObject({ id: Number(one.id), status: "open", total_return_line_items: 2 });
    expect(told["returns/update"]).toMatchObject({ return_line_items: { removals: [{ delta: 1 }] } });
    expect(told["reverse_deliveries/attach_deliverable"]).toMatchObject({
      return: { id: Number(one.id) },
      shipping_deliverable: { tracking: { tracking_number: "R1" } },
    });
    expect(told["reverse_fulfillment_orders/dispose"]).toMatchObject({
      id: Number(reverse?.id),
      dispositions: [{ type: "restocked", quantity: 1, location: { id: Number(second) } }],
    });
  });
});
