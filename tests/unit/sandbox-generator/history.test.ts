// A generated store looks like a store, and what is said of its orders is true.
import { beforeAll, describe, expect, it } from "vitest";
import { generateHistory } from "#sandbox/generator/generate-history.ts";
import { makeOrders } from "#sandbox/generator/make-orders.ts";
import { runThrough, seedStores } from "#sandbox/generator/seed-stores.ts";
import { STORES } from "#sandbox/generator/stores.ts";
import { orderBody } from "#sandbox/webhooks/bodies/order.ts";
import { customerFigures } from "#sandbox/world/customer-figures.ts";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { financialStatus, fulfillmentStatus } from "#sandbox/world/order-status.ts";
import { levelKey } from "#sandbox/world/records/inventory.ts";
import { riskLevel } from "#sandbox/world/risk/order-risk.ts";
import { seedWorld } from "#sandbox/world/seed.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { World } from "#sandbox/world/world.ts";
import { complaintsOf } from "#tests/support/webhook-schema.ts";

const SHOP = STORE.domain;
const CASCADE = "cascade-cycle-supply.myshopify.com";
const NOW = Date.parse("2026-06-16T12:00:00Z");
const DAY = 86_400_000;
const ORDERS = 3_000;

function generated(seed: number, orders = ORDERS): World {
  const world = new World(undefined, { nowMs: () => NOW });
  seedWorld(world, 1);
  runThrough(generateHistory(world, { shop: SHOP, orders, days: 365, seed }));
  return world;
}

let world: World;
let orders: OrderRecord[];
const truthOf = (order: OrderRecord) => world.state.truths[order.id];
const drawn = () => orders.filter((order) => truthOf(order) !== undefined);

beforeAll(() => {
  world = generated(5);
  orders = [...world.ordersOf(SHOP)];
});

