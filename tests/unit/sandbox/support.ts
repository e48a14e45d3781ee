import { type AdminAnswer, executeRequest } from "#sandbox/graphql/execute-request.ts";
import { Idempotency } from "#sandbox/graphql/idempotency.ts";
import { LeakyBucket } from "#sandbox/graphql/leaky-bucket.ts";
import { installApp } from "#sandbox/world/install-app.ts";
import { completeAddress, type OrderDraft, placeOrder } from "#sandbox/world/place-order.ts";
import type { AddressRecord, OrderRecord } from "#sandbox/world/types.ts";
import { World } from "#sandbox/world/world.ts";
import type { WorldEvent } from "#sandbox/world/world-event.ts";

export const SHOP = "small-shop.myshopify.com";
export const OTHER_SHOP = "other-shop.myshopify.com";
export const APP = { by: "app", appId: "the-key" } as const;
export const STAFF = { by: "staff" } as const;
export const ALL_SCOPES = [
  ...["read_orders", "write_orders", "read_all_orders", "read_customers", "write_customers", "read_locations"],
  ...["write_merchant_managed_fulfillment_orders", "read_products", "write_order_edits", "read_returns"],
];

export const HOME: AddressRecord = completeAddress({
  firstName: "Beth",
  lastName: "Lewis",
  address1: "1 Elm Grove",
  city: "Brighton",
  zip: "BN2 9QA",
  countryCode: "GB",
}) as AddressRecord;

/** A world of two small shops with two locations each, a clock in hand, and every event written down. */
export function smallWorld() {
  const clock = { ms: Date.parse("2026-11-24T10:00:00.250Z"), nowMs: () => clock.ms };
  const world = new World(undefined, clock);
  const locations: Record<string, string[]> = {};
  for (const domain of [SHOP, OTHER_SHOP]) {
    world.state.shops[domain] = {
      domain,
      id: world.nextId(),
      handle: domain.split(".")[0] ?? "",
      name: domain,
      email: `owner@${domain}`,
      plan: "standard",
      currency: "GBP",
      countryCode: "GB",
      ianaTimezone: "Europe/London",
      primaryHost: `www.${domain}.example`,
      createdAt: world.now(),
      installations: [],
      lastOrderNumber: 1_000,
    };
    locations[domain] = ["First", "Second"].map((name) => {
      const id = world.nextId();
      world.state.locations[id] = {
        id,
        shop: domain,
        name,
        address: HOME,
        active: true,
        fulfillsOnlineOrders: true,
        createdAt: world.now(),
        updatedAt: world.now(),
        deactivatedAt: null,
        fulfillmentServiceId: null,
      };
      return id;
    });
    installApp(world, domain, APP.appId, ALL_SCOPES);
  }
  const events: WorldEvent[] = [];
  world.on((event) => events.push(event));
  return {
    world,
    clock,
    events,
    locations: locations[SHOP] ?? [],
    topics: () => events.splice(0).map((event) => event.topic),
  };
}

/** Two mugs at £12.50 and a tent at £100, delivery £5: £130.00. */
export const DRAFT: OrderDraft = {
  lines: [
    { title: "Mug", price: 1_250, quantity: 2 },
    { title: "Tent", price: 10_000, quantity: 1 },
  ],
  shipping: { title: "Standard", price: 500 },
  shippingAddress: HOME,
  billingAddress: HOME,
};

export const place = (world: World, draft: Partial<OrderDraft> = {}): OrderRecord =>
  placeOrder(world, SHOP, { ...DRAFT, ...draft });

/** Runs one request as the app, with a budget of its own. */
export function ask(
  world: World,
  query: string,
  variables: Record<string, unknown> = {},
  options: {
    scopes?: string[];
    shop?: string;
    bucket?: LeakyBucket;
    idempotency?: Idempotency;
    operationName?: string;
  } = {},
): AdminAnswer {
  const bucket = options.bucket ?? new LeakyBucket(2_000, 100, world.nowMs());
  return executeRequest(
    { query, variables, ...(options.operationName ? { operationName: options.operationName } : {}) },
    {
      world,
      shop: world.shop(options.shop ?? SHOP),
      appId: APP.appId,
      installation: 1,
      scopes: new Set(options.scopes ?? ALL_SCOPES),
      actor: APP,
      idempotency: options.idempotency ?? new Idempotency(() => world.nowMs()),
      search: [],
      mutations: [],
    },
    bucket,
  );
}
