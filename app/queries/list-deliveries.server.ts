// What came in, and above all what could not be used and why. Paged by key (id).
import { forShop, type ShopTransaction } from "#app/db.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import type { Cursor } from "#app/queries/cursor.ts";
import type { DeliveryView } from "#app/queries/delivery-views.ts";
import { pageOf } from "#app/queries/page-of.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";

export interface DeliveryRow {
  deliveryId: string;
  topic: string;
  source: string;
  status: string;
  reason: string | null;
  receivedAt: string;
  latenessMs: number | null;
  order: { orderId: string; name: string } | null;
}

export interface DeliveryList {
  timezone: string;
  /** Null: could not be had. */
  rows: DeliveryRow[] | null;
  newer: Cursor | null;
  older: Cursor | null;
}

interface Row extends Omit<DeliveryRow, "order" | "receivedAt" | "latenessMs"> {
  receivedAt: Date;
  triggeredAt: Date | null;
  orderId: string | null;
  orderName: string | null;
}

interface Asked {
  view: DeliveryView;
  cursor: Cursor | null;
  pageSize?: number;
}

/** One page of the shop's deliveries, newest first. */
export function listDeliveries(shop: string, asked: Asked): Promise<DeliveryList> {
  return forShop(shop, async (tx) => {
    const owner = await tx.shop.findUnique({ where: { shop }, select: { timezone: true } });
    const part = partsOfPage(tx, { shop, page: "deliveries" });
    const page = await part("rows", () => findDeliveries(tx, shop, asked));
    return { timezone: owner?.timezone ?? "UTC", ...(page ?? { rows: null, newer: null, older: null }) };
  });
}

async function findDeliveries(
  tx: ShopTransaction,
  shop: string,
  { view, cursor, pageSize = 50 }: Asked,
): Promise<Omit<DeliveryList, "timezone">> {
  const towardsNewer = cursor?.direction === "newer";
  const where = [Prisma.sql`d.shop = ${shop}`];
  if (view === "unreadable") where.push(Prisma.sql`d.status = 'UNREADABLE'`);
  if (view === "ignored") where.push(Prisma.sql`d.status = 'IGNORED'`);
  if (view === "late" || view === "recovered") where.push(Prisma.sql`d.received_at > now() - interval '7 days'`);
  if (view === "late")
    where.push(Prisma.sql`d.source = 'WEBHOOK' and d.received_at > d.triggered_at + interval '1 minute'`);
  if (view === "recovered") where.push(Prisma.sql`d.source = 'SWEEP'`);
  if (cursor && cursor.id.length <= 18) {
    const id = BigInt(cursor.id);
    where.push(towardsNewer ? Prisma.sql`d.id > ${id}` : Prisma.sql`d.id < ${id}`);
  }
  const found = await tx.$queryRaw<Row[]>`
      select d.id::text as "deliveryId", d.topic, d.source::text as source, d.status::text as status, d.reason,
        d.received_at as "receivedAt", d.triggered_at as "triggeredAt", o.order_id as "orderId", o.name as "orderName"
      from delivery_key d
      left join order_state o on o.shop = d.shop and d.lane_kind = 'order' and o.order_id = d.lane_key
      where ${Prisma.join(where, " and ")}
      order by d.id ${towardsNewer ? Prisma.sql`asc` : Prisma.sql`desc`} limit ${pageSize + 1}`;
  const { rows, newer, older } = pageOf(found, pageSize, cursor?.direction ?? null);
  return {
    rows: rows.map(({ receivedAt, triggeredAt, orderId, orderName, ...row }) => ({
      ...row,
      receivedAt: receivedAt.toISOString(),
      latenessMs: triggeredAt && Math.max(0, receivedAt.getTime() - triggeredAt.getTime()),
      order: orderId && orderName ? { orderId, name: orderName } : null,
    })),
    newer: newer && cursorAt(newer, "newer"),
    older: older && cursorAt(older, "older"),
  };
}

function cursorAt(row: Row, direction: Cursor["direction"]): Cursor {
  return { direction, at: row.receivedAt.toISOString(), id: row.deliveryId };
}
