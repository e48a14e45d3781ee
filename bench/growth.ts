// How what is done grows with what there is: orders in the store and lines of an order. Each curve's exponent is the slope between its
// logarithms: 1 is linear, 0 is flat.
import { rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { orderFromWebhook } from "#app/ingest/order-from-webhook.ts";
import { parseJson } from "#app/ingest/parse-json.ts";
import { decide } from "#app/rules/decide.ts";
import { setAppEnvironment } from "#bench/app-environment.ts";
import { FILLED, fillShop, GAP_MS } from "#bench/fill-shop.ts";
import { growthOf } from "#bench/growth-of.ts";
import { measure, measureInMemory } from "#bench/measure.ts";
import { atMost, type BenchResult, type Figure } from "#bench/result.ts";
import { asRules, factsOf, NOW, workload } from "#bench/rule-workload.ts";
import { startPostgres } from "#sandbox/processes/start-postgres.ts";
import { startRedis } from "#sandbox/processes/start-redis.ts";
import { throwawayFolder } from "#sandbox/processes/throwaway-folder.ts";
import { migrate } from "#scripts/migrate.ts";

interface Curve {
  name: string;
  points: { size: number; microseconds: number }[];
}

export default async function growth({ quick }: { quick: boolean }): Promise<BenchResult> {
  const orders = await overOrders(quick ? [1_000, 3_000] : [10_000, 100_000, 1_000_000], quick ? 2 : 7);
  const lines = await overLines(quick ? [1, 10] : [1, 5, 25, 100, 500], quick);
  const figures: Figure[] = [
    ...orders.map(({ name, points }) =>
      atMost("growth", `${name}: exponent over orders`, "reach", 0.35, growthOf(points), "a page is flat in rows"),
    ),
    ...lines.map(({ name, points }) =>
      atMost("growth", `${name}: exponent over lines`, "must", 1.05, growthOf(points.slice(-3)), "linear in lines"),
    ),
  ];
  return {
    name: "growth",
    about: `Pages of a store with ${orders[0]?.points.map(({ size }) => size.toLocaleString("en-GB")).join(", ")} orders (milliseconds of one visitor, as in the bench of pages), and one order with ${lines[0]?.points.map(({ size }) => size).join(", ")} lines that is parsed, mapped, and decided on by 100 rules, of which 5 are true. The exponent over lines is of the three largest sizes: below them what an order costs anyway hides what its lines cost.`,
    figures,
    table: [
      ["curve", "size", "time"],
      ...[...orders, ...lines].flatMap(({ name, points }) =>
        points.map(({ size, microseconds }) => [
          name,
          size.toLocaleString("en-GB"),
          microseconds >= 1_000 ? `${(microseconds / 1_000).toFixed(1)} ms` : `${microseconds.toFixed(0)} µs`,
        ]),
      ),
    ],
    charts: [
      {
        ...{ file: "growth-orders", title: "Pages over the orders of a store", xName: "orders", yName: "ms" },
        lines: asLines(orders, 1_000),
      },
      {
        ...{ file: "growth-lines", title: "One order over its lines", xName: "lines", yName: "µs" },
        lines: asLines(lines, 1),
      },
    ],
  };
}

const asLines = (curves: readonly Curve[], unit: number) =>
  curves.map(({ name, points }) => ({
    name,
    points: points.map(({ size, microseconds }) => ({ x: size, y: microseconds / unit })),
  }));

async function overOrders(sizes: readonly number[], rounds: number): Promise<Curve[]> {
  const folder = throwawayFolder("switchyard-bench-");
  const [postgres, redis] = await Promise.all([
    startPostgres(join(folder, "postgres")),
    startRedis(join(folder, "redis")),
  ]);
  try {
    setAppEnvironment(postgres, "bench", redis.url);
    const curves = new Map<string, Curve>();
    for (const size of sizes) {
      await postgres.createDatabase("bench");
      await migrate(postgres.url("owner", "bench"));
      const superuser = new pg.Client({ connectionString: postgres.url("superuser", "bench") });
      await superuser.connect();
      await fillShop(superuser, size);
      await superuser.end();
      for (const { name, microseconds } of await readPages(size, rounds)) {
        const curve = curves.get(name) ?? { name, points: [] };
        curve.points.push({ size, microseconds });
        curves.set(name, curve);
      }
    }
    const { closeDatabase } = await import("#app/db.server.ts");
    const { producerRedis } = await import("#app/redis.server.ts");
    producerRedis.disconnect();
    await closeDatabase().catch(() => {}); // connections to the databases before are gone
    return [...curves.values()];
  } finally {
    await Promise.all([postgres.stop(), redis.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readPages(orders: number, rounds: number) {
  const { listOrders } = await import("#app/queries/list-orders.server.ts");
  const { listAttention } = await import("#app/queries/list-attention.server.ts");
  const { attentionFilterFrom } = await import("#app/queries/attention-filter.ts");
  const list = (more: object) => listOrders(FILLED, { view: "all", search: "", cursor: null, ...more });
  const middle = new Date(Date.now() - (orders / 2) * GAP_MS).toISOString();
  const pages: [string, () => Promise<unknown>][] = [
    ["orders", () => list({})],
    ["a page in the middle", () => list({ cursor: { direction: "older", at: middle, id: "0" } })],
    ["search by number", () => list({ search: `#${1_000 + Math.floor(orders / 2)}` })],
    ["search by two names", () => list({ search: "ada family1" })],
    ["attention", () => listAttention(FILLED, { filter: attentionFilterFrom(new URLSearchParams()), cursor: null })],
  ];
  // A database that was made anew has taken the connections with it: the first query of each finds out.
  for (let tries = 0; tries < 20; tries++) await list({}).catch(() => {});
  return measure(
    pages.map(([name, read]) => ({ name, operations: 1, run: async () => void (await read()) })),
    rounds,
  );
}

async function overLines(sizes: readonly number[], quick: boolean): Promise<Curve[]> {
  const curves: Curve[] = ["parsed and mapped", "decided"].map((name) => ({ name, points: [] }));
  for (const size of sizes) {
    const { written, order } = workload(100, size, 0.05);
    const rules = asRules(written);
    const facts = factsOf(order);
    const body = Buffer.from(JSON.stringify(bodyWith(size)));
    const readings = await measureInMemory(
      [
        {
          name: "parsed and mapped",
          once: () => {
            const parsed = parseJson(body);
            if (!("value" in parsed)) throw new Error("the body was not read");
            return orderFromWebhook(parsed.value);
          },
        },
        { name: "decided", once: () => decide(facts, rules, { now: NOW }) },
      ],
      quick,
    );
    for (const [at, { microseconds }] of readings.entries()) curves[at]?.points.push({ size, microseconds });
  }
  return curves;
}

/** The webhook of an order with so many lines. */
function bodyWith(lines: number): Record<string, unknown> {
  const line = (at: number) => ({
    ...{
      id: 9_000 + at,
      title: "Mug",
      name: "Mug - blue",
      sku: `SKU-${at}`,
      quantity: 1,
      current_quantity: 1,
      price: "12.00",
    },
    ...{ product_id: 5, variant_id: 6, vendor: "Pottery", taxable: true, requires_shipping: true, grams: 300 },
    ...{ total_discount: "0.00", fulfillable_quantity: 1, properties: [], tax_lines: [], discount_allocations: [] },
  });
  const place = { address1: "1 Quay", city: "Whitby", zip: "YO21 1DN", country_code: "GB", country: "United Kingdom" };
  return {
    ...{ id: 1, name: "#1", created_at: NOW, updated_at: NOW, currency: "GBP", source_name: "web", tags: "a, b" },
    ...{ total_price: "120.00", current_total_price: "120.00", financial_status: "paid", customer: { id: 2 } },
    ...{
      shipping_address: place,
      billing_address: place,
      line_items: Array.from({ length: lines }, (_, at) => line(at)),
    },
  };
}
