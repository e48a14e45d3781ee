import { e164 } from "#sandbox/world/customers/check-customer.ts";
import { checkedMetafields, type MetafieldInput, writeMetafield } from "#sandbox/world/metafields/metafields.ts";
import { completeAddress } from "#sandbox/world/place-order.ts";
import { normaliseTags } from "#sandbox/world/tag.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, AddressRecord, OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Only what is given is changed; null empties. `tags` replaces all tags, as `orderUpdate` does. */
export interface OrderChange {
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  poNumber?: string | null;
  customAttributes?: { key: string; value: string }[];
  shippingAddress?: Partial<AddressRecord> | null;
  /** No API mutation sets it: only a person in the admin of this sandbox. */
  billingAddress?: Partial<AddressRecord> | null;
  tags?: string[];
  /** Added to those that are there; one of the same key replaces it. */
  localizedFields?: { key: string; value: string }[];
  /** Added to those that are there, with the number of the app that writes them. */
  metafields?: MetafieldInput[];
  appNumber?: string;
}

/** Shopify's limit of an order's note. */
const NOTE_CHARACTERS = 5_000;

/** Changes an order's particulars. Returns whether anything was different; emits orders/updated if so. */
export function updateOrder(
  world: World,
  shop: string,
  orderId: string,
  change: OrderChange,
  actor: Actor = { by: "staff" },
): { order: OrderRecord; changed: boolean } {
  const order = world.order(shop, orderId);
  if (!order) throw new Refused("Order does not exist", { field: ["id"] });
  if ((change.note?.length ?? 0) > NOTE_CHARACTERS)
    throw new Refused(`Note is too long (maximum is ${NOTE_CHARACTERS} characters)`, { field: ["note"] });
  if (change.email && !/^[^@\s]+@[^@\s]+$/.test(change.email))
    throw new Refused("Email is invalid", { field: ["email"] });
  if (change.phone && e164(change.phone) === null) throw new Refused("Phone is invalid", { field: ["phone"] });
  const owner = { type: "Order", id: orderId };
  const metafields = checkedMetafields(world, owner, change.metafields ?? [], change.appNumber ?? "");
  const next: Partial<OrderRecord> = {};
  if (change.email !== undefined) next.email = change.email;
  if (change.phone !== undefined) next.phone = change.phone;
  if (change.note !== undefined) next.note = change.note;
  if (change.poNumber !== undefined) next.poNumber = change.poNumber;
  if (change.customAttributes !== undefined) next.customAttributes = change.customAttributes;
  if (change.shippingAddress !== undefined) next.shippingAddress = completeAddress(change.shippingAddress);
  if (change.billingAddress !== undefined) next.billingAddress = completeAddress(change.billingAddress);
  if (change.tags !== undefined) next.tags = normaliseTags([], change.tags);
  if (change.localizedFields !== undefined) {
    const replaced = new Set(change.localizedFields.map(({ key }) => key));
    const kept = (order.localizedFields ?? []).filter(({ key }) => !replaced.has(key));
    next.localizedFields = [...kept, ...change.localizedFields];
  }
  let changed = Object.entries(next).some(
    ([key, value]) => JSON.stringify(order[key as keyof OrderRecord]) !== JSON.stringify(value),
  );
  for (const metafield of metafields) changed = writeMetafield(world, owner, metafield).changed || changed;
  if (changed) {
    Object.assign(order, next);
    touch(world, order);
    world.action(shop, actor)("orders/updated", { orderId, customerId: order.customerId });
  }
  return { order, changed };
}
