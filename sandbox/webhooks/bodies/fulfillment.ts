// Pure over the world. A fulfilment: inside an order, and as the body of fulfillments/*; and what a carrier tells of it.
import { addressBody } from "#sandbox/webhooks/bodies/address.ts";
import type { Bodies, Telling } from "#sandbox/webhooks/bodies/body-of.ts";
import { type PrintedLine, printedLines } from "#sandbox/webhooks/bodies/line.ts";
import { printer } from "#sandbox/webhooks/bodies/money.ts";
import type { FulfillmentEventRecord } from "#sandbox/world/records/fulfillment.ts";
import type { FulfillmentRecord, OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

interface Printing {
  world: World;
  at: (instant: string) => string;
  lines: ReadonlyMap<string, PrintedLine>;
}

/** As an order holds it. */
export function fulfillmentBody(order: OrderRecord, fulfillment: FulfillmentRecord, { world, at, lines }: Printing) {
  const [tracking] = fulfillment.tracking;
  const serviceId = world.state.locations[fulfillment.locationId]?.fulfillmentServiceId;
  return {
    id: Number(fulfillment.id),
    admin_graphql_api_id: `gid://shopify/Fulfillment/${fulfillment.id}`,
    created_at: at(fulfillment.createdAt),
    line_items: fulfillment.lines.flatMap(({ lineId, quantity }) => {
      const printed = lines.get(lineId);
      if (!printed) return [];
      const { line, body } = printed;
      const fulfillment_status = body.fulfillment_status ?? "partial";
      return [{ ...body, current_quantity: line.currentQuantity, quantity, fulfillment_status }];
    }),
    location_id: Number(fulfillment.locationId),
    name: fulfillment.name,
    order_id: Number(order.id),
    origin_address: originOf(fulfillment),
    receipt: {},
    service: (serviceId && world.state.fulfillmentServices[serviceId]?.handle) || "manual",
    shipment_status: fulfillment.events.at(-1)?.status.toLowerCase() ?? null,
    status: fulfillment.status.toLowerCase(),
    tracking_company: tracking?.company ?? null,
    tracking_number: tracking?.number ?? null,
    tracking_numbers: fulfillment.tracking.map(({ number }) => number),
    tracking_url: tracking?.url ?? null,
    tracking_urls: fulfillment.tracking.flatMap(({ url }) => url ?? []),
    updated_at: at(fulfillment.updatedAt),
  };
}

const originOf = ({ originAddress: from }: FulfillmentRecord) =>
  from
    ? {
        ...{ address1: from.address1 ?? null, address2: from.address2 ?? null, city: from.city ?? null },
        ...{ country_code: from.countryCode, province_code: from.provinceCode ?? null, zip: from.zip ?? null },
      }
    : {};

const orderOf = (event: { orderId: string | null }, { world, shop }: Telling): OrderRecord | null =>
  event.orderId === null ? null : world.order(shop.domain, event.orderId);

const whole = (event: { orderId: string | null; childId: string | null }, telling: Telling) => {
  const { world, shop, at } = telling;
  const order = orderOf(event, telling);
  const fulfillment = order?.fulfillments.find((one) => one.id === event.childId);
  if (!order || !fulfillment) return null;
  const lines = printedLines(order, world.fulfillmentOrdersOf(order), printer(shop, order));
  return {
    ...fulfillmentBody(order, fulfillment, { world, at, lines }),
    email: order.email,
    destination: addressBody(order.shippingAddress),
  };
};

const eventBody = (
  orderId: string | null,
  fulfillmentId: string | null,
  event: FulfillmentEventRecord,
  { shop, at }: Telling,
) => ({
  id: Number(event.id),
  fulfillment_id: Number(fulfillmentId),
  status: event.status.toLowerCase(),
  message: event.message ?? "",
  happened_at: at(event.happenedAt),
  city: event.city,
  province: event.province,
  country: event.country,
  zip: event.zip,
  address1: event.address1,
  latitude: event.latitude,
  longitude: event.longitude,
  shop_id: Number(shop.id),
  created_at: at(event.createdAt),
  updated_at: at(event.createdAt),
  estimated_delivery_at: event.estimatedDeliveryAt && at(event.estimatedDeliveryAt),
  order_id: Number(orderId),
  admin_graphql_api_id: `gid://shopify/FulfillmentEvent/${event.id}`,
});

export const fulfillmentBodies: Bodies = {
  "fulfillments/create": whole,
  "fulfillments/update": whole,
  "fulfillment_events/create": (event, telling) => {
    const fulfillment = orderOf(event, telling)?.fulfillments.find((one) => one.id === event.subjectId);
    const told = fulfillment?.events.find((one) => one.id === event.childId);
    return told ? eventBody(event.orderId, event.subjectId, told, telling) : null;
  },
  "fulfillment_events/delete": (event, telling) => eventBody(event.orderId, event.subjectId, event.data.event, telling),
};
