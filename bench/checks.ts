// The checks' assessors on one order each: what a verdict costs beside its rule.

import { settingsFor } from "#app/checks/check.ts";
import type { RelatedOrder } from "#app/checks/duplicate/assess-duplicate.ts";
import { CHECKS } from "#app/checks/index.ts";
import type { FactWorld, Owner } from "#app/rules/record.ts";
import { address } from "#app/rules/records/address.ts";
import { location } from "#app/rules/records/location.ts";
import { order } from "#app/rules/records/order.ts";
import { measure } from "#bench/measure.ts";
import type { BenchResult, Figure } from "#bench/result.ts";

const NOW = "2026-11-24T12:00:00Z";
/** Microseconds an order: some tens. */
const MOST = 50;
/** So many times over all orders: a single pass is over before the engine has compiled it. */
const TURNS = 20;

const place = (at: number) =>
  address.schema.parse({
    ...{ name: "Ada Byron", address1: `${at} High Street`, address2: "Flat 3", city: "Leeds", zip: "LS1 4AP" },
    ...{
      province_code: "ENG",
      country: "United Kingdom",
      country_code: "GB",
      phone: "0113 496 0000",
      latitude: 53.8,
      longitude: -1.5,
    },
  });
const stock = Array.from({ length: 8 }, (_, at) => ({ location_id: String(at), available: 5 }));
const lines = Array.from({ length: 5 }, (_, at) => ({
  ...{
    id: String(at),
    product_id: "1",
    variant_id: String(at),
    sku: `S${at}`,
    title: "Mug",
    quantity: 2,
    current_quantity: 2,
  },
  variant: { id: String(at), stock },
}));
const related: RelatedOrder[] = Array.from({ length: 10 }, (_, at) => ({
  ...{
    id: String(at),
    name: `#${at}`,
    created_at: `2026-11-24T0${at % 10}:00:00Z`,
    shares: ["email", "address", "ip"],
    recipient: (at % 3) + 1,
  },
  ...{
    test: false,
    is_cancelled: false,
    financial_status: "paid",
    fulfillment_status: "unfulfilled",
    total_price: "60.00",
  },
  line_items: lines.map(({ variant_id, sku, title, quantity }) => ({ variant_id, sku, title, quantity })),
}));

function anOrder(at: number): Owner {
  return order.schema.parse({
    ...{
      id: String(1_000 + at),
      created_at: NOW,
      updated_at: NOW,
      financial_status: "authorized",
      email: `ada${at}@example.com`,
      total_price: "60.00",
    },
    ...{
      shipping_address: place(at + 1),
      billing_address: place(at + 2),
      line_items: lines,
      related_orders: related,
      risk: { level: "low" },
    },
    transactions: [{ id: "1", kind: "authorization", authorization_expires_at: "2026-11-30T12:00:00Z" }],
    fulfillment_orders: [
      {
        id: "50",
        location_id: "0",
        location_name: "0",
        supported_actions: ["move", "hold"],
        line_items: lines.map(({ id, quantity }) => ({ id, line_item_id: id, quantity })),
      },
    ],
  }) as Owner;
}

const SETTINGS = {
  "address-check": { phone: "if_given", po_box: "refused", military: "refused" },
  routing: { zones: [{ zone: "North", countries: "GB", postcodes: "LS, BD, M1-M60", locations: "3" }] },
};

export default async function checks({ quick }: { quick: boolean }): Promise<BenchResult> {
  const orders = Array.from({ length: 200 }, (_, at) => anOrder(at));
  const locations = Array.from({ length: 8 }, (_, at) =>
    location.schema.parse({ id: String(at), name: String(at), address: place(at) }),
  );
  const rounds = quick ? 3 : 9;
  const contenders = CHECKS.flatMap((check) => {
    const { assess } = check;
    if (!assess) return [];
    const run = () => {
      for (let turn = 0; turn < TURNS; turn++)
        for (const one of orders) {
          const world: FactWorld = {
            now: NOW,
            shop: { domain: "bench.myshopify.com" },
            order: one,
            locations: locations as never,
            settings: SETTINGS,
          };
          assess(one, world, settingsFor(check, world) as never);
        }
    };
    return [{ name: check.id, operations: orders.length * TURNS, run }];
  });
  const readings = await measure(contenders, rounds);
  return {
    name: "checks",
    about:
      "200 different orders with 5 lines, 10 related orders, 8 locations with stock of every line; addresses with a phone, everything demanded of them. Each assessor alone, settings parsed once, without the rule that acts on its verdict.",
    figures: readings.map(
      ({ name, microseconds, spread }): Figure => ({
        ...{ bench: "checks", figure: `${name}: µs an order`, kind: "reach", goal: `at most ${MOST}` },
        ...{
          value: microseconds,
          spread: [microseconds * spread[0], microseconds * spread[1]],
          met: microseconds <= MOST,
        },
      }),
    ),
    table: [
      ["check", "µs per order", "spread"],
      ...readings.map(({ name, microseconds, spread }) => [
        name,
        microseconds.toFixed(1),
        spread.map((edge) => edge.toFixed(2)).join("–"),
      ]),
    ],
  };
}
