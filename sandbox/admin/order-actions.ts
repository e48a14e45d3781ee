// What staff can do to an order in the admin, and what buyers, carriers and banks do: one verb a button. The control API has
// the same verbs.
import { takeStep } from "#sandbox/generator/take-step.ts";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { closeOrder, reopenOrder } from "#sandbox/world/close-order.ts";
import { changeDispute } from "#sandbox/world/disputes/change-dispute.ts";
import { openDispute } from "#sandbox/world/disputes/open-dispute.ts";
import { editOrder } from "#sandbox/world/edit-order.ts";
import { addFulfillmentEvent } from "#sandbox/world/fulfillments/add-fulfillment-event.ts";
import { cancelFulfillment } from "#sandbox/world/fulfillments/cancel-fulfillment.ts";
import { deleteFulfillmentEvent } from "#sandbox/world/fulfillments/delete-fulfillment-event.ts";
import { holdFulfillmentOrder } from "#sandbox/world/hold-fulfillment-order.ts";
import { parseMoney } from "#sandbox/world/money.ts";
import { moveFulfillmentOrder } from "#sandbox/world/move-fulfillment-order.ts";
import { payOrder } from "#sandbox/world/pay-order.ts";
import type { DisputeStatus } from "#sandbox/world/records/dispute.ts";
import type { FulfillmentEventStatus } from "#sandbox/world/records/fulfillment.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { releaseHolds } from "#sandbox/world/release-holds.ts";
import { approveReturnRequest, declineReturnRequest } from "#sandbox/world/returns/answer-return-request.ts";
import { requestReturn } from "#sandbox/world/returns/request-return.ts";
import { addTags, removeTags } from "#sandbox/world/tag.ts";
import type { Minor, OrderRecord } from "#sandbox/world/types.ts";
import { updateOrder } from "#sandbox/world/update-order.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

const STAFF_ACTOR = { by: "staff" } as const;
type Verb = (world: World, order: OrderRecord, form: URLSearchParams) => unknown;

const text = (form: URLSearchParams, name: string): string => {
  const value = form.get(name)?.trim();
  if (!value) throw new Refused(`${name} can't be blank`);
  return value;
};

function amountIn(form: URLSearchParams, world: World, { shop }: OrderRecord): Minor {
  const { currency } = world.shop(shop);
  const amount = parseMoney(text(form, "amount"), currency);
  if (amount === null) throw new Refused(`Amount is not an amount in ${currency}`);
  return amount;
}

/** One of the values; the first one by default. */
function choice<T extends string>(form: URLSearchParams, name: string, values: readonly T[]): T {
  const value = form.get(name) || values[0];
  const found = values.find((one) => one === value);
  if (!found) throw new Refused(`${name} must be one of ${values.join(", ")}`);
  return found;
}

export const CANCEL_REASONS = ["CUSTOMER", "FRAUD", "INVENTORY", "DECLINED", "STAFF", "OTHER"] as const;
export const RETURN_REASONS = [
  ...["UNWANTED", "SIZE_TOO_SMALL", "SIZE_TOO_LARGE", "DEFECTIVE", "NOT_AS_DESCRIBED", "WRONG_ITEM", "STYLE", "COLOR"],
  ...["OTHER", "UNKNOWN"],
] as const;
export const CARRIER_STEPS = [
  ...["IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED", "ATTEMPTED_DELIVERY", "DELAYED", "FAILURE", "CARRIER_PICKED_UP"],
  ...["LABEL_PRINTED", "READY_FOR_PICKUP", "CONFIRMED", "LABEL_PURCHASED"],
] as const satisfies readonly FulfillmentEventStatus[];
export const DISPUTE_REASONS = [
  ...["FRAUDULENT", "PRODUCT_NOT_RECEIVED", "PRODUCT_UNACCEPTABLE", "DUPLICATE", "UNRECOGNIZED", "GENERAL"],
  ...["CREDIT_NOT_PROCESSED", "SUBSCRIPTION_CANCELLED"],
] as const;
export const DISPUTE_ENDS = ["UNDER_REVIEW", "WON", "LOST", "ACCEPTED"] as const satisfies readonly DisputeStatus[];
export const RISK_LEVELS = ["HIGH", "MEDIUM", "LOW", "PENDING"] as const;

