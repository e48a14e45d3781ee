// Reads from Shopify the facts on which answers hang: for all records of a batch together, one request for each kind.
import type { AdminClient } from "#app/admin/client.server.ts";
import { AdminRejected } from "#app/admin/errors.ts";
import { readCustomers } from "#app/admin/operations/read-customers.ts";
import { readDraftOrders } from "#app/admin/operations/read-draft-orders.ts";
import { readFulfillmentOrders } from "#app/admin/operations/read-fulfillment-orders.ts";
import { readLocations } from "#app/admin/operations/read-locations.ts";
import { readOrderCompanies } from "#app/admin/operations/read-order-companies.ts";
import { readOrderFacts } from "#app/admin/operations/read-order-facts.ts";
import { readProducts } from "#app/admin/operations/read-products.ts";
import { readShopMetafields } from "#app/admin/operations/read-shop-metafields.ts";
import { readStock } from "#app/admin/operations/read-stock.ts";
import { inShop } from "#app/db.server.ts";
import type { Facts, OrderPicture, StockPicture } from "#app/rules/facts.ts";
import type { FactGroup, Need } from "#app/rules/need.ts";
import { listRelatedOrders } from "#app/store/order-keys.server.ts";
import { saveFulfillmentOrderMap } from "#app/store/orders.server.ts";
import type { StoredRule } from "#app/store/rules.server.ts";
import { saveLocations } from "#app/store/store-locations.server.ts";
import { metafieldKeys } from "#app/worker/metafield-keys.ts";
import { readSegments } from "#app/worker/read-segments.server.ts";
import { type ReadParts, withReadParts } from "#app/worker/with-read-parts.ts";

export interface Needing {
  name: string;
  needs: Need[];
  facts: Facts;
}

/** So many records in one request. */
const MOST_IDS = 50;
const OF_ORDER = [
  "risk",
  "transactions",
  "returns",
  "disputes",
  "address_verdict",
  "origin",
  "events",
  "order_metafields",
] as const;
const OF_PRODUCT = ["products", "product", "product_metafields", "stock"] as const;

/** The facts of each with what could be read. */
export async function readNeeds(
  shop: string,
  admin: AdminClient,
  rules: readonly StoredRule[],
  lanes: Needing[],
): Promise<Map<string, Facts>> {
  const wanting = (groups: readonly FactGroup[], idsOf: (facts: Facts) => readonly string[]): string[] =>
    unique(lanes.flatMap(({ needs, facts }) => (asks(needs, groups) ? idsOf(facts) : [])));
  const keys = lanes.some(({ needs }) => asks(needs, METAFIELDS)) ? metafieldKeys(rules) : [];
  const isAsked = (group: FactGroup) => lanes.some(({ needs }) => asks(needs, [group]));

  const orderIds = wanting(OF_ORDER, orderOf);
  const [orders, companies, fulfillmentOrders, customers, draftOrders, segments, products, locations, shopMetafields] =
    await Promise.all([
      inParts(orderIds, (ids) =>
        readOrderFacts(admin, ids, {
          risk: isAsked("risk"),
          transactions: isAsked("transactions"),
          returns: isAsked("returns"),
          disputes: isAsked("disputes"),
          verdict: isAsked("address_verdict"),
          origin: isAsked("origin"),
          events: isAsked("events"),
          metafields: isAsked("order_metafields") ? keys : [],
        }).then(({ facts }) => facts),
      ),
      inParts(wanting(["company"], orderOf), (ids) => unlessDenied(readOrderCompanies(admin, ids, keys))),
      inParts(wanting(["fulfillment_orders"], orderOf), (ids) =>
        readFulfillmentOrders(admin, ids).then((answer) => answer.fulfillmentOrders),
      ),
      inParts(wanting(["customer", "customer_metafields", "customer_events"], customerOf), (ids) =>
        readCustomers(admin, ids, {
          events: isAsked("customer_events"),
          metafields: isAsked("customer_metafields") ? keys : [],
        }).then((answer) => answer.customers),
      ),
      inParts(wanting(["draft_order_events", "draft_order_metafields"], draftOrderOf), (ids) =>
        readDraftOrders(admin, ids, {
          events: isAsked("draft_order_events"),
          metafields: isAsked("draft_order_metafields") ? keys : [],
        }).then((answer) => answer.draftOrders),
      ),
      readSegments(admin, wanting(["customer_segments"], customerOf)),
      inParts(wanting(OF_PRODUCT, productsOf), (ids) =>
        readProducts(admin, ids, isAsked("product_metafields") ? keys : []).then((answer) => answer.products),
      ),
      isAsked("locations") || isAsked("stock") ? readLocations(admin).then((answer) => answer.locations) : null,
      isAsked("shop_metafields") ? readShopMetafields(admin, keys).then(({ metafields }) => metafields) : null,
    ]);
  const read: ReadParts = {
    orders: bothOf(orders, companies),
    customers: bothOf(customers, segments),
    ...{ fulfillmentOrders, draftOrders, products, locations, shopMetafields, stock: new Map() },
  };
  // Of products: which stock it is shows only once they are there.
  const items = lanes.flatMap(({ needs, facts }) =>
    asks(needs, ["stock"]) ? itemsOf(withReadParts(facts, read)) : [],
  );
  read.stock = await inParts<StockPicture[]>(unique(items), (ids) => readStock(admin, ids).then(({ stock }) => stock));

  const related = await inShop(shop, async (client) => {
    await saveFulfillmentOrderMap(
      client,
      shop,
      [...fulfillmentOrders].flatMap(([orderId, list]) => list.map(({ id }) => ({ fulfillmentOrderId: id, orderId }))),
    );
    if (locations) await saveLocations(client, shop, locations);
    return listRelatedOrders(client, shop, ordersThatNeed("related_orders", lanes));
  });
  return new Map(
    lanes.map(({ name, facts }) => {
      const whole = withReadParts(facts, read);
      const others = facts.order && related.get(facts.order.id);
      return [name, whole.order && others ? { ...whole, order: { ...whole.order, related_orders: others } } : whole];
    }),
  );
}

