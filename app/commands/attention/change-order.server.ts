// Verbs that change the order in the store. Each is recorded as a write by hand and sent by the order's lane; the item is done when
// it is recorded, and a write that Shopify refuses comes back as an item of its own.
import type { PoolClient } from "pg";
import { approveFinding } from "#app/commands/approve-finding.server.ts";
import type { Verb, WhyNot } from "#app/commands/attention/verb.ts";
import type { EffectBody } from "#app/rules/effect.ts";
import { type AttentionItem, closeAttentionItem } from "#app/store/attention.server.ts";
import { type AuditAction, writeAudit } from "#app/store/audit.server.ts";
import { insertEffectByHand } from "#app/store/effects-by-hand.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";

export const ADDRESS_PARTS = [
  ...["first_name", "last_name", "company", "address1", "address2", "city", "zip", "province_code", "country_code"],
  "phone",
] as const;
export type AddressForm = Record<string, string>;

export interface CancelForm {
  reason: string;
  restock: boolean;
  refund: "original" | "store_credit" | "none";
  notify: boolean;
  note: string | null;
}

interface Target {
  orderId: string;
  customerId: string | null;
  cancelled: boolean;
  shipped: boolean;
  address: Record<string, string | null> | null;
  fulfillmentOrders: { id: string; status: string }[];
}

/** Writes the suggested or an edited address; what was there before can be put back. */
export const fixAddress: Verb<{ address: AddressForm; note: string | null }> = async (call) => {
  const { client, shop, item, form } = call;
  const order = await changeable(client, shop, item);
  if (typeof order === "string") return order;
  if (!order.address) return "not_possible";
  const before = order.address;
  const changed = partsThatDiffer(before, form.address);
  if (!changed.length) return "changed";
  await write(call, order, {
    kind: "update_order",
    shipping_address: Object.fromEntries(changed.map((part) => [part, form.address[part] ?? ""])),
  });
  const undo = Object.fromEntries(changed.map((part) => [part, before[part] ?? ""]));
  await finish(call, "order.address-written", { note: form.note, undo });
  return null;
};

/** Puts the address back that a correction replaced. */
export const undoAddress: Verb<unknown> = async (call) => {
  const { client, shop, item } = call;
  if (!item.undo) return "not_possible";
  const order = await changeable(client, shop, item, { evenDone: true });
  if (typeof order === "string") return order;
  await write(call, order, { kind: "update_order", shipping_address: item.undo });
  await client.query("update attention_item set undo = null where shop = $1 and id = $2", [shop.shop, item.id]);
  await writeAudit(client, shop.shop, { actor: call.actor, action: "order.address-undone", subject: item.target });
  return null;
};

export const cancel: Verb<CancelForm> = async (call) => {
  const order = await changeable(call.client, call.shop, call.item);
  if (typeof order === "string") return order;
  return cancelThat(call, order);
};

/** Cancels the earlier or later order that this one repeats; this one is free then. */
export const cancelTwin: Verb<CancelForm & { twinId: string }> = async (call) => {
  const { client, shop, item, form } = call;
  if (item.status === "DONE") return "changed";
  if (!form.twinId || form.twinId === item.orderId) return "not_possible";
  const twin = await readTarget(client, shop, form.twinId);
  const why = whyNot(shop, twin);
  if (!twin || why) return why ?? "not_found";
  return cancelThat(call, twin);
};

/**
 * Has every fulfilment order that can still be moved moved to the location. Where it ships from is settled by that: what the rule
 * complains of is approved, and its hold goes.
 */
