// Previews of checks: what settings would do to the orders of the last days. Worked on page by page by a lane of its own.
import type { PoolClient } from "pg";
import type { OrderPicture } from "#app/rules/facts.ts";
import { bumpLane } from "#app/store/lanes.server.ts";

/** An order that a preview names: nothing in it is of a person. */
export interface PreviewedOrder {
  orderId: string;
  name: string;
  total: string;
  currency: string;
}
export interface PreviewResult {
  /** Orders that the settings would find, and that those in force find. */
  found: number;
  foundNow: number;
  /** What would be done, by kind of effect. */
  does: Record<string, number>;
  /** Found by these settings and not by those in force; the first of them. */
  newly: PreviewedOrder[];
  newlyTotal: number;
  /** The other way round. */
  noLonger: PreviewedOrder[];
  noLongerTotal: number;
  /** Some fact was not there: nothing is said of these; the first of them. */
  unknown: number;
  unknownOrders: PreviewedOrder[];
  /** Why, of the first of them. */
  unknownWhy: string | null;
}

export const NO_RESULT: PreviewResult = {
  ...{ found: 0, foundNow: 0, does: {}, newly: [], newlyTotal: 0, noLonger: [], noLongerTotal: 0, unknown: 0 },
  ...{ unknownOrders: [], unknownWhy: null },
};

export interface CheckPreview {
  id: number;
  checkId: string;
  settings: Record<string, unknown>;
  since: Date;
  status: "RUNNING" | "DONE" | "FAILED";
  cursorAt: Date | null;
  cursorId: string;
  total: number;
  looked: number;
  result: PreviewResult;
}

/** Older previews of the same check and period give way. */
export async function startCheckPreview(
  client: PoolClient,
  shop: string,
  installation: number,
  preview: { checkId: string; settings: Record<string, unknown>; days: number; createdBy: string },
): Promise<number> {
  const { checkId, settings, days, createdBy } = preview;
  await client.query("delete from check_preview where shop = $1 and check_id = $2 and days = $3", [
    shop,
    checkId,
    days,
  ]);
  const { rows } = await client.query<{ id: number }>(
    `insert into check_preview (shop, installation, check_id, settings, days, since, total, result, created_by)
     select $1, $2, $3, $4, $5, now() - make_interval(days => $5),
       (select count(*) from order_state where shop = $1 and created_at >= now() - make_interval(days => $5)), $6, $7
     returning id`,
    [shop, installation, checkId, JSON.stringify(settings), days, JSON.stringify(NO_RESULT), createdBy],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`no preview of ${checkId} was written`);
  await bumpLane(client, shop, { kind: "preview", key: String(id), priority: 10 });
  return id;
}

/** Null: it is done, or another one took its place. */
export async function getRunningPreview(client: PoolClient, shop: string, id: string): Promise<CheckPreview | null> {
  const { rows } = await client.query(
    "select * from check_preview where shop = $1 and id = $2::bigint and status = 'RUNNING'",
    [shop, id],
  );
  const [row] = rows;
  if (!row) return null;
  return {
    ...{ id: row.id, checkId: row.check_id, settings: row.settings, since: row.since, status: row.status },
    ...{ cursorAt: row.cursor_at, cursorId: row.cursor_id, total: row.total, looked: row.looked, result: row.result },
  };
}

/** The next orders of the period, oldest first. */
export async function listOrdersSince(
  client: PoolClient,
  shop: string,
  { since, cursorAt, cursorId }: Pick<CheckPreview, "since" | "cursorAt" | "cursorId">,
  limit: number,
): Promise<{ orderId: string; createdAt: Date; seen: OrderPicture; isNewestOfCustomer: boolean }[]> {
  const { rows } = await client.query(
    `select order_id, created_at, seen, not exists (
       select 1 from order_state later where later.shop = o.shop and later.customer_id = o.customer_id
         and (later.created_at, later.order_id) > (o.created_at, o.order_id)
     ) as newest
     from order_state o where shop = $1 and created_at >= $2
       and (created_at, order_id) > ($3::timestamptz, $4::text) order by created_at, order_id limit $5`,
    [shop, since, cursorAt ?? since, cursorId, limit],
  );
  return rows.map((row) => ({
    ...{ orderId: row.order_id, createdAt: row.created_at, seen: row.seen },
    isNewestOfCustomer: row.newest,
  }));
}

export async function savePreviewProgress(
  client: PoolClient,
  shop: string,
  id: number,
  progress: Pick<CheckPreview, "status" | "cursorAt" | "cursorId" | "looked" | "result">,
): Promise<void> {
  const { status, cursorAt, cursorId, looked, result } = progress;
  await client.query(
    `update check_preview set status = $3, cursor_at = $4, cursor_id = $5, looked = $6, result = $7,
       finished_at = case when $3 = 'RUNNING' then null else now() end where shop = $1 and id = $2`,
    [shop, id, status, cursorAt, cursorId, looked, JSON.stringify(result)],
  );
}
