// The book of our own fulfilment holds: one row per fulfilment order and handle, written before the call and after it.
import type { PoolClient } from "pg";

export type HoldStatus = "SENT" | "PLACED" | "RELEASING" | "RELEASED" | "GONE";

export interface HoldRecord {
  orderId: string;
  fulfillmentOrderId: string;
  handle: string;
  ruleId: string;
  effectId: number;
  /** Null until Shopify's answer, or a read-back, has named it. */
  holdId: string | null;
  status: HoldStatus;
  /** The call that was to place it can no longer be applied late: a look that finds no hold counts. */
  absenceCounts: boolean;
}

/** The holds of these orders that are there or may be there, by order. */
export async function listLiveHolds(
  client: PoolClient,
  shop: string,
  orderIds: string[],
  absentAfterMs: number,
): Promise<Map<string, HoldRecord[]>> {
  const byOrder = new Map<string, HoldRecord[]>();
  if (!orderIds.length) return byOrder;
  const { rows } = await client.query(
    `select order_id, fulfillment_order_id, handle, rule_id, effect_id, hold_id, status,
       sent_at + make_interval(secs => $3::float8 / 1000) <= now() as absence_counts from hold
     where shop = $1 and order_id = any($2::text[]) and status in ('SENT', 'PLACED', 'RELEASING')
     order by order_id, fulfillment_order_id, handle`,
    [shop, orderIds, absentAfterMs],
  );
  for (const row of rows) {
    const holds = byOrder.get(row.order_id) ?? [];
    holds.push({
      orderId: row.order_id,
      fulfillmentOrderId: row.fulfillment_order_id,
      handle: row.handle,
      ruleId: row.rule_id,
      effectId: row.effect_id,
      holdId: row.hold_id,
      status: row.status,
      absenceCounts: row.absence_counts,
    });
    byOrder.set(row.order_id, holds);
  }
  return byOrder;
}

/** Whether this shop has any hold of ours: without one, nobody waits for news about holds. */
export async function ownsAnyHold(client: PoolClient, shop: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 from hold where shop = $1 and status in ('SENT', 'PLACED', 'RELEASING') limit 1`,
    [shop],
  );
  return rowCount !== 0;
}

/** Writes that a hold is about to be placed. */
export async function markHoldSent(
  client: PoolClient,
  shop: string,
  installation: number,
  hold: { orderId: string; fulfillmentOrderId: string; handle: string; ruleId: string; effectId: number },
): Promise<void> {
  await client.query(
    `insert into hold (shop, installation, order_id, fulfillment_order_id, handle, rule_id, effect_id, status, sent_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'SENT', now())
     on conflict (shop, fulfillment_order_id, handle) do update set installation = excluded.installation,
       rule_id = excluded.rule_id, effect_id = excluded.effect_id, hold_id = null, status = 'SENT', sent_at = now(), settled_at = null`,
    [shop, installation, hold.orderId, hold.fulfillmentOrderId, hold.handle, hold.ruleId, hold.effectId],
  );
}

/** Writes that a hold is there, under this id. */
export async function markHoldPlaced(
  client: PoolClient,
  shop: string,
  installation: number,
  hold: {
    orderId: string;
    fulfillmentOrderId: string;
    handle: string;
    ruleId: string;
    effectId: number;
    holdId: string;
  },
): Promise<void> {
  await client.query(
    `insert into hold (shop, installation, order_id, fulfillment_order_id, handle, rule_id, effect_id, hold_id, status, sent_at, settled_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'PLACED', now(), now())
     on conflict (shop, fulfillment_order_id, handle) do update set hold_id = excluded.hold_id, status = 'PLACED',
       rule_id = excluded.rule_id, effect_id = excluded.effect_id, settled_at = now()`,
    [shop, installation, hold.orderId, hold.fulfillmentOrderId, hold.handle, hold.ruleId, hold.effectId, hold.holdId],
  );
}

/** Moves a hold of ours that is there, or may be, to its next status. */
export async function markHold(
  client: PoolClient,
  shop: string,
  hold: { fulfillmentOrderId: string; handle: string },
  status: "RELEASING" | "RELEASED" | "GONE",
): Promise<void> {
  await client.query(
    `update hold set status = $4::"HoldStatus", settled_at = case when $4 = 'RELEASING' then null else now() end
     where shop = $1 and fulfillment_order_id = $2 and handle = $3 and status in ('SENT', 'PLACED', 'RELEASING')`,
    [shop, hold.fulfillmentOrderId, hold.handle, status],
  );
}
