import { randomUUID } from "node:crypto";
import { keepDraft } from "#sandbox/world/drafts/create-draft.ts";
import { blankDraft, expectDraft } from "#sandbox/world/drafts/draft-change.ts";
import { priceDraft } from "#sandbox/world/drafts/price-draft.ts";
import { decimals } from "#sandbox/world/money.ts";
import type { DraftOrderRecord } from "#sandbox/world/records/draft-order.ts";
import { shippingLineOf } from "#sandbox/world/records/order.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** An open draft like another one, completed or not. Emits draft_orders/create. */
export function duplicateDraft(
  world: World,
  shop: string,
  id: string,
  actor: Actor = { by: "staff" },
): DraftOrderRecord {
  const draft = structuredClone(expectDraft(world, shop, id));
  const { completedAt, invoiceSentAt, orderId, status } = blankDraft(world, shop);
  const lines = draft.lines.map((line) => ({ ...line, id: world.nextId(), uuid: randomUUID() }));
  return keepDraft(world, { ...draft, lines, completedAt, invoiceSentAt, orderId, status }, actor);
}

/** An open draft with what an order has on it now, without its discounts. Emits draft_orders/create. */
export function draftFromOrder(
  world: World,
  shop: string,
  orderId: string,
  actor: Actor = { by: "staff" },
): DraftOrderRecord {
  const order = world.order(shop, orderId);
  if (!order) throw new Refused("Order does not exist", { field: ["orderId"] });
  const delivery = shippingLineOf(order);
  const lines = order.lines.map((line) => ({
    ...structuredClone(line),
    id: world.nextId(),
    uuid: randomUUID(),
    custom: line.variantId === null,
    priceOverridden: false,
    appliedDiscount: null,
  }));
  const { customerId, email, phone, note, poNumber, tags, customAttributes } = order;
  return keepDraft(
    world,
    {
      ...blankDraft(world, shop),
      ...priceDraft(lines, null, 10 ** decimals(world.shop(shop).currency)),
      ...{ customerId, email, phone, note, poNumber, tags, customAttributes },
      shippingAddress: order.shippingAddress,
      billingAddress: order.billingAddress,
      shippingLines: delivery ? [{ ...delivery, id: world.nextId() }] : [],
      ...(order.company ? { company: order.company } : {}),
    },
    actor,
  );
}
