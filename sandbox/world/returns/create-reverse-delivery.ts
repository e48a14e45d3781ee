import type { ReverseDeliveryRecord, ReverseFulfillmentOrderRecord } from "#sandbox/world/records/return.ts";
import { type FoundDelivery, findReverse } from "#sandbox/world/returns/find-reverse.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface ReverseShipping {
  tracking?: { number?: string | null; url?: string | null } | null;
  labelUrl?: string | null;
}

/** Says by which parcel something comes back; no lines mean all of them (recorded). Emits reverse_deliveries/attach_deliverable. */
export function createReverseDelivery(
  world: World,
  shop: string,
  reverseFulfillmentOrderId: string,
  lines: readonly { id: string; quantity: number }[],
  shipping: ReverseShipping,
  actor: Actor,
): FoundDelivery {
  const found = findReverse(world, shop, ({ id }) => id === reverseFulfillmentOrderId);
  if (!found)
    throw new Refused("Reverse fulfillment order was not found.", {
      field: ["reverseFulfillmentOrderId"],
      code: "NOT_FOUND",
    });
  const chosen = lines.length > 0 ? checked(found.reverse, lines) : everything(found.reverse);
  const delivery: ReverseDeliveryRecord = {
    id: world.nextId(),
    lines: chosen.map(({ id, quantity }) => ({ id: world.nextId(), reverseLineId: id, quantity })),
    tracking: null,
    label: null,
  };
  showShipping(world, delivery, shipping);
  found.reverse.deliveries.push(delivery);
  tellDelivery(world, { ...found, delivery }, actor);
  return { ...found, delivery };
}

/** Stamps the order and tells how something comes back. */
export function tellDelivery(world: World, { order, of, delivery }: FoundDelivery, actor: Actor): void {
  touch(world, order);
  const emit = world.action(order.shop, actor);
  const { tracking, label } = delivery;
  emit("reverse_deliveries/attach_deliverable", {
    orderId: order.id,
    customerId: order.customerId,
    subjectId: delivery.id,
    data: {
      returnId: of.id,
      carrierName: tracking?.carrierName ?? null,
      trackingNumber: tracking?.number ?? null,
      trackingUrl: tracking?.url ?? null,
      labelUrl: label?.url ?? null,
      labelCreatedAt: label?.createdAt ?? null,
    },
  });
}

/** Puts tracking and label on a delivery; what is not given stays. The carrier is not told by a number (recorded). */
export function showShipping(
  world: World,
  delivery: ReverseDeliveryRecord,
  { tracking, labelUrl }: ReverseShipping,
): void {
  if (tracking) delivery.tracking = { number: tracking.number ?? null, url: tracking.url ?? null, carrierName: null };
  if (labelUrl) delivery.label = { url: labelUrl, createdAt: world.now() };
}

/** Units of a line that no delivery brings yet. */
function undelivered(reverse: ReverseFulfillmentOrderRecord, lineId: string): number {
  const line = reverse.lines.find(({ id }) => id === lineId);
  const brought = reverse.deliveries
    .flatMap(({ lines }) => lines)
    .filter(({ reverseLineId }) => reverseLineId === lineId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return (line?.totalQuantity ?? 0) - brought;
}

const everything = (reverse: ReverseFulfillmentOrderRecord) =>
  reverse.lines.map(({ id }) => ({ id, quantity: undelivered(reverse, id) })).filter(({ quantity }) => quantity > 0);

function checked(reverse: ReverseFulfillmentOrderRecord, lines: readonly { id: string; quantity: number }[]) {
  const sofar = new Map<string, number>();
  for (const [index, { id, quantity }] of lines.entries()) {
    const path = ["reverseDeliveryLineItems", String(index)];
    if (!reverse.lines.some((line) => line.id === id))
      throw new Refused("must exist", { field: [...path, "reverseFulfillmentOrderLineItemId"] });
    sofar.set(id, (sofar.get(id) ?? 0) + quantity);
    if ((sofar.get(id) ?? 0) > undelivered(reverse, id))
      throw new Refused("cannot deliver more items than are returned", { field: [...path, "quantity"] });
  }
  return lines;
}
