// Lets one step of an order's life happen in the world.
import { riskFacts } from "#sandbox/generator/risk-facts.ts";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { changeDispute } from "#sandbox/world/disputes/change-dispute.ts";
import { openDispute } from "#sandbox/world/disputes/open-dispute.ts";
import { editOrder } from "#sandbox/world/edit-order.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { addFulfillmentEvent } from "#sandbox/world/fulfillments/add-fulfillment-event.ts";
import { holdFulfillmentOrder } from "#sandbox/world/hold-fulfillment-order.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { payOrder } from "#sandbox/world/pay-order.ts";
import type { LifeStep } from "#sandbox/world/records/life.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { releaseHolds } from "#sandbox/world/release-holds.ts";
import { approveReturnRequest, declineReturnRequest } from "#sandbox/world/returns/answer-return-request.ts";
import { closeReturn } from "#sandbox/world/returns/close-return.ts";
import { processReturn } from "#sandbox/world/returns/process-return.ts";
import { requestReturn } from "#sandbox/world/returns/request-return.ts";
import { assessRisk } from "#sandbox/world/risk/assess-risk.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { updateOrder } from "#sandbox/world/update-order.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

const STAFF = { by: "staff" } as const;

/** Throws `Refused` where the step does not fit the order any more, as a store would refuse it. */
export function takeStep(world: World, order: OrderRecord, step: LifeStep): void {
  const { shop, id } = order;
  switch (step.do) {
    case "pay":
      payOrder(world, shop, id);
      return;
    case "note":
      updateOrder(world, shop, id, { note: "The buyer rang: gift wrap, please." });
      return;
    case "edit": {
      const line = order.lines.find(({ currentQuantity }) => currentQuantity > 0);
      if (!line) throw new Refused("Nothing is left to edit");
      editOrder(world, shop, id, { quantities: { [line.id]: line.currentQuantity + 1 }, staffNote: "One more" });
      return;
    }
    case "cancel":
      cancelOrder(world, shop, id, { reason: step.reason, restock: true, refund: true });
      return;
    case "hold":
      for (const one of world.fulfillmentOrdersOf(order))
        if (one.status === "OPEN")
          holdFulfillmentOrder(world, shop, one.id, { reason: "OTHER", reasonNotes: "Waiting for the buyer" }, STAFF);
      return;
    case "release":
      for (const one of world.fulfillmentOrdersOf(order)) {
        const own = one.holds.filter(({ appId }) => appId === null).map((hold) => hold.id);
        if (own.length > 0) releaseHolds(world, shop, one.id, own, STAFF);
      }
      return;
    case "ship":
      shipOrder(world, order, step);
      return;
    case "track": {
      const parcel = order.fulfillments.findLast(({ status, tracking }) => status === "SUCCESS" && tracking.length > 0);
      if (!parcel) throw new Refused("Nothing is under way");
      const { status, message } = step;
      const { city, countryCode } = order.shippingAddress ?? {};
      const where = status === "DELIVERED" ? { city: city ?? null } : {};
      addFulfillmentEvent(world, shop, parcel.id, { status, message, country: countryCode ?? null, ...where }, STAFF);
      return;
    }
    case "refund": {
      const { received } = orderTotals(order);
      const amount = Math.floor(received * step.share);
      if (amount === 0) throw new Refused("Nothing was received");
      refundOrder(world, shop, id, { amount, note: "Goodwill" });
      return;
    }
    case "ask-return": {
      const [parcel] = order.fulfillments.filter(({ status }) => status === "SUCCESS");
      const [line] = parcel?.lines ?? [];
      if (!line) throw new Refused("Nothing was shipped");
      const lines = [{ fulfillmentLineId: line.id, quantity: 1, reason: step.reason }];
      requestReturn(world, shop, id, { lines }, { by: "buyer" });
      return;
    }
    case "answer-return": {
      const asked = order.returns.findLast(({ status }) => status === "REQUESTED");
      if (!asked) throw new Refused("Nobody asked to return anything");
      if (step.isApproved) approveReturnRequest(world, shop, asked.id, STAFF);
      else declineReturnRequest(world, shop, asked.id, { reason: "RETURN_PERIOD_ENDED", note: null }, STAFF);
      return;
    }
    case "take-return":
      takeReturn(world, order);
      return;
    case "read-risk":
      assessRisk(world, shop, id, { appId: null, level: step.level, facts: riskFacts(order, step.level) });
      return;
    case "dispute":
      openDispute(world, shop, id, { type: step.type, reason: step.reason });
      return;
    case "move-dispute": {
      const [disputeId] = order.disputeIds ?? [];
      if (!disputeId) throw new Refused("Nothing is disputed");
      changeDispute(world, shop, disputeId, { status: step.status });
      return;
    }
  }
}

/** What came back is put on the shelf that it came from, and paid back. */
function takeReturn(world: World, order: OrderRecord): void {
  const open = order.returns.findLast(({ status }) => status === "OPEN");
  if (!open) throw new Refused("Nothing is on its way back");
  const reverse = open.reverseFulfillmentOrders.flatMap(({ lines }) => lines);
  const locationId = order.fulfillments[0]?.locationId ?? null;
  const lines = open.lines.map(({ id, quantity, lineId }) => ({
    id,
    quantity,
    dispositions: reverse
      .filter(({ returnLineId }) => returnLineId === id)
      .map((line) => ({
        reverseLineId: line.id,
        quantity: line.totalQuantity,
        // What was made for one buyer is nobody's stock.
        type: isOnSale(order, lineId) ? ("RESTOCKED" as const) : ("NOT_RESTOCKED" as const),
        locationId,
      })),
  }));
  processReturn(world, order.shop, open.id, { lines, exchangeLines: [], refund: null, note: null }, STAFF);
  closeReturn(world, order.shop, open.id, STAFF);
  const worth = open.lines.reduce((sum, { lineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    return sum + (line ? Math.round(line.price * quantity - (line.discount * quantity) / line.quantity) : 0);
  }, 0);
  const amount = Math.min(worth, orderTotals(order).received);
  if (amount > 0) refundOrder(world, order.shop, order.id, { amount, note: "Returned" });
}

const isOnSale = (order: OrderRecord, lineId: string): boolean =>
  order.lines.some(({ id, variantId }) => id === lineId && variantId !== null);

function shipOrder(world: World, order: OrderRecord, step: Extract<LifeStep, { do: "ship" }>): void {
  const tracking = step.tracking
    ? { number: step.tracking, company: step.carrier, url: `https://track.example/${step.tracking}` }
    : null;
  if (!step.isPart) {
    fulfillOrder(world, order.shop, order.id, { tracking });
    return;
  }
  const [first] = world.fulfillmentOrdersOf(order).filter(({ status }) => status === "OPEN");
  const line = first?.lines.find(({ remainingQuantity }) => remainingQuantity > 0);
  if (!first || !line) throw new Refused("Nothing to ship");
  const units = [{ fulfillmentOrderId: first.id, lines: [{ id: line.id, quantity: 1 }] }];
  fulfillOrder(world, order.shop, order.id, { units, tracking });
}