const VERBS: Record<string, Verb> = {
  pay: (world, order, form) =>
    payOrder(world, order.shop, order.id, form.get("amount") ? amountIn(form, world, order) : undefined),
  cancel: (world, order, form) =>
    cancelOrder(world, order.shop, order.id, {
      reason: choice(form, "reason", CANCEL_REASONS),
      restock: form.get("restock") !== "no",
      refund: form.get("refund") !== "no",
    }),
  fulfill: (world, order, form) =>
    takeStep(world, order, {
      do: "ship",
      isPart: form.get("part") === "yes",
      carrier: form.get("carrier") ?? "",
      tracking: form.get("tracking")?.trim() ?? "",
    }),
  track(world, order, form) {
    const status = choice(form, "status", CARRIER_STEPS);
    const message = form.get("message") || null;
    return addFulfillmentEvent(world, order.shop, fulfillmentOf(order, form), { status, message }, STAFF_ACTOR);
  },
  untrack(world, order, form) {
    const id = fulfillmentOf(order, form);
    const last = order.fulfillments.find((one) => one.id === id)?.events.at(-1)?.id;
    return deleteFulfillmentEvent(world, order.shop, id, form.get("event") || (last ?? ""), STAFF_ACTOR);
  },
  "cancel-fulfillment": (world, order, form) =>
    cancelFulfillment(world, order.shop, fulfillmentOf(order, form), STAFF_ACTOR),
  move(world, order, form) {
    const id = ownFulfillmentOrder(order, text(form, "fulfillmentOrder"));
    return moveFulfillmentOrder(world, order.shop, id, text(form, "location"), null, STAFF_ACTOR);
  },
  note: (world, order, form) => updateOrder(world, order.shop, order.id, { note: form.get("note")?.trim() || null }),
  archive: (world, order) => closeOrder(world, order.shop, order.id),
  unarchive: (world, order) => reopenOrder(world, order.shop, order.id),
  "ask-return"(world, order, form) {
    const [first] = order.fulfillments.filter(({ status }) => status === "SUCCESS").flatMap(({ lines }) => lines);
    const fulfillmentLineId = form.get("line") || first?.id;
    if (!fulfillmentLineId) throw new Refused("Nothing was shipped");
    const quantity = Number(form.get("quantity") || 1);
    const reason = choice(form, "reason", RETURN_REASONS);
    return requestReturn(
      world,
      order.shop,
      order.id,
      {
        lines: [
          { fulfillmentLineId, quantity, reason, ...(form.get("note") ? { customerNote: form.get("note") } : {}) },
        ],
      },
      { by: "buyer" },
    );
  },
  "approve-return": (world, order) =>
    approveReturnRequest(world, order.shop, returnOf(order, "REQUESTED"), STAFF_ACTOR),
  "decline-return": (world, order) =>
    declineReturnRequest(
      world,
      order.shop,
      returnOf(order, "REQUESTED"),
      { reason: "RETURN_PERIOD_ENDED", note: null },
      STAFF_ACTOR,
    ),
  "take-return": (world, order) => takeStep(world, order, { do: "take-return" }),
  dispute: (world, order, form) =>
    openDispute(world, order.shop, order.id, {
      type: choice(form, "type", ["CHARGEBACK", "INQUIRY"]),
      reason: choice(form, "reason", DISPUTE_REASONS),
    }),
  "move-dispute"(world, order, form) {
    const id = form.get("dispute") || order.disputeIds?.at(-1);
    if (!id || !order.disputeIds?.includes(id)) throw new Refused("Dispute does not exist");
    return changeDispute(world, order.shop, id, { status: choice(form, "status", DISPUTE_ENDS) });
  },
  risk: (world, order, form) => takeStep(world, order, { do: "read-risk", level: choice(form, "level", RISK_LEVELS) }),
  edit(world, order, form) {
    const quantities: Record<string, number> = {};
    for (const line of order.lines) {
      const wanted = form.get(`quantity-${line.id}`);
      if (wanted !== null) quantities[line.id] = Number(wanted);
    }
    const variantId = form.get("add");
    const add = variantId ? [{ variantId, quantity: Number(form.get("add-quantity") || 1) }] : [];
    return editOrder(world, order.shop, order.id, { quantities, add });
  },
  refund(world, order, form) {
    const amount = amountIn(form, world, order);
    return refundOrder(world, order.shop, order.id, { amount, note: form.get("note") || null });
  },
  "ship-to-billing": (world, order) =>
    updateOrder(world, order.shop, order.id, { shippingAddress: order.billingAddress }),
  address(world, order, form) {
    const shippingAddress = {
      ...(order.shippingAddress ?? order.billingAddress ?? {}),
      address1: text(form, "address1"),
      city: text(form, "city"),
      zip: text(form, "zip"),
    };
    return updateOrder(world, order.shop, order.id, { shippingAddress });
  },
  tag: (world, order, form) =>
    addTags(world, order.shop, { type: "Order", id: order.id }, [text(form, "tag")], STAFF_ACTOR),
  untag: (world, order, form) =>
    removeTags(world, order.shop, { type: "Order", id: order.id }, [text(form, "tag")], STAFF_ACTOR),
  hold(world, order, form) {
    const id = text(form, "fulfillmentOrder");
    return holdFulfillmentOrder(
      world,
      order.shop,
      ownFulfillmentOrder(order, id),
      { reason: "OTHER", reasonNotes: "Put on hold by staff" },
      STAFF_ACTOR,
    );
  },
  release: (world, order, form) =>
    releaseHolds(
      world,
      order.shop,
      ownFulfillmentOrder(order, text(form, "fulfillmentOrder")),
      [text(form, "hold")],
      STAFF_ACTOR,
    ),
};

const ownFulfillmentOrder = (order: OrderRecord, id: string): string => {
  if (!order.fulfillmentOrderIds.includes(id)) throw new Refused("Fulfillment order does not exist.");
  return id;
};

/** The one that is named, or the last one that was not cancelled. */
function fulfillmentOf(order: OrderRecord, form: URLSearchParams): string {
  const id = form.get("fulfillment") || order.fulfillments.findLast(({ status }) => status === "SUCCESS")?.id;
  if (!id || !order.fulfillments.some((one) => one.id === id)) throw new Refused("Fulfillment does not exist");
  return id;
}

function returnOf(order: OrderRecord, status: "REQUESTED" | "OPEN"): string {
  const found = order.returns.findLast((one) => one.status === status);
  if (!found) throw new Refused(`No return is ${status.toLowerCase()}`);
  return found.id;
}

export const ORDER_VERBS: readonly string[] = Object.keys(VERBS);

/** Does it, or throws `Refused` with what Shopify would say. */
export function actOnOrder(world: World, order: OrderRecord, verb: string, form: URLSearchParams): void {
  const act = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!act) throw new Refused(`There is no action "${verb}"`);
  act(world, order, form);
}