describe("a generated history", () => {
  it("is the same for the same seed at the same time, and another for another", () => {
    const all = (of: World) => JSON.stringify(of.state);
    expect(all(generated(9, 200))).toBe(all(generated(9, 200)));
    expect(all(generated(9, 200))).not.toBe(all(generated(10, 200)));
  });

  it("has as many orders as asked for, none of them in the future", () => {
    expect(drawn()).toHaveLength(ORDERS);
    const now = world.now();
    for (const order of orders)
      for (const at of [order.createdAt, order.updatedAt, order.closedAt ?? now]) expect(at <= now).toBe(true);
  });

  it("has orders of every kind that the store can have", () => {
    const kinds = new Set(drawn().map((order) => truthOf(order)?.kind));
    for (const kind of [
      ...["web", "code", "automatic discount", "free delivery", "pickup", "authorized", "transfer", "digital", "pos"],
      ...["gift card bought", "gift card spent", "part paid", "tip", "gift", "imported", "test", "draft", "fraud-like"],
    ])
      expect(kinds).toContain(kind);
    expect(drawn().some((order) => order.presentment?.currency === "EUR")).toBe(true);
    expect(drawn().some((order) => order.lines.some((line) => line.duties?.length))).toBe(true);
    expect(drawn().some((order) => order.edits.length > 0)).toBe(true);
  });

  it("has few who buy often and many who buy once", () => {
    const bought = Object.keys(world.state.customers)
      .map((id) => world.ordersOfCustomer(id).length)
      .filter((count) => count > 0)
      .sort((a, b) => b - a);
    const all = bought.reduce((sum, count) => sum + count, 0);
    const best = bought.slice(0, Math.ceil(bought.length / 20)).reduce((sum, count) => sum + count, 0);

    expect(bought.filter((count) => count === 1).length / bought.length).toBeGreaterThan(0.4);
    expect(best / all).toBeGreaterThan(0.15);
    expect(bought[0]).toBeGreaterThan(15);
  });

  it("had a yesterday: orders all day, some shipped, some not yet, and a backlog from before", () => {
    const at = (order: OrderRecord) => Date.parse(order.createdAt);
    const yesterday = orders.filter((order) => at(order) >= NOW - 1.5 * DAY && at(order) < NOW - 0.5 * DAY);
    const status = (order: OrderRecord) => fulfillmentStatus(order, world.fulfillmentOrdersOf(order));
    expect(yesterday.length).toBeGreaterThan(5);
    expect(yesterday.some((order) => status(order) === "UNFULFILLED")).toBe(true);
    const old = orders.filter((order) => at(order) < NOW - 60 * DAY && !order.cancelledAt);
    const shipped = old.filter((order) => status(order) === "FULFILLED").length;
    expect(shipped / old.length).toBeGreaterThan(0.95);
  });

  it("has payments in every state, refunds, cancellations, parcels with what carriers told", () => {
    const states = new Set(orders.map((order) => financialStatus(order)));
    for (const state of ["PAID", "PENDING", "AUTHORIZED", "PARTIALLY_PAID", "PARTIALLY_REFUNDED", "REFUNDED"])
      expect(states).toContain(state);
    expect(orders.filter((order) => order.cancelledAt).length).toBeGreaterThan(50);
    const parcels = orders.flatMap((order) => order.fulfillments).filter(({ events }) => events.length > 0);
    expect(parcels.length).toBeGreaterThan(1_500);
    for (const { events } of parcels)
      expect(events.map(({ createdAt }) => createdAt)).toEqual(events.map(({ createdAt }) => createdAt).toSorted());
    const last = new Set(parcels.map(({ events }) => events.at(-1)?.status));
    for (const status of ["DELIVERED", "IN_TRANSIT", "FAILURE"]) expect(last).toContain(status);
  });

  it("has risk read by Shopify, returns in every state, disputes won and lost", () => {
    const levels = (fraudLike: boolean) =>
      new Set(
        drawn()
          .filter((order) => truthOf(order)?.fraudLike === fraudLike)
          .map(riskLevel),
      );
    expect([...levels(true)].filter((level) => level !== "HIGH" && level !== "MEDIUM" && level !== "PENDING")).toEqual(
      [],
    );
    expect(levels(true)).toContain("HIGH");
    expect(levels(false)).toContain("LOW");
    const returns = new Set(orders.flatMap((order) => order.returns.map(({ status }) => status)));
    for (const status of ["REQUESTED", "OPEN", "CLOSED", "DECLINED"]) expect(returns).toContain(status);
    const disputes = Object.values(world.state.disputes);
    for (const status of ["WON", "LOST", "ACCEPTED"]) expect(disputes.map((one) => one.status)).toContain(status);
  });

  it("has drafts that became orders, and some that did not yet", () => {
    const drafts = Object.values(world.state.draftOrders);
    const states = new Set(drafts.map(({ status }) => status));
    expect(states).toEqual(new Set(["OPEN", "INVOICE_SENT", "COMPLETED"]));
    for (const order of drawn().filter((one) => truthOf(one)?.kind === "draft"))
      expect(world.state.draftOrders[order.draftOrderId ?? ""]?.orderId).toBe(order.id);
  });

  it("counts stock: what open orders hold is committed, and shelves are as full as shelves are", () => {
    const held = new Map<string, number>();
    for (const order of orders)
      for (const one of world.fulfillmentOrdersOf(order)) {
        if (one.status === "CLOSED" || one.status === "CANCELLED") continue;
        for (const { lineId, remainingQuantity } of one.lines) {
          const line = order.lines.find(({ id }) => id === lineId);
          const item = line?.variantId && world.state.variants[line.variantId]?.inventoryItemId;
          if (!item || !world.state.inventoryItems[item]?.tracked) continue;
          const key = levelKey(item, one.locationId);
          held.set(key, (held.get(key) ?? 0) + remainingQuantity);
        }
      }
    const levels = Object.entries(world.state.inventoryLevels);
    for (const [key, level] of levels) expect([key, level.quantities.committed]).toEqual([key, held.get(key) ?? 0]);
    const available = levels.map(([, level]) => level.quantities.available);
    expect(Math.max(...available)).toBeLessThan(1_000);
    expect(available.filter((units) => units === 0).length).toBeGreaterThan(3);
  });
});

