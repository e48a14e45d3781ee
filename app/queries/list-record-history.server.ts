// What became of a customer or a product, and what we wrote there: the newest first, paged by key.
import { forShop } from "#app/db.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import type { HistoryEntry } from "#app/history/history-entry.ts";
import { recordChanges } from "#app/history/record-changes.ts";
import type { RecordEventKind } from "#app/history/record-event.ts";
import type { RecordKind } from "#app/history/record-kinds.ts";
import type { Cursor } from "#app/queries/cursor.ts";
import { pageOf } from "#app/queries/page-of.ts";

export interface RecordHistory {
  entries: HistoryEntry[];
  newer: Cursor | null;
  older: Cursor | null;
}

interface Row {
  id: string;
  at: Date;
  is_event: boolean;
  record: string;
  key: string;
  event: string;
  exact: boolean | null;
  source: string | null;
  detail: Record<string, unknown> | null;
  before: Record<string, unknown> | null;
  status: string | null;
  reason: string | null;
  rule_name: string | null;
}

/** @param items inventory items whose history is the product's too. */
export function listRecordHistory(
  shop: string,
  {
    kind,
    key,
    items,
    cursor,
    pageSize = 30,
  }: { kind: RecordKind; key: string; items: readonly string[]; cursor: Cursor | null; pageSize?: number },
): Promise<RecordHistory> {
  const towardsNewer = cursor?.direction === "newer";
  const way = Prisma.raw(towardsNewer ? "asc" : "desc");
  const behind = (at: Prisma.Sql, id: Prisma.Sql) =>
    cursor && cursor.id.length <= 19
      ? Prisma.sql`and (${at}, ${id}) ${Prisma.raw(towardsNewer ? ">" : "<")} (${new Date(cursor.at)}::timestamptz, ${cursor.id}::numeric::bigint)`
      : Prisma.empty;
  const limit = pageSize + 1;
  return forShop(shop, async (tx) => {
    // A state that shows nothing new is no entry: the next sweep takes it away.
    const found = await tx.$queryRaw<Row[]>`
      select u.id::text as id, u.at, u.is_event, u.record, u.key, u.event, u.exact, u.source, u.detail, u.before, u.status, u.reason, u.rule_name from (
        (select ${EVENT_ID} as id, e.at, true as is_event, e.record, e.key, e.event, e.exact, e.source, e.detail, p.detail as before,
           null as status, null as reason, null as rule_name
         from record_event e
         left join lateral (select p.detail from record_event p where e.event = 'state' and p.shop = e.shop and p.record = e.record
           and p.key = e.key and p.event = 'state' and (p.at, p.of) < (e.at, e.of) order by p.at desc, p.of desc limit 1) p on true
         where e.shop = ${shop} and (e.record = ${kind} and e.key = ${key}
             or e.record = 'inventory_item' and e.key = any (${[...items]}::text[]))
           and (p.detail is null or p.detail <> e.detail) ${behind(Prisma.sql`e.at`, EVENT_ID)}
         order by e.at ${way}, 1 ${way} limit ${limit})
        union all
        (select e.id, e.created_at, false, e.lane_kind, e.lane_key, e.kind, null, e.rule_id, e.payload, null, e.status::text, e.reason,
           coalesce(v.document ->> 'name', e.rule_id)
         from effect e left join rule_version v on v.shop = e.shop and v.rule_id = e.rule_id and v.version = e.rule_version
         where e.shop = ${shop} and (e.lane_kind = ${kind} and e.lane_key = ${key}
             or e.lane_kind = 'stock' and e.lane_key = any (${[...items]}::text[])) ${behind(Prisma.sql`e.created_at`, Prisma.sql`e.id`)}
         order by e.created_at ${way}, e.id ${way} limit ${limit})
      ) u order by u.at ${way}, u.id ${way} limit ${limit}`;
    const { rows, newer, older } = pageOf(found, pageSize, cursor?.direction ?? null);
    return {
      entries: rows.map(toEntry),
      newer: newer && cursorAt(newer, "newer"),
      older: older && cursorAt(older, "older"),
    };
  });
}

/** Rows of record_event have no number of their own: one that two entries of one instant never share. */
const EVENT_ID = Prisma.sql`(hashtextextended(e.record || ' ' || e.key || ' ' || e.event || ' ' || e.of, 0) & 9223372036854775807)`;

const cursorAt = ({ at, id }: Row, direction: Cursor["direction"]): Cursor => ({ direction, at: at.toISOString(), id });

function toEntry(row: Row): HistoryEntry {
  const common = { id: `${row.is_event ? "event" : "effect"} ${row.id}`, at: row.at.toISOString() };
  if (!row.is_event)
    return {
      ...common,
      ...{ entry: "effect", kind: row.event, payload: row.detail, status: row.status ?? "", reason: row.reason },
      ...{ ruleId: row.source ?? "", ruleName: row.rule_name ?? row.source ?? "" },
    };
  const isState = row.event === "state";
  const detail = row.detail ?? {};
  return {
    ...common,
    ...{ entry: "event", record: row.record, key: row.key, event: row.event as RecordEventKind },
    ...{ exact: row.exact ?? true, source: row.source ?? "" },
    changes: isState ? recordChanges(row.before, detail) : [],
    isFirst: isState && row.before === null,
    detail: isState ? {} : detail,
  };
}
