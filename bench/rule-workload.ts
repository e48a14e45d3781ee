// What the rule benches run on: rules as merchants write them, each in the words of every engine, and one order.
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import { type Facts, FactsSchema } from "#app/rules/facts.ts";
import { RuleShapeSchema } from "#app/rules/rule-document.ts";

export const NOW = "2026-11-24T12:00:00Z";

/** The order as an engine that knows no Shopify is handed it. */
export interface PlainOrder {
  tags: string[];
  total: number;
  country: string;
  zip: string;
  source: string;
  skus: string[];
}

/** One rule in the words of each engine. */
export interface Written {
  when: unknown;
  closure(order: PlainOrder): boolean;
  /** json-logic-engine. */
  logic: unknown;
  /** json-rules-engine. */
  conditions: unknown;
  /** zen-engine: one expression. */
  zen: string;
}

const plainOrder = (lines: number): PlainOrder => ({
  tags: ["vip", "b2b", "gift", "spring"],
  total: 120,
  country: "GB",
  zip: "LS1 4AP",
  source: "web",
  skus: Array.from({ length: lines }, (_, at) => `SKU-${at}`),
});

export function factsOf(order: PlainOrder): Facts {
  const place = { address1: "1 Test Street", city: "Leeds", zip: order.zip, country_code: order.country };
  const total = `${order.total}.00`;
  return FactsSchema.parse({
    shop: { domain: "bench.myshopify.com", currency: "GBP", timezone: "UTC", installation: 1 },
    lane: { kind: "order", key: "1" },
    triggers: [{ on: "order.created" }],
    order: {
      ...{ id: "1", name: "#1", created_at: NOW, updated_at: NOW, source_name: order.source, currency: "GBP" },
      ...{ total_price: total, current_total_price: total, total_received: total, financial_status: "paid" },
      ...{ tags: order.tags, customer_id: "2", shipping_address: place, billing_address: place },
      line_items: order.skus.map((sku, at) => ({ id: String(at), sku, title: "Mug", price: "12.00" })),
    },
    before: null,
  }) as Facts;
}

type Form = (isTrue: boolean, at: number, order: PlainOrder) => Written;

/** Five kinds in turn: a tag and a total, an item, a country and a total, a postcode area, where it came from. */
const FORMS: readonly Form[] = [
  (isTrue, at, { tags }) => {
    const tag = isTrue ? (tags[at % tags.length] as string) : `tag-${at}`;
    const least = 20 + (at % 9) * 10;
    return {
      when: all(
        { field: "order.tags", op: "has", value: tag },
        { field: "order.total_price", op: "more_than", value: least },
      ),
      closure: (order) => order.tags.includes(tag) && order.total > least,
      logic: { and: [{ in: [tag, { var: "tags" }] }, { ">": [{ var: "total" }, least] }] },
      conditions: all(fact("tags", "contains", tag), fact("total", "greaterThan", least)),
      zen: `contains(tags, "${tag}") and total > ${least}`,
    };
  },
  (isTrue, at, { skus }) => {
    const sku = isTrue ? (skus[at % skus.length] as string) : `OTHER-${at}`;
    return {
      when: { some: "order.line_items", where: { field: "item.sku", op: "is", value: sku } },
      closure: (order) => order.skus.includes(sku),
      logic: { in: [sku, { var: "skus" }] },
      conditions: all(fact("skus", "contains", sku)),
      zen: `contains(skus, "${sku}")`,
    };
  },
  (isTrue, at, { country, total }) => {
    // Its country is the order's in every second one that is false: then the total is not reached.
    const own = isTrue || at % 2 === 0;
    const of = own ? country : `X${at % 40}`;
    const least = isTrue ? total - 1 - (at % 50) : total + 1 + (at % 50);
    return {
      when: all(
        { field: "order.shipping_address.country_code", op: "is", value: of },
        { field: "order.total_price", op: "at_least", value: least },
      ),
      closure: (order) => order.country === of && order.total >= least,
      logic: { and: [{ "===": [{ var: "country" }, of] }, { ">=": [{ var: "total" }, least] }] },
      conditions: all(fact("country", "equal", of), fact("total", "greaterThanInclusive", least)),
      zen: `country == "${of}" and total >= ${least}`,
    };
  },
  (isTrue, at, { zip }) => {
    const area = isTrue ? zip.slice(0, 2 + (at % 2)) : `M${at}`;
    return {
      when: { field: "order.shipping_address.zip", op: "starts_with", value: area },
      closure: (order) => order.zip.startsWith(area),
      logic: { begins: [{ var: "zip" }, area] },
      conditions: all(fact("zip", "begins", area)),
      zen: `startsWith(zip, "${area}")`,
    };
  },
  (isTrue, at, { source }) => {
    const sources = isTrue ? [source, `app-${at}`] : [`pos-${at}`, `app-${at}`];
    return {
      when: { field: "order.source_name", op: "in", value: sources },
      closure: (order) => sources.includes(order.source),
      logic: { in: [{ var: "source" }, sources] },
      conditions: all(fact("source", "in", sources)),
      zen: `source in ["${sources.join('", "')}"]`,
    };
  },
];

const all = (...parts: unknown[]) => ({ all: parts });
const fact = (name: string, operator: string, value: unknown) => ({ fact: name, operator, value });

export interface Workload {
  order: PlainOrder;
  written: Written[];
  /** Numbers of the rules that are true. */
  isTrue: number[];
}

/** @param share of the rules that are true, 0 to 1: at least one is. Lines of the order: one SKU each. */
export function workload(count: number, lines: number, share: number): Workload {
  const order = plainOrder(lines);
  const step = Math.max(1, Math.round(1 / share));
  const written = Array.from({ length: count }, (_, at) => {
    const form = FORMS[Math.floor(at / step + (at % step)) % FORMS.length] as Form;
    return form(at % step === 0, at, order);
  });
  return { order, written, isTrue: written.flatMap((_, at) => (at % step === 0 ? [at] : [])) };
}

/** As documents in force. Each tags the order. */
export const asRules = (written: readonly Written[]): RuleInForce[] =>
  written.map(({ when }, at) => ({
    ...{ ruleId: `r${at}`, version: 1, position: at },
    document: RuleShapeSchema.parse({
      ...{ id: `r${at}`, name: `Rule ${at}`, on: ["order.created"], when },
      then: [{ do: "add_tags", id: "tag", tags: ["seen"] }],
    }),
  }));

/** zen-engine: a decision table that collects every row whose expression is true. */
export const zenContent = (written: readonly Written[]): Buffer =>
  Buffer.from(
    JSON.stringify({
      nodes: [
        { id: "in", name: "in", type: "inputNode", content: {} },
        {
          ...{ id: "rules", name: "rules", type: "decisionTableNode" },
          content: {
            hitPolicy: "collect",
            inputs: [{ id: "when", name: "when", field: "" }],
            outputs: [{ id: "rule", name: "rule", field: "rule" }],
            rules: written.map(({ zen }, at) => ({ _id: String(at), when: zen, rule: `"${at}"` })),
          },
        },
        { id: "out", name: "out", type: "outputNode", content: {} },
      ],
      edges: [
        { id: "a", sourceId: "in", targetId: "rules", type: "edge" },
        { id: "b", sourceId: "rules", targetId: "out", type: "edge" },
      ],
    }),
  );
