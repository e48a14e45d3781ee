// Pure. An order out of a bulk operation: its own line, those of its lists, and what another operation told of its parcels.
import { instant } from "#app/admin/api-values.ts";
import type { BulkGroup, BulkObject } from "#app/admin/bulk-groups.ts";
import type {
  BulkOrderFieldsFragment,
  CarrierEventFieldsFragment,
  OrderFieldsFragment,
} from "#app/admin/generated/admin.generated.ts";
import { idOf } from "#app/admin/gid.ts";
import { orderFromApi } from "#app/admin/order-from-api.ts";
import { normalAmount } from "#app/lib/money.ts";
import type { OrderPicture } from "#app/rules/facts.ts";

/** A parcel's lines and what carriers said of it, as of the instant at which it had changed last. */
export interface BulkParcel {
  id: string;
  /** As Shopify writes it: compared, never reckoned with. */
  updatedAt: string;
  lines: { quantity: number; lineItemId: string }[];
  events: CarrierEventFieldsFragment[];
}

export type OrderOfBulk =
  | { outcome: "order"; picture: OrderPicture }
  /** What bulk operations do not tell of it has to be read. */
  | { outcome: "incomplete"; orderId: string }
  | { outcome: "unreadable"; reason: string };

/** The ids of an order's parcels, gids. */
export function parcelsNamedIn({ root }: BulkGroup): string[] {
  const { fulfillments } = (root ?? {}) as Partial<BulkOrderFieldsFragment>;
  return Array.isArray(fulfillments) ? fulfillments.map(({ id }) => id) : [];
}

/** When the order of a group was created, as Shopify writes it. */
export function createdAtOf({ root }: BulkGroup): string | null {
  const at = root?.createdAt;
  return typeof at === "string" ? at : null;
}

/** A payment of an order of the past. */
export interface BulkPayment {
  id: string;
  kind: string;
  status: string;
  at: string | null;
  amount: string;
  currency: string;
  gateway: string | null;
}

export function paymentsFromBulk({ root }: BulkGroup): BulkPayment[] {
  const { transactions } = (root ?? {}) as Partial<BulkOrderFieldsFragment>;
  if (!Array.isArray(transactions)) return [];
  return transactions.map(({ id, kind, status, processedAt, createdAt, gateway, amountSet }) => ({
    id: idOf(id),
    kind: kind.toLowerCase(),
    status: status.toLowerCase(),
    at: instant(processedAt ?? createdAt),
    amount: normalAmount(amountSet.shopMoney.amount),
    currency: amountSet.shopMoney.currencyCode,
    gateway: gateway ?? null,
  }));
}

/** Whose a fulfilment order is. */
export function homeFromBulk({ root }: BulkGroup): { fulfillmentOrderId: string; orderId: string } | null {
  const { id, orderId } = root ?? {};
  return typeof id === "string" && typeof orderId === "string"
    ? { fulfillmentOrderId: idOf(id), orderId: idOf(orderId) }
    : null;
}

/** @param parcels those that are known, by gid. */
export function orderFromBulk(group: BulkGroup, parcels: ReadonlyMap<string, BulkParcel>): OrderOfBulk {
  const { root, children } = group;
  if (!root || typeof root.id !== "string" || !root.id.startsWith("gid://shopify/Order/"))
    return { outcome: "unreadable", reason: "A line is no order." };
  const own = root as BulkOrderFieldsFragment & BulkObject;
  const orderId = idOf(own.id);
  const of = (type: string) => children.filter(({ id }) => typeof id === "string" && id.includes(`/${type}/`));
  const lineItems = of("LineItem");
  const fulfillments: OrderFieldsFragment["fulfillments"] = [];
  try {
    for (const one of own.fulfillments) {
      const parcel = parcels.get(one.id);
      if (!parcel || parcel.updatedAt !== one.updatedAt) return { outcome: "incomplete", orderId };
      fulfillments.push({
        ...one,
        fulfillmentLineItems: list(
          parcel.lines.map(({ quantity, lineItemId }) => ({ quantity, lineItem: { id: lineItemId } })),
        ),
        events: list(parcel.events),
      });
    }
    // No order is without lines: they stand elsewhere then, or were kept out.
    if (own.refunds.length || !lineItems.length || group.keptOut.length) return { outcome: "incomplete", orderId };
    const order = {
      ...own,
      discountApplications: list(children.filter(({ __typename }) => __typename !== undefined)),
      lineItems: list(lineItems),
      shippingLines: list(of("ShippingLine")),
      fulfillments,
      refunds: [],
    } as unknown as OrderFieldsFragment;
    return { outcome: "order", picture: orderFromApi(order) };
  } catch {
    // A field that is not as the schema has it: what one reading makes of it tells more.
    return { outcome: "incomplete", orderId };
  }
}

/** The parcels of one fulfilment order's group. */
export function parcelsFromBulk({ children }: BulkGroup): BulkParcel[] {
  const parcels = new Map<unknown, BulkParcel>();
  for (const child of children) {
    const { id, updatedAt, __parentId } = child;
    if (typeof id !== "string") continue;
    if (id.startsWith("gid://shopify/Fulfillment/") && typeof updatedAt === "string")
      parcels.set(id, { id, updatedAt, lines: [], events: [] });
    const parcel = parcels.get(__parentId);
    const { quantity, lineItem } = child as { quantity?: unknown; lineItem?: { id?: unknown } };
    if (id.startsWith("gid://shopify/FulfillmentLineItem/") && typeof lineItem?.id === "string")
      parcel?.lines.push({ quantity: typeof quantity === "number" ? quantity : 0, lineItemId: lineItem.id });
    if (id.startsWith("gid://shopify/FulfillmentEvent/"))
      parcel?.events.push(child as unknown as CarrierEventFieldsFragment);
  }
  return [...parcels.values()];
}

const list = <T>(nodes: T[]) => ({ nodes, pageInfo: { hasNextPage: false } });
