// What Shopify sends is not what its samples show: a field is missing, null, or of another kind. Reading goes on.
import { describe, expect, it } from "vitest";
import { parseJson } from "#app/ingest/parse-json.ts";
import { readDeliveryOf, topicIsHandled } from "#app/ingest/topics.ts";
import { recordKind } from "#app/rules/record.ts";
import "#app/rules/records/index.ts";
import { readDelivery } from "#app/worker/read-delivery.ts";
import { readRecordDelivery } from "#app/worker/read-record-delivery.ts";
import { type Sample, shopifySamples } from "#tests/support/shopify-samples.ts";

const SHOP = "a.myshopify.com";
type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Path = (string | number)[];

/** Where anything stands, down into the first of each list. */
function pathsOf(value: Json, depth: number, at: Path = []): Path[] {
  if (depth === 0 || typeof value !== "object" || value === null) return [];
  const entries: [string | number, Json][] = Array.isArray(value)
    ? value.slice(0, 1).map((item, index) => [index, item])
    : Object.entries(value);
  return entries.flatMap(([name, inner]) => [[...at, name], ...pathsOf(inner, depth - 1, [...at, name])]);
}

const MISSING = Symbol("missing");
const DAMAGES: ((was: Json) => Json | typeof MISSING)[] = [
  () => MISSING,
  () => null,
  (was) => (typeof was === "string" ? 7 : "seven"),
  (was) => (Array.isArray(was) ? {} : [was]),
];

/** A copy with that one place damaged. */
function damaged(value: Json, [name, ...rest]: Path, damage: (typeof DAMAGES)[number]): Json {
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, Json>;
  const key = name as string;
  if (rest.length) copy[key] = damaged(copy[key] as Json, rest, damage);
  else {
    const broken = damage(copy[key] as Json);
    if (broken === MISSING) delete copy[key];
    else copy[key] = broken;
  }
  return copy as Json;
}

/** As the door reads it. */
function verdictOn(topic: string, body: string) {
  const parsed = parseJson(body);
  return readDeliveryOf(topic, "value" in parsed ? parsed.value : null, SHOP).verdict;
}

/** What was told of a record parses as the record that rules look at. */
function complaintOf(topic: string, body: string): string | null {
  const verdict = verdictOn(topic, body);
  if (verdict.outcome !== "lane") return null;
  const delivery = { webhookId: "w", topic, source: "WEBHOOK" as const, body: Buffer.from(body) };
  const isOrders = ["order", "fulfillment-order", "return", "reverse-fulfillment-order"].includes(verdict.lane.kind);
  if (isOrders) {
    const told = readDelivery(delivery, SHOP, []);
    return told.tells === "order" ? complaint("order", told.snapshot) : null;
  }
  const told = readRecordDelivery(delivery);
  return told.tells === "picture"
    ? complaint(verdict.lane.kind === "stock" ? "stock_level" : verdict.lane.kind, told.picture)
    : null;
}

function complaint(kind: string, picture: unknown): string | null {
  const parsed = recordKind(kind).schema.safeParse(picture);
  return parsed.success
    ? null
    : `${kind}: ${parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; ")}`;
}

const samples = shopifySamples().filter(({ topic }) => topicIsHandled(topic));
const newest = new Map(samples.map((sample) => [sample.topic, sample]));
/** Bodies of whole orders are read by one reader: one of them stands for all. */
const SAME_READER = /^orders\/(?:updated|paid|cancelled|fulfilled|partially_fulfilled)$/;

describe("bodies of every version", () => {
  it.each(byTopic(samples))("%s are read", (_topic, ofTopic) => {
    for (const { topic, version, body } of ofTopic) expect(complaintOf(topic, body), version).toBeNull();
  });

  it("go to a lane, or say why not", () => {
    const without = samples.filter(({ topic, body }) => verdictOn(topic, body).outcome !== "lane");
    // Samples in which Shopify names no record at all.
    expect([...new Set(without.map(({ topic }) => topic))].sort()).toEqual(NAMELESS);
  });
});

// Those of compliance name another store than the one that is asked here; of the store itself they name none.
const NAMELESS = [
  ...[
    "app/uninstalled",
    "customers/data_request",
    "customers/redact",
    "inventory_levels/connect",
    "inventory_levels/update",
    "orders/risk_assessment_changed",
    "returns/process",
    "shop/redact",
    "shop/update",
  ],
];

describe("damaged bodies", () => {
  it.each(
    [...newest.values()]
      .filter(({ topic }) => !SAME_READER.test(topic))
      .map((sample) => [sample.topic, sample] as const),
  )(
    "%s with a field missing, null or of another kind are read all the same",
    (topic, { body }) => {
      const whole = JSON.parse(body) as Json;
      for (const path of pathsOf(whole, topic === "orders/create" ? 3 : 5))
        for (const damage of DAMAGES) {
          const complaint = complaintOf(topic, JSON.stringify(damaged(whole, path, damage)));
          // An assertion for each of many thousand would take most of the time.
          if (complaint !== null) expect.fail(`${path.join(".")}: ${complaint}`);
        }
    },
    60_000,
  );

  it.each(["", "{", "[]", "null", "7", '"text"', "{}", '{"id":{}}', '{"id":[1]}', '{"id":-1}', '{"id":1e99}'])(
    "%s of any topic is told apart",
    (body) => {
      for (const topic of newest.keys()) {
        const delivery = { webhookId: "w", topic, source: "WEBHOOK" as const, body: Buffer.from(body) };
        expect(() => readDelivery(delivery, SHOP, [])).not.toThrow();
        expect(() => readRecordDelivery(delivery)).not.toThrow();
      }
    },
  );
});

function byTopic(all: readonly Sample[]): [string, Sample[]][] {
  return [...Map.groupBy(all, ({ topic }) => topic)];
}
