// A customer's or a product's page: what it is now, and where it stands in orders.
import { forShop, type ShopTransaction } from "#app/db.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import type { RecordKind } from "#app/history/record-kinds.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";
import { RECORD_NAME } from "#app/queries/record-name.ts";

export interface RecordPage {
  key: string;
  name: string | null;
  timezone: string;
  currency: string;
  /** It was deleted. */
  isGone: boolean;
  /** Nothing came of the record itself, only orders name it. */
  isKnown: boolean;
  email: string | null;
  phone: string | null;
  vendor: string | null;
  status: string | null;
  tags: string[];
  createdAt: string | null;
  variants: {
    variantId: string;
    inventoryItemId: string | null;
    title: string;
    sku: string | null;
    price: string | null;
  }[];
  /** A customer's newest ones; null: could not be had. */
  orders: { orderId: string; name: string; createdAt: string }[] | null;
  locations: { id: string; name: string }[];
}

interface Variant {
  id: string;
  inventory_item_id?: string | null;
  title?: string | null;
  sku?: string | null;
  price?: string | null;
}

const MOST_ORDERS = 5;

/** Null: this shop has no such record. */
export function getRecord(shop: string, kind: RecordKind, key: string): Promise<RecordPage | null> {
  return forShop(shop, async (tx) => {
    const owner = await tx.shop.findUnique({ where: { shop } });
    const [row] = await tx.$queryRaw<{ name: string | null; seen: Record<string, unknown> | null }[]>`
      select ${RECORD_NAME} as name, r.seen from record_state r where r.shop = ${shop} and r.kind = ${kind} and r.key = ${key}`;
    const part = partsOfPage(tx, { shop, page: kind });
    const orders = kind === "customer" ? await part("orders", () => ordersOf(tx, shop, key)) : [];
    const told = await part("events", () => whatIsTold(tx, { shop, kind, key }));
    // Where that could not be had, the record may be one that only its history knows.
    if (!owner || (!row && told && !told.any && orders && !orders.length)) return null;
    const seen = row?.seen ?? {};
    return {
      key,
      name: row?.name ?? orders?.[0]?.customer ?? null,
      timezone: owner.timezone,
      currency: owner.currency,
      isGone: !row?.seen && told?.deleted === true,
      isKnown: Boolean(row?.seen) || told?.any === true,
      ...{ email: textOf(seen.email), phone: textOf(seen.phone), vendor: textOf(seen.vendor) },
      status: textOf(kind === "product" ? seen.status : seen.state),
      tags: Array.isArray(seen.tags) ? seen.tags.map(String) : [],
      createdAt: textOf(seen.created_at),
      variants: (Array.isArray(seen.variants) ? (seen.variants as Variant[]) : []).map((variant) => ({
        variantId: variant.id,
        inventoryItemId: variant.inventory_item_id ?? null,
        title: variant.title ?? variant.id,
        sku: variant.sku ?? null,
        price: variant.price ?? null,
      })),
      orders:
        orders?.map(({ orderId, name, createdAt }) => ({ orderId, name, createdAt: createdAt.toISOString() })) ?? null,
      locations: Array.isArray(owner.locations) ? (owner.locations as { id: string; name: string }[]) : [],
    };
  });
}

async function whatIsTold(tx: ShopTransaction, { shop, kind, key }: { shop: string; kind: RecordKind; key: string }) {
  const [told] = await tx.$queryRaw<[{ any: boolean; deleted: boolean }]>`
    select count(*) > 0 as any, count(*) filter (where event = 'deleted') > 0 as deleted from record_event
    where shop = ${shop} and record = ${kind} and key = ${key}`;
  return told;
}

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

const ordersOf = (tx: ShopTransaction, shop: string, customerId: string) => tx.$queryRaw<
  { orderId: string; name: string; createdAt: Date; customer: string | null }[]
>`
  select o.order_id as "orderId", o.name, o.created_at as "createdAt",
    coalesce(nullif(concat_ws(' ', o.seen #>> '{customer,first_name}', o.seen #>> '{customer,last_name}'), ''),
      o.seen #>> '{shipping_address,name}', o.seen #>> '{billing_address,name}', o.seen ->> 'email') as customer
  from order_state o where o.shop = ${shop} and o.customer_id = ${customerId}
  order by o.created_at desc, o.order_id desc limit ${Prisma.sql`${MOST_ORDERS}`}`;
