// An order of two mugs (£12.50 each) and a tent (£100), paid and shipped, with a return of one mug in each state.
import { createFulfillment } from "#sandbox/world/fulfillments/create-fulfillment.ts";
import type { ReturnRecord } from "#sandbox/world/records/return.ts";
import { approveReturnRequest, declineReturnRequest } from "#sandbox/world/returns/answer-return-request.ts";
import { cancelReturn } from "#sandbox/world/returns/cancel-return.ts";
import { closeReturn } from "#sandbox/world/returns/close-return.ts";
import { createReturn } from "#sandbox/world/returns/create-return.ts";
import { processReturn, type ReturnProcessing } from "#sandbox/world/returns/process-return.ts";
import { refundReturn } from "#sandbox/world/returns/refund-return.ts";
import { requestReturn } from "#sandbox/world/returns/request-return.ts";
import type { World } from "#sandbox/world/world.ts";
import { stockAt, stockedWorld } from "#tests/unit/sandbox/inventory/stocked-world.ts";
import { APP, place, SHOP } from "#tests/unit/sandbox/support.ts";

/** Shipped, with nothing returned yet. */
export function shippedOrder() {
  const { world, variant, itemId, locations, second } = stockedWorld();
  const order = place(world, {
    lines: [
      { variantId: variant.id, quantity: 2, price: 1_250 },
      { title: "Tent", price: 10_000, quantity: 1 },
    ],
  });
  const all = world.fulfillmentOrdersOf(order).map(({ id }) => ({ fulfillmentOrderId: id }));
  const { fulfillment } = createFulfillment(world, SHOP, all, [], APP);
  const [mugs, tent] = fulfillment.lines;
  const topics: string[] = [];
  world.on(({ topic }) => topics.push(topic));
  return {
    world,
    order,
    fulfillment,
    mugs: mugs?.id ?? "",
    tent: tent?.id ?? "",
    variant,
    locations,
    second,
    stockAt: (locationId: string) => stockAt(world, itemId, locationId),
    topics: () => topics.splice(0),
  };
}

export const oneMug = (fulfillmentLineId: string) => ({
  lines: [{ fulfillmentLineId, quantity: 1, reason: "DEFECTIVE" }],
});

export const processing = (it: ReturnRecord, more: Partial<ReturnProcessing> = {}): ReturnProcessing => ({
  lines: it.lines.map(({ id, quantity }) => ({ id, quantity, dispositions: [] })),
  exchangeLines: [],
  refund: null,
  note: null,
  ...more,
});

type Later = (world: World, it: ReturnRecord) => unknown;

const OPENED: Record<string, Later> = {
  open: () => {},
  processed: (world, it) => processReturn(world, SHOP, it.id, processing(it), APP),
  refunded: (world, it) =>
    refundReturn(
      world,
      SHOP,
      it.id,
      { lines: it.lines.map(({ id }) => ({ id, quantity: 1 })), transactions: [], shipping: 0 },
      APP,
    ),
  closed: (world, it) => closeReturn(world, SHOP, it.id, APP),
  cancelled: (world, it) => cancelReturn(world, SHOP, it.id, APP),
};

const REQUESTED: Record<string, Later> = {
  requested: () => {},
  approved: (world, it) => approveReturnRequest(world, SHOP, it.id, APP),
  declined: (world, it) => declineReturnRequest(world, SHOP, it.id, { reason: "FINAL_SALE", note: "Sorry." }, APP),
};

export const RETURN_STATES = [...Object.keys(REQUESTED), ...Object.keys(OPENED)];

export function returnThatIs(state: string) {
  const ground = shippedOrder();
  const begin = state in REQUESTED ? requestReturn : createReturn;
  const { it } = begin(ground.world, SHOP, ground.order.id, oneMug(ground.mugs), APP);
  (REQUESTED[state] ?? OPENED[state])?.(ground.world, it);
  ground.topics();
  return { ...ground, it };
}