describe("orders on demand", () => {
  it("have another address for who is new where somebody has that one", () => {
    const wanted = { count: 20, seed: 3, lives: false };
    const newcomers = (of: World, known: ReadonlySet<string>) =>
      makeOrders(of, SHOP, wanted).flatMap(({ customerId }) =>
        customerId && !known.has(customerId) ? (of.customer(SHOP, customerId)?.email ?? []) : [],
      );
    const [first, second] = [generated(9, 5), generated(9, 5)];
    const emails = newcomers(first, new Set(Object.keys(first.state.customers)));
    const [email = ""] = emails;
    createCustomer(second, SHOP, { firstName: "Ada", email }, { by: "staff" });

    const others = newcomers(second, new Set(Object.keys(second.state.customers)));
    expect(others).toEqual(emails.map((one) => (one === email ? email.replace("@", "-2@") : one)));
  });
});

describe("the truth about orders", () => {
  it("names duplicates: the same buyer, the same things, within half an hour", () => {
    const doubled = drawn().filter((order) => truthOf(order)?.duplicateOf);
    expect(doubled.length).toBeGreaterThan(2);
    for (const order of doubled) {
      const first = world.order(SHOP, truthOf(order)?.duplicateOf ?? "");
      expect(order.customerId).toBe(first?.customerId);
      expect(order.lines.map(({ variantId }) => variantId)).toEqual(first?.lines.map(({ variantId }) => variantId));
      expect(Date.parse(order.createdAt) - Date.parse(first?.createdAt ?? "")).toBeLessThanOrEqual(30 * 60_000);
    }
  });

  it("names postcodes that cannot be", () => {
    const british = drawn().filter((order) => order.shippingAddress?.countryCode === "GB");
    const wrong = british.filter((order) => truthOf(order)?.postcodeTypo);
    expect(wrong.length).toBeGreaterThan(3);
    for (const order of british) {
      const isRight = /^[A-Z]{1,2}\d{1,2} \d[A-Z]{2}$/.test(order.shippingAddress?.zip ?? "");
      if (!order.edits.length) expect(isRight).toBe(!truthOf(order)?.postcodeTypo);
    }
  });

  it("names what fraudsters did: refused cards, a bank that knows nothing, express, from abroad", () => {
    const doubtful = drawn().filter((order) => truthOf(order)?.fraudLike);
    expect(doubtful.length).toBeGreaterThan(5);
    for (const order of doubtful) {
      expect(order.transactions.filter(({ status }) => status === "FAILURE").length).toBeGreaterThanOrEqual(2);
      expect(order.billingAddress?.countryCode).not.toBe(order.shippingAddress?.countryCode);
      expect(order.transactions.find(({ status }) => status === "SUCCESS")?.card?.avsResultCode).toBe("N");
    }
    const others = drawn().filter((order) => !truthOf(order)?.fraudLike);
    expect(others.some((order) => order.transactions.some(({ status }) => status === "FAILURE"))).toBe(false);
  });

  it("names differing addresses and regions", () => {
    for (const order of drawn()) {
      const { differs = false, region } = truthOf(order) ?? {};
      if (!order.shippingAddress) {
        expect([differs, region]).toEqual([false, null]);
        continue;
      }
      expect(differs).toBe(order.billingAddress?.address1 !== order.shippingAddress.address1);
      if (region === "Scotland") expect(order.shippingAddress.provinceCode).toBe("SCT");
      if (region === "London") expect(order.shippingAddress.city).toBe("London");
    }
    const regions = new Set(drawn().map((order) => truthOf(order)?.region));
    for (const region of ["London", "Scotland", "Wales", "Northern Ireland", "Highlands and Islands", "England"])
      expect(regions).toContain(region);
  });
});