const METAFIELDS: readonly FactGroup[] = [
  "order_metafields",
  "draft_order_metafields",
  "customer_metafields",
  "product_metafields",
  "shop_metafields",
  "company",
];

/** A store that did not give the scope shows no companies: they stay unknown, and the lane goes on. */
async function unlessDenied(
  reading: ReturnType<typeof readOrderCompanies>,
): Promise<Map<string, Partial<OrderPicture>>> {
  try {
    return (await reading).companies;
  } catch (error) {
    if (error instanceof AdminRejected && error.codes.includes("ACCESS_DENIED")) return new Map();
    throw error;
  }
}

const bothOf = <T extends object>(some: ReadonlyMap<string, T>, others: ReadonlyMap<string, T>): Map<string, T> =>
  new Map([...some.keys(), ...others.keys()].map((id) => [id, { ...some.get(id), ...others.get(id) } as T]));

const asks = (needs: Need[], groups: readonly FactGroup[]): boolean =>
  needs.some(({ fact }) => (groups as readonly string[]).includes(fact));

async function inParts<T>(
  ids: readonly string[],
  read: (ids: string[]) => Promise<ReadonlyMap<string, T>>,
): Promise<Map<string, T>> {
  const all = new Map<string, T>();
  for (let from = 0; from < ids.length; from += MOST_IDS)
    for (const [id, one] of await read(ids.slice(from, from + MOST_IDS))) all.set(id, one);
  return all;
}

const ordersThatNeed = (fact: FactGroup, lanes: Needing[]): OrderPicture[] =>
  lanes.flatMap(({ needs, facts }) => (facts.order && asks(needs, [fact]) ? [facts.order] : []));

const orderOf = ({ order }: Facts): string[] => (order ? [order.id] : []);

const draftOrderOf = ({ draft_order }: Facts): string[] => (draft_order ? [draft_order.id] : []);

function customerOf({ customer, order, draft_order }: Facts): string[] {
  const id = customer?.id ?? order?.customer_id ?? draft_order?.customer_id;
  return id ? [id] : [];
}

function productsOf({ lane, order, draft_order, product, stock_level }: Facts): string[] {
  if (lane.kind === "product") return [lane.key];
  const lines = [...(order?.line_items ?? []), ...(draft_order?.line_items ?? [])];
  const own = product?.id ?? (stock_level as { product?: { id?: string } } | null | undefined)?.product?.id;
  return [...lines.flatMap((line) => line.product_id ?? []), ...(own ? [own] : [])];
}

/** Inventory items whose stock is asked for: of an order those of its lines. */
function itemsOf({ lane, order, draft_order, products, product, stock_level }: Facts): string[] {
  if (lane.kind === "stock") return stock_level?.inventory_item_id ? [stock_level.inventory_item_id] : [];
  type Variant = { id: string; inventory_item_id: string | null };
  const all = [...Object.values(products ?? {}), ...(product ? [product] : [])].flatMap(
    (one) => ((one as { variants?: Variant[] }).variants ?? []) as Variant[],
  );
  const lines = [...(order?.line_items ?? []), ...(draft_order?.line_items ?? [])];
  const wanted = lines.length ? new Set(lines.map((line) => line.variant_id)) : null;
  return all.flatMap(({ id, inventory_item_id: item }) => (item && (!wanted || wanted.has(id)) ? [item] : []));
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)].sort();
