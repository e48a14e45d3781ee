// Pure. All records of a kind that a trial's facts hold, each joined with what belongs to it.
import { sumAmounts } from "#app/lib/money.ts";
import { childrenOfOrder } from "#app/rules/children-of-order.ts";
import type { Plain } from "#app/rules/plain.ts";
import type { Findable } from "#app/rules/rule-document.ts";
import type { TrialWorld } from "#app/rules/trial/trial-world.ts";
import { CHILDREN } from "#app/rules/trial/trial-world.ts";
import { variantsOfProduct } from "#app/rules/variants-of-product.ts";

const unique = (records: Plain[]): Plain[] => [
  ...new Map(records.map((record) => [String(record.id), record])).values(),
];
const listed = (world: TrialWorld, single: string, list: string): Plain[] => {
  const one = world.records[single];
  return unique([...(one ? [one] : []), ...(world.lists[list] ?? [])]);
};

export function knownRecords(list: Findable, world: TrialWorld): Plain[] {
  const own = world.lists[list] ?? [];
  switch (list) {
    case "orders":
      return listed(world, "order", "orders").map((order) => withCustomer(order, world));
    case "draft_orders":
      return listed(world, "draft_order", "draft_orders").map((draft) => withCustomer(draft, world));
    case "customers":
      return listed(world, "customer", "customers").map((customer) => withOrders(customer, world));
    case "products":
      return listed(world, "product", "products");
    case "variants":
      return unique([...own, ...variantsOf(listed(world, "product", "products"))]);
    case "stock_levels":
      return [
        ...new Map(
          [
            ...(world.records.stock_level ? [world.records.stock_level] : []),
            ...own,
            ...[...(world.lists.variants ?? []), ...variantsOf(listed(world, "product", "products"))].flatMap(levelsOf),
          ].map((level) => [`${String(level.inventory_item_id)} ${String(level.location_id)}`, level]),
        ).values(),
      ];
    case "collections":
    case "discounts":
      return own;
    default:
      return unique([
        ...own.map((child) => withOrder(child, world)),
        ...listed(world, "order", "orders").flatMap((order) => childrenOf(order, list, world)),
      ]);
  }
}

function withOrder(child: Plain, world: TrialWorld): Plain {
  if (child.order || !child.order_id) return child;
  const order = listed(world, "order", "orders").find(({ id }) => id === child.order_id);
  return order ? { ...child, order: withCustomer(order, world) } : child;
}

const variantsOf = (products: Plain[]): Plain[] => products.flatMap(variantsOfProduct);

function levelsOf({ stock, ...variant }: Plain): Plain[] {
  return ((stock as Plain[] | undefined) ?? []).map((level) => ({
    ...level,
    variant,
    product: variant.product,
    sku: level.sku ?? variant.sku,
    inventory_item_id: level.inventory_item_id ?? variant.inventory_item_id,
  }));
}

const isChildList = (list: string): boolean => (Object.values(CHILDREN) as string[]).includes(list);
function childrenOf(order: Plain, list: string, world: TrialWorld): Plain[] {
  if (!isChildList(list)) return [];
  return childrenOfOrder(withCustomer(order, world), list) ?? [];
}

function withCustomer(record: Plain, world: TrialWorld): Plain {
  if (record.customer_id === null || record.customer) return record;
  const customer = [world.records.customer, ...(world.lists.customers ?? [])].find(
    (one) => one?.id === record.customer_id,
  );
  return customer ? { ...record, customer } : record;
}

/** The customer with the orders that the facts know of, oldest first; without them where the facts give no orders. */
export function withOrders(customer: Plain, world: TrialWorld): Plain {
  const { order } = world.records;
  const own = order && order.customer_id === customer.id ? [order] : [];
  const others =
    (customer.orders as Plain[] | undefined) ??
    (world.given.has("orders")
      ? (world.lists.orders ?? []).filter(({ customer_id }) => customer_id === customer.id)
      : undefined);
  if (others === undefined) return customer;
  const all = unique([...others, ...own]);
  return {
    ...customer,
    // Shopify's own figures follow from the orders, where the facts do not say them and know them all.
    ...(customer.orders_known_since ? {} : lifetimeOf(all, customer)),
    orders: all.sort((a, b) => (String(a.created_at) < String(b.created_at) ? -1 : 1)),
  };
}

function lifetimeOf(orders: Plain[], { orders_count: count, total_spent: spent }: Plain): Plain {
  const real = orders.filter(({ test }) => test !== true);
  const received = real.map((order) => String(order.total_received ?? "0"));
  return { orders_count: count ?? real.length, total_spent: spent ?? sumAmounts(received) };
}

/** Locations that the facts list or mention. */
export function knownLocations(world: TrialWorld): Plain[] {
  const orders = listed(world, "order", "orders");
  const variants = [
    ...orders.flatMap(({ line_items }) =>
      (line_items as Plain[]).flatMap(({ variant }) => (variant ? [variant as Plain] : [])),
    ),
    ...(world.lists.variants ?? []),
    ...variantsOf(listed(world, "product", "products")),
  ];
  const levels = [
    ...(world.records.stock_level ? [world.records.stock_level] : []),
    ...(world.lists.stock_levels ?? []),
    ...variants.flatMap((variant) => (variant.stock as Plain[] | undefined) ?? []),
  ];
  const parts = orders.flatMap(({ fulfillment_orders }) => (fulfillment_orders as Plain[] | undefined) ?? []);
  const named = [...parts, ...levels, ...orders].flatMap(({ location }) => (location ? [location as Plain] : []));
  return [
    ...new Map([...named, ...(world.lists.locations ?? [])].map((one) => [String(one.name ?? one.id), one])).values(),
  ];
}
