// A page of what a rule's `find` has Shopify search for: the records with all that the Admin API tells of them, known to us or not.
import type { AdminClient } from "#app/admin/client.server.ts";
import { readCustomers } from "#app/admin/operations/read-customers.ts";
import { readOrders } from "#app/admin/operations/read-orders.ts";
import { readProducts } from "#app/admin/operations/read-products.ts";
import { type Searched, searchPage } from "#app/admin/operations/search-page.ts";
import type { LaneKind } from "#app/rules/scope.ts";
import type { Scanned } from "#app/store/scans.server.ts";

const LIST_OF_LANE: Partial<Record<LaneKind, Searched>> = {
  order: "orders",
  customer: "customers",
  product: "products",
};

/**
 * @param keys metafields that rules name. @param after where the page begins; null: at the newest.
 * @returns `next` null: that was the last page
 */
export async function scanSearch(
  admin: AdminClient,
  { kind, query, after, keys }: { kind: LaneKind; query: string; after: string | null; keys: readonly string[] },
): Promise<{ records: Scanned[]; next: string | null }> {
  const list = LIST_OF_LANE[kind];
  if (!list) return { records: [], next: null };
  const { ids, next } = await searchPage(admin, { list, query, after });
  const pictures = ids.length ? await readAll(admin, list, ids, keys) : new Map<string, object | null>();
  return {
    records: ids.flatMap((key): Scanned[] => {
      const picture = pictures.get(key);
      return picture ? [{ key, picture: picture as Record<string, unknown>, flags: [] }] : [];
    }),
    next,
  };
}

async function readAll(
  admin: AdminClient,
  list: Searched,
  ids: readonly string[],
  keys: readonly string[],
): Promise<ReadonlyMap<string, object | null>> {
  switch (list) {
    case "orders":
      return (await readOrders(admin, ids)).orders;
    case "customers":
      return (await readCustomers(admin, ids, { events: false, metafields: keys })).customers;
    case "products":
      return (await readProducts(admin, ids, keys)).products;
  }
}
