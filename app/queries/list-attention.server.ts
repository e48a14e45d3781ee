// The attention list: one page of what wants a person, paged by key (opened_at, id), with the counts of each kind.
import { forShop, type ShopTransaction } from "#app/db.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { type AttentionCategory, type AttentionFilter, categoryOf, RULES_OF } from "#app/queries/attention-filter.ts";
import { type AttentionVerb, verbsOf } from "#app/queries/attention-verbs.ts";
import type { Cursor } from "#app/queries/cursor.ts";
import { pageOf } from "#app/queries/page-of.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";

export interface AttentionRow {
  itemId: string;
  category: AttentionCategory;
  ruleName: string;
  /** In words; of a write Shopify's own. */
  reason: string;
  severity: number;
  assignee: string | null;
  /** A day by which. */
  dueOn: string | null;
  order: { orderId: string; name: string } | null;
  /** Gid of the record that it is about. */
  target: string;
  total: string | null;
  currency: string | null;
  openedAt: string;
  closedAt: string | null;
  /** Null: it ended by itself. */
  closedBy: string | null;
  note: string | null;
  /** The write that went wrong. */
  effect: { kind: string; payload: unknown; status: string } | null;
  verbs: AttentionVerb[];
}

export interface AttentionList {
  timezone: string;
  currency: string;
  mode: "WATCHING" | "LIVE";
  /** Null, here and below: could not be had. */
  rows: AttentionRow[] | null;
  newer: Cursor | null;
  older: Cursor | null;
  /** Open items by kind, whatever the filter. */
  counts: AttentionCounts | null;
  /** Lanes that failed three times and were put aside. */
  putAside: LanePutAside[] | null;
  views: { name: string; query: string }[] | null;
}

export type AttentionCounts = Partial<Record<AttentionCategory, number>>;
export interface LanePutAside {
  kind: string;
  key: string;
  name: string | null;
  reason: string | null;
}

interface Row {
  id: bigint;
  source: string;
  status: string;
  rule_id: string;
  rule_name: string | null;
  target: string;
  order_id: string | null;
  order_name: string | null;
  reason: string;
  severity: number;
  assignee: string | null;
  due_on: string | null;
  total: string | null;
  currency: string | null;
  opened_at: Date;
  closed_at: Date | null;
  closed_by: string | null;
  note: string | null;
  has_undo: boolean;
  effect_kind: string | null;
  effect_payload: unknown;
  effect_status: string | null;
}

// Written out: each has an index of its own, which PostgreSQL takes only for a value that it sees.
const IS = {
  open: Prisma.sql`a.status = 'OPEN'`,
  ignored: Prisma.sql`a.status = 'IGNORED'`,
  done: Prisma.sql`a.status = 'DONE'`,
} as const;

interface Page {
  filter: AttentionFilter;
  cursor: Cursor | null;
  pageSize?: number;
}

export function listAttention(shop: string, page: Page): Promise<AttentionList> {
  return forShop(shop, async (tx) => {
    const owner = await tx.shop.findUnique({ where: { shop } });
    const installation = owner?.installation ?? 0;
    const part = partsOfPage(tx, { shop, page: "attention" });
    const found = await part("rows", () => findAttention(tx, { shop, installation }, page));
    return {
      timezone: owner?.timezone ?? "UTC",
      currency: owner?.currency ?? "USD",
      mode: owner?.mode ?? "WATCHING",
      ...(found ?? { rows: null, newer: null, older: null }),
      counts: await part("counts", () => countAttention(tx, { shop, installation })),
      putAside: await part("put aside", () => listPutAside(tx, shop)),
      views: await part("views", () =>
        tx.savedView.findMany({
          where: { shop, page: "attention" },
          select: { name: true, query: true },
          orderBy: { id: "asc" },
        }),
      ),
    };
  });
}

/** Whose list it is. */
interface Installation {
  shop: string;
  installation: number;
}

