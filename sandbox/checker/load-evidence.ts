// Gathers the evidence: the control routes of the simulated Shopify, and the app's database as its superuser sees it.
import type pg from "pg";
import type { DesiredRow, Evidence, StoreOrder } from "#sandbox/checker/evidence.ts";
import type { JournalLine } from "#sandbox/server/journal.ts";
import type { SinkSummary } from "#sandbox/sinks/sink-journal.ts";
import type { Truth } from "#sandbox/traffic/truth.ts";
import type { LedgerEntry } from "#sandbox/webhooks/ledger.ts";
import type { WorldState } from "#sandbox/world/types.ts";

/** Rows of one shop. */
export type DatabaseEvidence = Pick<Evidence, "deliveries" | "seen" | "runs" | "effects" | "quarantined">;

export async function loadEvidence(sandboxUrl: string, database: pg.Client, shop: string): Promise<Evidence> {
  const read = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${sandboxUrl}/control/${path}`);
    if (!answer.ok) throw new Error(`/control/${path} answered ${answer.status}`);
    return answer.json() as Promise<T>;
  };
  const [ledger, journal, world, mail, http, truth, rows] = await Promise.all([
    read<{ entries: LedgerEntry[] }>("ledger"),
    read<{ lines: JournalLine[] }>("journal"),
    read<WorldState>("world"),
    read<SinkSummary>("sinks/mail"),
    read<SinkSummary>("sinks/http"),
    read<Truth>(`truth?shop=${shop}`),
    loadRows(database, shop),
  ]);
  const installedAt = world.shops[shop]?.installations.at(-1)?.installedAt ?? new Date(0).toISOString();
  return {
    shop,
    installedAt,
    ledger: ledger.entries.filter((entry) => entry.shop === shop),
    journal: journal.lines.filter((line) => line.shop === shop),
    orders: storeOrders(world, shop),
    customers: Object.values(world.customers)
      .filter((customer) => customer.shop === shop)
      .map(({ id, tags }) => ({ id, tags })),
    sinks: [
      { name: "mail", keys: mail.lines.map((line) => line.key) },
      { name: "http", keys: http.lines.map((line) => line.key) },
    ],
    truth,
    ...rows,
  };
}

export function storeOrders(world: WorldState, shop: string): StoreOrder[] {
  return Object.values(world.orders)
    .filter((order) => order.shop === shop)
    .map((order) => ({
      id: order.id,
      name: order.name,
      createdAt: order.createdAt,
      updatedAt: order.updatedAt,
      tags: order.tags,
      fulfillmentOrders: order.fulfillmentOrderIds.flatMap((id) => {
        const one = world.fulfillmentOrders[id];
        return one
          ? [
              {
                id,
                status: one.status,
                holds: one.holds.map((hold) => ({ id: hold.id, handle: hold.handle, appId: hold.appId })),
              },
            ]
          : [];
      }),
    }));
}

export async function loadRows(database: pg.Client, shop: string): Promise<DatabaseEvidence> {
  const rows = async <T extends pg.QueryResultRow>(sql: string): Promise<T[]> =>
    (await database.query<T>(sql, [shop])).rows;
  const deliveries = await rows<DatabaseEvidence["deliveries"][number]>(
    `select k.webhook_id as "webhookId", k.topic, k.source::text, k.status::text, k.reason, k.run_id::text as "runId",
       case when k.lane_kind = 'order' then k.lane_key end as "orderId",
       k.status = 'RECEIVED' and exists (select 1 from lane l where l.shop = k.shop and l.kind = k.lane_kind and l.key = k.lane_key
         and l.status = 'ACTIVE' and (l.due_at is not null or l.lease_until > now())) as "isWaiting"
     from delivery_key k where k.shop = $1 order by k.id`,
  );
  const seen = await rows<{ orderId: string; updatedAt: Date; isDecided: boolean }>(
    `select order_id as "orderId", updated_at as "updatedAt", last_run_id is not null as "isDecided"
     from order_state where shop = $1`,
  );
  const runs = await rows<{ id: string; laneKind: string; laneKey: string; desired: DesiredRow[] }>(
    `select distinct on (lane_kind, lane_key) id::text, lane_kind as "laneKind", lane_key as "laneKey", desired
     from run where shop = $1 order by lane_kind, lane_key, run.id desc`,
  );
  const effects = await rows<Omit<DatabaseEvidence["effects"][number], "settledAt"> & { settledAt: Date | null }>(
    `select id::text, run_id::text as "runId", rule_id as "ruleId", action_id as "actionId", target, kind,
       status::text, reason, sent_at::text as "sentAt", settled_at as "settledAt" from effect where shop = $1 order by effect.id`,
  );
  const quarantined = await rows<{ lane: string }>(
    `select kind || ' ' || key || ': ' || coalesce(reason, '') as lane from lane where shop = $1 and status = 'QUARANTINED'`,
  );
  return {
    deliveries,
    seen: seen.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })),
    runs,
    effects: effects.map((row) => ({ ...row, settledAt: row.settledAt?.toISOString() ?? null })),
    quarantined: quarantined.map((row) => row.lane),
  };
}
