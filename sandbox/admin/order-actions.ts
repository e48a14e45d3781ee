// What staff can do to an order in the admin: one verb a button.

import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { editOrder } from "#sandbox/world/edit-order.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { holdFulfillmentOrder } from "#sandbox/world/hold-fulfillment-order.ts";
import { parseMoney } from "#sandbox/world/money.ts";
import { payOrder } from "#sandbox/world/pay-order.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { releaseHolds } from "#sandbox/world/release-holds.ts";
import { addTags, removeTags } from "#sandbox/world/tag.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { updateOrder } from "#sandbox/world/update-order.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

const STAFF_ACTOR = { by: "staff" } as const;
type Verb = (world: World, order: OrderRecord, form: URLSearchParams) => unknown;

const text = (form: URLSearchParams, name: string): string => {
  const value = form.get(name)?.trim();
  if (!value) throw new Refused(`${name} can't be blank`);
  return value;
};

const VERBS: Record<string, Verb> = {
  pay: (world, order) => payOrder(world, order.shop, order.id),
  cancel: (world, order) =>
    cancelOrder(world, order.shop, order.id, { reason: "CUSTOMER", restock: true, refund: true }),
  fulfill: (world, order) => fulfillOrder(world, order.shop, order.id),
  edit(world, order, form) {
    const quantities: Record<string, number> = {};
    for (const line of order.lines) {
      const wanted = form.get(`quantity-${line.id}`);
      if (wanted !== null) quantities[line.id] = Number(wanted);
    }
    return editOrder(world, order.shop, order.id, { quantities });
  },
  refund(world, order, form) {
    const { currency } = world.shop(order.shop);
    const amount = parseMoney(text(form, "amount"), currency);
    if (amount === null) throw new Refused(`Amount is not an amount in ${currency}`);
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

/** Does it, or throws `Refused` with what Shopify would say. */
export function actOnOrder(world: World, order: OrderRecord, verb: string, form: URLSearchParams): void {
  const act = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!act) throw new Refused(`There is no action "${verb}"`);
  act(world, order, form);
}