/** One page of it. Home shows the beginning of the list. */
export async function findAttention(
  tx: ShopTransaction,
  { shop, installation }: Installation,
  { filter, cursor, pageSize = 50 }: Page,
): Promise<Pick<AttentionList, "newer" | "older"> & { rows: AttentionRow[] }> {
  // "Newer" of the cursor means: towards the beginning of the list, whichever way it is sorted.
  const backwards = cursor?.direction === "newer";
  const ascending = (filter.sort === "oldest") !== backwards;
  const where = [
    Prisma.sql`a.shop = ${shop} and a.installation = ${installation}`,
    IS[filter.state],
    ...conditionsOf(filter),
  ];
  if (cursor) {
    const at = Prisma.sql`(${new Date(cursor.at)}::timestamptz, ${BigInt(cursor.id.slice(0, 18))}::bigint)`;
    where.push(ascending ? Prisma.sql`(a.opened_at, a.id) > ${at}` : Prisma.sql`(a.opened_at, a.id) < ${at}`);
  }
  const order = ascending ? Prisma.sql`a.opened_at, a.id` : Prisma.sql`a.opened_at desc, a.id desc`;
  const found = await tx.$queryRaw<Row[]>`
      with page as (
        select a.* from attention_item a where ${Prisma.join(where, " and ")} order by ${order} limit ${pageSize + 1}
      )
      select a.id, a.source, a.status::text as status, a.rule_id, v.document ->> 'name' as rule_name, a.target, a.order_id, a.order_name,
        a.reason, a.severity, a.assignee, a.due_on::text as due_on, a.total::text as total, a.currency, a.opened_at, a.closed_at, a.closed_by, a.note,
        a.undo is not null as has_undo, e.kind as effect_kind, e.payload as effect_payload, e.status::text as effect_status
      from page a
      left join effect e on e.shop = a.shop and e.id = a.effect_id and a.source <> 'RULE'
      left join rule r on r.shop = a.shop and r.rule_id = a.rule_id
      left join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
      order by ${order}`;

  const { rows, newer, older } = pageOf(found, pageSize, cursor?.direction ?? null);
  return {
    rows: rows.map(toRow),
    newer: newer && cursorAt(newer, "newer"),
    older: older && cursorAt(older, "older"),
  };
}

export const listPutAside = (tx: ShopTransaction, shop: string) => tx.$queryRaw<LanePutAside[]>`
  select l.kind, l.key, o.name, l.reason from lane l
  left join order_state o on o.shop = l.shop and l.kind = 'order' and o.order_id = l.key
  where l.shop = ${shop} and l.status = 'QUARANTINED' order by l.kind, l.key limit 20`;

function conditionsOf({ categories, severity, assignee, search, minimum }: AttentionFilter): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  if (categories.length) {
    const known = [...RULES_OF.values()].flat();
    const kinds = categories.map((category) => {
      if (category === "write") return Prisma.sql`a.source = 'WRITE'`;
      if (category === "approval") return Prisma.sql`a.source in ('APPROVAL', 'QUESTION')`;
      const ids = RULES_OF.get(category);
      return ids
        ? Prisma.sql`(a.source = 'RULE' and a.rule_id = any(${ids}::text[]))`
        : Prisma.sql`(a.source = 'RULE' and a.rule_id <> all(${known}::text[]))`;
    });
    conditions.push(Prisma.sql`(${Prisma.join(kinds, " or ")})`);
  }
  if (severity) conditions.push(Prisma.sql`a.severity = ${severity}`);
  if (assignee) conditions.push(Prisma.sql`lower(a.assignee) like ${beginningWith(assignee)}`);
  if (search)
    conditions.push(Prisma.sql`ltrim(lower(a.order_name), '#') like ${beginningWith(search.replace(/^#/, ""))}`);
  if (minimum) conditions.push(Prisma.sql`a.total >= ${minimum}::numeric`);
  return conditions;
}

const beginningWith = (text: string): string => `${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;

export async function countAttention(
  tx: ShopTransaction,
  { shop, installation }: Installation,
): Promise<AttentionCounts> {
  const rows = await tx.$queryRaw<{ source: string; rule_id: string; count: number }[]>`
    select source, rule_id, count(*)::int as count from attention_item
    where shop = ${shop} and installation = ${installation} and status = 'OPEN' group by source, rule_id`;
  const counts: AttentionCounts = {};
  for (const { source, rule_id, count } of rows) {
    const category = categoryOf(source, rule_id);
    counts[category] = (counts[category] ?? 0) + count;
  }
  return counts;
}

const cursorAt = (row: Row, direction: Cursor["direction"]): Cursor => ({
  direction,
  at: row.opened_at.toISOString(),
  id: String(row.id),
});

function toRow(row: Row): AttentionRow {
  return {
    itemId: String(row.id),
    category: categoryOf(row.source, row.rule_id),
    ruleName: row.rule_name ?? row.rule_id,
    reason: row.reason,
    severity: row.severity,
    assignee: row.assignee,
    dueOn: row.due_on,
    order: row.order_id ? { orderId: row.order_id, name: row.order_name ?? row.order_id } : null,
    target: row.target,
    total: row.total,
    currency: row.currency,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    closedBy: row.closed_by,
    note: row.note,
    effect: row.effect_kind
      ? { kind: row.effect_kind, payload: row.effect_payload, status: row.effect_status ?? "" }
      : null,
    verbs: verbsOf({
      ...{ source: row.source, status: row.status, ruleId: row.rule_id, orderId: row.order_id },
      ...{ effectStatus: row.effect_status, hasUndo: row.has_undo },
    }),
  };
}
