// What happened to one order or customer, line by line in time: for finding out why the checker complains.
import type pg from "pg";
import type { JournalLine } from "#sandbox/server/journal.ts";
import type { LedgerEntry } from "#sandbox/webhooks/ledger.ts";

/** @param subject digits of the id of an order or a customer of the shop. */
export async function tellStory(
  sandboxUrl: string,
  database: pg.Client,
  shop: string,
  subject: string,
): Promise<string[]> {
  const read = async <T>(path: string) => (await (await fetch(`${sandboxUrl}/control/${path}`)).json()) as T;
  const [{ entries }, { lines }] = await Promise.all([
    read<{ entries: LedgerEntry[] }>("ledger"),
    read<{ lines: JournalLine[] }>("journal"),
  ]);
  const story: { at: string; says: string }[] = [];
  const add = (at: Date | string | null, says: string) => {
    if (at) story.push({ at: new Date(at).toISOString().slice(11, 23), says });
  };
  for (const entry of entries) {
    if (entry.shop !== shop || (entry.orderId !== subject && entry.customerId !== subject)) continue;
    const fate = entry.dropped
      ? "dropped"
      : entry.acked
        ? `acknowledged ${entry.ackedAt?.slice(11, 23)}`
        : "never taken";
    add(
      entry.triggeredAt,
      `webhook ${entry.topic} of ${entry.updatedAt ?? "-"}: ${fate} ${entry.webhookId.slice(0, 8)}`,
    );
  }
  for (const line of lines)
    if (line.shop === shop && line.targetIds.some((gid) => gid.endsWith(`/${subject}`)))
      add(
        line.at,
        `store ${line.field} ${JSON.stringify(line.variables.tags ?? "")} ${line.outcome}, ${line.changed ? "changed" : "no change"}${line.fault ? ` (${line.fault})` : ""}`,
      );
  const runs = await database.query(
    `select id, recorded_at, triggers, findings, desired, facts->'order'->>'updatedAt' as updated, lease_token from run
     where shop = $1 and lane_key = $2 order by run.id`,
    [shop, subject],
  );
  for (const run of runs.rows)
    add(
      run.recorded_at,
      `run ${run.id} (lease ${run.lease_token}) on ${run.triggers.map((one: { on: string }) => one.on)} of ${run.updated}: ${run.findings.map((one: { outcome: string }) => one.outcome)}; wants ${run.desired.map((one: { actionId: string; on: boolean }) => `${one.actionId} ${one.on ? "on" : "off"}`)}`,
    );
  const effects = await database.query(
    `select id, run_id, kind, status, attempts, created_at, sent_at, deadline_at, settled_at, due_at, reason, answer from effect
     where shop = $1 and lane_key = $2 order by effect.id`,
    [shop, subject],
  );
  for (const effect of effects.rows) {
    const name = `effect ${effect.id} of run ${effect.run_id} ${effect.kind}`;
    add(effect.created_at, `${name} written down`);
    add(effect.sent_at, `${name} sent, attempt ${effect.attempts}`);
    add(effect.settled_at, `${name} ${effect.status} ${effect.reason ?? ""} ${JSON.stringify(effect.answer)}`);
  }
  return story.sort((a, b) => (a.at < b.at ? -1 : 1)).map(({ at, says }) => `${at} ${says}`);
}
