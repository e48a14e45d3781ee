// The attention list as commands see it: one row is locked, dealt with, and closed by a person. (Rows come, and end by
// themselves, by triggers on order_state and effect: see the migration.)
import type { PoolClient } from "pg";

export interface AttentionItem {
  id: number;
  source: "RULE" | "WRITE" | "APPROVAL" | "QUESTION";
  /** Of a question the stage's id. */
  key: string;
  status: "OPEN" | "IGNORED" | "DONE";
  ruleId: string;
  /** Gid of the record that it is about. */
  target: string;
  orderId: string | null;
  orderName: string | null;
  customerId: string | null;
  effectId: number | null;
  undo: Record<string, string | null> | null;
}

/** Locks the row for the transaction; null: this shop has no such item, or it is of an earlier installation. */
export async function lockAttentionItem(client: PoolClient, shop: string, id: string): Promise<AttentionItem | null> {
  const { rows } = await client.query(
    `select a.* from attention_item a join shop s on s.shop = a.shop and s.installation = a.installation
     where a.shop = $1 and a.id = $2 for update of a`,
    [shop, id],
  );
  const [row] = rows;
  if (!row) return null;
  return {
    id: row.id,
    source: row.source,
    key: row.key,
    status: row.status,
    ruleId: row.rule_id,
    target: row.target,
    orderId: row.order_id,
    orderName: row.order_name,
    customerId: row.customer_id,
    effectId: row.effect_id,
    undo: row.undo,
  };
}

/** A person has dealt with it, or wants to hear no more of it. */
export async function closeAttentionItem(
  client: PoolClient,
  shop: string,
  id: number,
  closed: { status: "DONE" | "IGNORED"; by: string; note: string | null; undo?: Record<string, string | null> },
): Promise<void> {
  await client.query(
    `update attention_item set status = $3::"AttentionStatus", closed_at = now(), closed_by = $4, note = $5,
       undo = coalesce($6::jsonb, undo) where shop = $1 and id = $2`,
    [shop, id, closed.status, closed.by, closed.note, closed.undo ? JSON.stringify(closed.undo) : null],
  );
}

/** Puts an item back on the list; without what could be undone. */
export async function reopenAttentionItem(client: PoolClient, shop: string, id: number): Promise<void> {
  await client.query(
    `update attention_item set status = 'OPEN', closed_at = null, closed_by = null, note = null, undo = null
     where shop = $1 and id = $2`,
    [shop, id],
  );
}
