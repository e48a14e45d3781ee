// What a person did, written in the transaction that does it.
import type { PoolClient } from "pg";

export type AuditAction =
  | "mode.live"
  | "mode.watching"
  | "writes.paused"
  | "writes.resumed"
  | "order.approved"
  | "order.approval-withdrawn"
  | "order.rerun"
  | "effect.send-again"
  | "effect.marked-done"
  | "effect.set-aside"
  | "effect.allowed"
  | "effect.declined"
  | "stage.approved"
  | "stage.declined"
  | "lane.released"
  | "delivery.replayed"
  | "attention.ignored"
  | "attention.reopened"
  | "order.address-written"
  | "order.address-undone"
  | "order.cancelled"
  | "order.moved"
  | "effects.replayed"
  | "setup.locations"
  | "setup.close"
  | "setup.open"
  | "view.saved"
  | "view.removed"
  | "rule.saved"
  | "rule.state-set"
  | "rule.moved"
  | "rule.removed"
  | "rule.run"
  | "api-key.created"
  | "api-key.revoked"
  | "channel.saved"
  | "channel.removed"
  | "secret.shown"
  | "call-secret.made"
  | "caps.saved"
  | "history.asked"
  | "table.created"
  | "table.filled"
  | "table.row-saved"
  | "table.row-removed"
  | "table.removed";

/** Adds an entry. `subject` is a gid, `rule:<id>` or `lane:<kind>/<key>`; none: the shop itself. */
export async function writeAudit(
  client: PoolClient,
  shop: string,
  entry: { actor: string; action: AuditAction; subject?: string },
): Promise<void> {
  await client.query("insert into audit_entry (shop, actor, action, subject) values ($1, $2, $3, $4)", [
    shop,
    entry.actor,
    entry.action,
    entry.subject ?? null,
  ]);
}