export const move: Verb<{ locationId: string; locationName: string; note: string | null }> = async (call) => {
  const { client, shop, item, form } = call;
  const order = await changeable(client, shop, item);
  if (typeof order === "string") return order;
  const movable = order.fulfillmentOrders.filter(({ status }) => ["open", "scheduled", "on_hold"].includes(status));
  if (!movable.length) return "not_open";
  for (const { id } of movable)
    await write(
      call,
      order,
      { kind: "move_fulfillment_order", location_id: form.locationId, location_name: form.locationName, lines: null },
      `gid://shopify/FulfillmentOrder/${id}`,
    );
  const { orderId, ruleId, target } = item;
  if (orderId) await approveFinding(client, shop.shop, call.actor, { orderId, ruleId, target, note: form.note });
  await finish(call, "order.moved", { note: form.note });
  return null;
};

async function cancelThat(call: Parameters<Verb<CancelForm>>[0], order: Target): Promise<null> {
  const { reason, restock, refund, notify, note } = call.form;
  await write(call, order, {
    ...{ kind: "cancel_order", reason, restock, refund },
    ...{ staff_note: note ?? "", notify_customer: notify },
  });
  await writeAudit(call.client, call.shop.shop, {
    ...{ actor: call.actor, action: "order.cancelled", subject: `gid://shopify/Order/${order.orderId}` },
  });
  await closeAttentionItem(call.client, call.shop.shop, call.item.id, { status: "DONE", by: call.actor, note });
  return null;
}

const write = (
  { client, shop }: { client: PoolClient; shop: ShopRecord },
  { orderId, customerId }: Target,
  body: EffectBody,
  target = `gid://shopify/Order/${orderId}`,
): Promise<void> => insertEffectByHand(client, shop.shop, shop.installation, { orderId, customerId, target, body });

async function finish(
  { client, shop, actor, item }: { client: PoolClient; shop: ShopRecord; actor: string; item: AttentionItem },
  action: AuditAction,
  { note, undo }: { note: string | null; undo?: Record<string, string> },
): Promise<void> {
  const subject = `gid://shopify/Order/${item.orderId}`;
  await writeAudit(client, shop.shop, { actor, action, subject });
  await closeAttentionItem(client, shop.shop, item.id, { status: "DONE", by: actor, note, ...(undo ? { undo } : {}) });
}

function partsThatDiffer(before: Record<string, string | null>, wanted: AddressForm): string[] {
  return ADDRESS_PARTS.filter((part) => wanted[part] !== undefined && wanted[part]?.trim() !== (before[part] ?? ""));
}

/** The item's order, when it can still be changed; else why not. */
async function changeable(
  client: PoolClient,
  shop: ShopRecord,
  item: AttentionItem,
  { evenDone = false } = {},
): Promise<Target | WhyNot> {
  if (!item.orderId || item.source !== "RULE") return "not_possible";
  if (item.status === "DONE" && !evenDone) return "changed";
  const order = await readTarget(client, shop, item.orderId);
  return whyNot(shop, order) ?? (order as Target);
}

function whyNot(shop: ShopRecord, order: Target | null): WhyNot | null {
  if (!order) return "not_found";
  if (shop.mode !== "LIVE") return "watching";
  if (order.cancelled) return "cancelled";
  return order.shipped ? "shipped" : null;
}

async function readTarget(client: PoolClient, { shop }: ShopRecord, orderId: string): Promise<Target | null> {
  const { rows } = await client.query(
    `select o.customer_id, o.fulfillment_status, o.seen ->> 'cancelled_at' is not null as cancelled,
       o.seen -> 'shipping_address' as address, r.facts -> 'order' -> 'fulfillment_orders' as fulfillment_orders
     from order_state o left join lateral (
       select facts from run where shop = $1 and lane_kind = 'order' and lane_key = $2
         and facts -> 'order' ? 'fulfillment_orders' order by id desc limit 1) r on true
     where o.shop = $1 and o.order_id = $2`,
    [shop, orderId],
  );
  const [row] = rows;
  if (!row) return null;
  return {
    orderId,
    customerId: row.customer_id,
    cancelled: row.cancelled,
    shipped: row.fulfillment_status === "fulfilled",
    address: row.address,
    fulfillmentOrders: row.fulfillment_orders ?? [],
  };
}
