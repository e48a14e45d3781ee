import { type SignedOrder, sign, signedOrders } from "#bench/app/signed-orders.ts";

type Line = Record<string, unknown>;

/** Of one size so much is made: more would only fill the sender's memory. */
const MOST_BYTES = 40_000_000;
const MOST_ORDERS = 400;
/** What an order of the smallest size has to keep; of the rest it has what there is room for. */
const KEPT = ["id", "admin_graphql_api_id", "created_at", "updated_at", "order_status_url", "name", "customer"];

/**
 * Signed orders of about so many bytes, no two alike: of a seeded store, with fewer fields or with more lines, as Shopify's own are.
 * @param bytes of each body, met within a line item or within the smallest field that still has room.
 */
export function sizedOrders(bytes: number): SignedOrder[] {
  const count = Math.max(20, Math.min(MOST_ORDERS, Math.floor(MOST_BYTES / bytes)));
  return signedOrders(count).map(({ orderId, body }) => {
    const order = JSON.parse(body.toString("utf8")) as Record<string, unknown>;
    const sized = Buffer.from(JSON.stringify(body.length > bytes ? smaller(order, bytes) : longer(order, bytes)));
    return { orderId, body: sized, signature: sign(sized) };
  });
}

const sizeOf = (value: unknown) => JSON.stringify(value)?.length ?? 0;

function smaller(order: Record<string, unknown>, bytes: number): Record<string, unknown> {
  const kept = Object.fromEntries(KEPT.flatMap((key) => (key in order ? [[key, order[key]]] : [])));
  let size = sizeOf(kept);
  for (const [key, value] of Object.entries(order)) {
    const more = key.length + sizeOf(value) + 4;
    if (key in kept || size + more > bytes) continue;
    kept[key] = value;
    size += more;
  }
  return kept;
}

function longer(order: Record<string, unknown>, bytes: number): Record<string, unknown> {
  const lines = order.line_items as Line[];
  const all = [...lines];
  for (let size = sizeOf(order), at = 0; size < bytes; at++) {
    const line = {
      ...lines[at % lines.length],
      id: Number(order.id) + 1_000 + at,
      title: `Mug no. ${at} of the shelf`,
    };
    all.push(line);
    size += sizeOf(line) + 1;
  }
  return { ...order, line_items: all };
}