describe("the stores of the sandbox", () => {
  const all = new World(undefined, { nowMs: () => NOW });
  beforeAll(() => seedStores(all, 1));

  it("have a yesterday, with a flash sale in the evening", () => {
    const busy = Object.values(all.state.shops).filter(({ domain }) => all.ordersOf(domain).length > 100);
    expect(busy).toHaveLength(3);
    for (const { domain, ianaTimezone: timeZone } of busy) {
      const format = new Intl.DateTimeFormat("en-CA", {
        ...{ timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit" },
      });
      const when = all.ordersOf(domain).map(({ createdAt }) => format.format(Date.parse(createdAt)));
      const yesterday = when.filter((one) => one.startsWith(format.format(NOW - DAY).slice(0, 10)));
      const evening = yesterday.filter((one) => /(?:19|20)$/.test(one));
      expect(yesterday.length).toBeGreaterThanOrEqual(8);
      expect(evening.length * 12).toBeGreaterThan(yesterday.length);
    }
  });

  it("are several, on different plans, in different currencies, each with its own things", () => {
    const shops = Object.values(all.state.shops);
    expect(shops.map(({ domain }) => domain)).toEqual(STORES.map(({ domain }) => domain));
    expect(new Set(shops.map(({ plan }) => plan))).toEqual(new Set(["standard", "advanced", "plus"]));
    expect(new Set(shops.map(({ currency }) => currency))).toEqual(new Set(["GBP", "EUR", "USD"]));
    for (const { domain } of shops) {
      expect(all.ordersOf(domain).length).toBeGreaterThan(20);
      expect(all.productsOf(domain).length).toBeGreaterThan(5);
      for (const order of all.ordersOf(domain))
        for (const line of order.lines)
          if (line.variantId) expect(all.state.variants[line.variantId]?.shop).toBe(domain);
    }
  });

  it("have subscriptions, pre-orders, bundles, fulfilment services and goods with origin, cost and customs code", () => {
    const orders = [...all.ordersOf(CASCADE), ...all.ordersOf("lindenhof-living.myshopify.com")];
    const kinds = new Set(orders.map(({ id }) => all.state.truths[id]?.kind));
    for (const kind of ["subscription", "pre-order", "bundle"]) expect(kinds).toContain(kind);
    expect(orders.some((order) => order.lines.some((line) => line.group))).toBe(true);
    expect(Object.values(all.state.fulfillmentServices).map(({ name }) => name)).toEqual([
      "Rheinlogistik Köln",
      "Reno 3PL",
    ]);
    const items = Object.values(all.state.inventoryItems).filter(({ shop, tracked }) => shop === CASCADE && tracked);
    expect(items.length).toBeGreaterThan(50);
    for (const item of items) {
      expect(item.unitCost).toBeGreaterThan(0);
      expect(item.harmonizedSystemCode).toMatch(/^\d{6}$/);
    }
  });

  it("let companies buy on account: much at once, by terms, with the number of their own order", () => {
    const bought = all.ordersOf(CASCADE).filter(({ id }) => all.state.truths[id]?.kind === "company");
    expect(bought.length).toBeGreaterThan(20);
    for (const order of bought) {
      const company = all.state.companies[order.company?.companyId ?? ""];
      expect(company?.locations.map(({ id }) => id)).toContain(order.company?.locationId);
      expect(company?.contacts.map(({ customerId }) => customerId)).toContain(order.customerId);
      expect(order.poNumber).toMatch(/^PO-/);
      expect(order.paymentTerms?.schedules).toHaveLength(1);
    }
    const states = new Set(bought.map((order) => financialStatus(order)));
    for (const state of ["PAID", "PENDING"]) expect(states).toContain(state);
  });

  it("send bodies that satisfy Shopify's schema, whatever kind of order", () => {
    const bodies = STORES.flatMap(({ domain }) =>
      all.ordersOf(domain).map((order) => JSON.parse(JSON.stringify(orderBody(all, order)))),
    );
    expect(bodies.length).toBeGreaterThan(800);
    expect(complaintsOf("orders/updated", bodies)).toEqual([]);
  });

  it("know what their customers spent", () => {
    const [best] = Object.values(all.state.customers)
      .filter(({ shop }) => shop === CASCADE)
      .map(({ id }) => customerFigures(all, id))
      .sort((a, b) => b.numberOfOrders - a.numberOfOrders);
    expect(best?.numberOfOrders).toBeGreaterThan(3);
    expect(best?.amountSpent).toBeGreaterThan(0);
  });
});
