// Every page while one table after the other cannot be read: the parts that hang on it are missing, and nothing else is.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { beforeAll, expect, it } from "vitest";
import { forShop } from "#app/db.server.ts";
import { partsOfPage } from "#app/queries/parts-of-page.server.ts";
import { pageRequest, signInShop } from "#tests/support/signed-in.ts";
import {
  aFinding,
  storeAttention,
  storeDelivery,
  storeEffect,
  storeHold,
  storeOrder,
  storeRule,
  storeShop,
} from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

interface RouteModule {
  default?: unknown;
  loader?: (args: LoaderFunctionArgs) => unknown;
}

const ROUTES = import.meta.glob<RouteModule>("/app/routes/app*.tsx");
const RUN = "00000000-0000-4000-8000-000000000002";
const shop = aShop();
const params: Record<string, string> = {
  ...{ checkId: "fraud-check", customerId: "8801", productId: "8802", runId: RUN, templateId: "late-orders-report" },
  ...{ ruleId: "mine", name: "banned" },
};

/** In a line that the page has nothing but its frame. */
const ALL = "everything";
/**
 * For each page its data's places that are empty while a table is away; a table that is not named takes nothing. A page stands
 * here again with what its address asks for.
 */
const LOST: Record<string, Record<string, string>> = {
  "app._index.tsx": {
    order_state: "attention, today",
    rule: "attention",
    run: "week",
    shop: ALL,
    effect: "attention, health",
    hold: "today",
    rule_version: "attention",
    api_usage: "health",
    lane: "attention, health",
    attention_item: "attention",
    delivery_key: "attention, health",
    history_read: "health",
  },
  "app.activity.tsx": {
    order_state: "runs",
    rule: "runs",
    run: "runs",
    shop: ALL,
    effect: "effects, failures",
    rule_version: "runs",
    api_usage: "points",
    delivery_key: "deliveries",
    inbox_tally: "deliveries",
  },
  "app.attention.$itemId.tsx": {
    order_state: "missing order, order",
    rule: "missing rule",
    run: "missing facts",
    rule_set: "missing facts",
    shop: ALL,
    rule_version: "missing rule",
    attention_item: ALL,
  },
  "app.attention._index.tsx": {
    order_state: "putAside",
    rule: "rows",
    shop: ALL,
    effect: "rows",
    rule_version: "rows",
    lane: "putAside",
    saved_view: "views",
    attention_item: "counts, rows",
  },
  "app.checks.$checkId.tsx": {
    order_state: "scorecard",
    rule: ALL,
    shop: ALL,
    rule_version: ALL,
    waiver: "scorecard",
    check_preview: "isPreviewKnown",
    fraud_signal: "scorecard",
  },
  "app.checks._index.tsx": {
    order_state: "checks.flagging",
    rule: ALL,
    shop: ALL,
    rule_version: ALL,
    record_state: "checks.flagging",
  },
  "app.customers.$customerId.tsx": {
    order_state: "record.orders",
    rule: "handRules",
    shop: ALL,
    effect: "history",
    rule_version: "handRules, history",
    record_state: ALL,
    record_event: "history",
  },
  "app.deliveries.tsx": { order_state: "rows", shop: ALL, delivery_key: "rows" },
  "app.hand-runs.$runId.tsx": {
    order_state: "run.records",
    run: "run.records",
    shop: ALL,
    effect: "run.records",
    delivery_key: ALL,
    record_state: "run.records",
  },
  "app.orders.$orderId.tsx": {
    order_state: ALL,
    shop: ALL,
    rule: "findings, handRules, passedBy",
    rule_version: "actedEarlier, findings, handRules, passedBy",
    run: "findings, passedBy, story",
    effect: "actedEarlier, isWorkKnown, story",
    hold: "holds",
    waiver: "approvals",
    audit_entry: "story",
    delivery_key: "isWorkKnown, story",
    lane: "isWorkKnown",
    record_state: "records",
    order_event: "story",
  },
  "app.orders._index.tsx": {
    order_state: "rows",
    rule: "finders, handRules, rows",
    shop: ALL,
    hold: "rows",
    rule_version: "finders, handRules, rows",
    lane: "rows",
    attention_item: "rows",
  },
  "app.products.$productId.tsx": {
    rule: "handRules",
    shop: ALL,
    effect: "history",
    rule_version: "handRules, history",
    record_state: ALL,
    record_event: "history",
    stock_day: "stock",
  },
  "app.records.tsx": { shop: ALL, record_state: "rows" },
  "app.reports.$reportId.tsx": { shop: ALL, report: ALL },
  "app.reports._index.tsx": { rule: ALL, shop: ALL, rule_version: ALL, report: ALL },
  "app.rule-keys.tsx": { shop: ALL, api_key: ALL },
  "app.rule-new.tsx": {
    order_state: "recentOrder",
    rule: "checked.warnings",
    shop: ALL,
    rule_version: "checked.warnings",
  },
  "app.rule-templates.$templateId.tsx": { shop: ALL },
  "app.rules.$ruleId.tsx": {
    order_state: "rule.matchedOrders, rule.recentOrder",
    rule: ALL,
    run: "rule.matchedOrders",
    shop: ALL,
    rule_version: ALL,
  },
  "app.rules._index.tsx": {
    order_state: "rules.flagging",
    rule: ALL,
    run: "rules.lastMatchedAt, rules.matchedThisWeek",
    shop: ALL,
    rule_version: ALL,
    record_state: "rules.flagging",
  },
  "app.settings.tsx": { shop: ALL, outlet: "channels", history_read: "past" },
  "app.setup.tsx": {
    order_state: "checks.flagging",
    rule: "checks",
    run: "asked",
    shop: ALL,
    rule_version: "checks",
    check_preview: "previews",
    record_state: "checks.flagging",
    history_read: "history",
  },
  "app.tables.$name.tsx": { rule: "uses", rule_version: "uses", rule_table: ALL, rule_table_row: "rowCount, rows" },
  "app.tables._index.tsx": {
    rule: "missing, tables.uses",
    rule_version: "missing, tables.uses",
    shop: ALL,
    rule_table: ALL,
    rule_table_row: ALL,
  },
  "app.tsx": { shop: "brakes" },
  "app.checks.$checkId.tsx ? routing": {
    order_state: "lead",
    rule: ALL,
    shop: ALL,
    effect: "lead",
    rule_version: ALL,
    check_preview: "isPreviewKnown",
  },
  "app.rules.$ruleId.tsx ?view=versions": {
    order_state: "rule.matchedOrders, rule.recentOrder",
    rule: ALL,
    run: "rule.matchedOrders",
    shop: ALL,
    rule_version: ALL,
  },
  "app.rules.$ruleId.tsx ?view=calls": {
    delivery_body: "calls",
    order_state: "rule.matchedOrders, rule.recentOrder",
    rule: ALL,
    run: "rule.matchedOrders",
    shop: ALL,
    rule_version: ALL,
    delivery_key: "calls",
    outlet: "calls",
  },
};
/** Pages that show nothing that is read. */
const UNREAD = ["app.$.tsx", "app.rule-templates._index.tsx", "app.table-new.tsx"];

beforeAll(async () => {
  await storeShop(shop);
  await signInShop(shop);
  const { orderId, gid } = await storeOrder(shop, {
    findings: [aFinding("gid://shopify/Order/1", { ruleId: "duplicate-check" })],
    row: { flags: ["fraud-check"], customer_id: "8801" },
  });
  const then = [{ do: "add_tags", tags: ["seen"] }];
  for (const ruleId of ["fraud-check", "routing", "duplicate-check", "mine"])
    await storeRule(shop, { ruleId, name: ruleId, settings: {}, then });
  await rowsOf(
    `update rule_version set document = (document::jsonb || '{"on": ["order.created", "by_hand", "http"]}')::json where shop = $1 and rule_id = 'mine'`,
    [shop],
  );
  await storeHold(shop, { order_id: orderId });
  await storeEffect(shop, { laneKey: orderId, target: gid });
  const itemId = await storeAttention(shop, { orderId, reason: "Twice", row: { rule_id: "duplicate-check" } });
  const seen = JSON.stringify({ title: "Mug", variants: [{ id: "1", inventory_item_id: "9", title: "Blue" }] });
  for (const [kind, key] of [
    ["customer", "8801"],
    ["product", "8802"],
  ])
    await rowsOf(
      "insert into record_state (shop, kind, key, installation, seen, updated_at) values ($1, $2, $3, 1, $4::jsonb, now())",
      [shop, kind, key, seen],
    );
  await rowsOf("insert into rule_table (shop, name, installation, columns) values ($1, 'banned', 1, '{key}')", [shop]);
  await storeDelivery(shop, {
    ...{ topic: "switchyard/by-hand", source: "MANUAL", lane_kind: "order", lane_key: orderId },
    trigger: JSON.stringify({ on: "by_hand", rule: "mine", of: RUN, by: "staff:1" }),
  });
  const [report] = await rowsOf<{ id: string }>(
    `insert into report (shop, installation, rule_id, run_id, title, text, columns, rows)
     values ($1, 1, 'mine', 1, 'Late', '', '{a}', '[]') returning id::text`,
    [shop],
  );
  Object.assign(params, { orderId, itemId, reportId: report?.id });
});

it("is asked of every page that reads", async () => {
  const names = Object.keys(ROUTES).map((path) => path.replace("/app/routes/", ""));
  const asked = new Set(Object.keys(LOST).map((page) => page.split(" ")[0]));
  expect(names.filter((name) => !asked.has(name)).sort()).toEqual(UNREAD);
});

it.each(Object.entries(LOST))("%s lacks what hangs on a table, and nothing else", async (page, lost) => {
  const [name, address = "", checkId] = page.split(" ");
  const { loader } = (await ROUTES[`/app/routes/${name}`]?.()) ?? {};
  const load = async (): Promise<unknown> => {
    const request = pageRequest(`/app${address}`, { shop });
    const args = { request, params: { ...params, ...(checkId && { checkId }) }, context: {} };
    const answer = await loader?.(args as unknown as LoaderFunctionArgs);
    return answer instanceof Response ? answer.json() : answer;
  };
  const whole = await load();
  const without = async (tables: string[]): Promise<string> => {
    for (const table of tables) await rowsOf(`alter table "${table}" rename to "away_${table}"`);
    try {
      return (
        await load().then(
          (rest) => emptied(whole, rest),
          () => [ALL],
        )
      )
        .sort()
        .join(", ");
    } finally {
      for (const table of tables) await rowsOf(`alter table "away_${table}" rename to "${table}"`);
    }
  };
  const seen: Record<string, string> = {};
  for (const table of Object.keys(lost)) seen[table] = await without([table]);
  expect(seen).toEqual(lost);
  // All others at once.
  const others = (await tablesOfShops()).filter((table) => !(table in lost));
  expect(await without(others)).toBe("");
});

it("a part that takes too long is given up, and those after it are read", async () => {
  const had = await forShop(shop, async (tx) => {
    const part = partsOfPage(tx, { shop, page: "test" }, { withinMs: 50 });
    const slow = await part("slow", () => tx.$queryRaw`select pg_sleep(5)`);
    const next = await part("next", () => tx.$queryRaw`select 1 as one`);
    return { slow, next, missing: part.missing };
  });
  expect(had).toEqual({ slow: null, next: [{ one: 1 }], missing: ["slow"] });
});

/** Places that are null, or say that something is missing, where they were not. */
function emptied(whole: unknown, rest: unknown, at = ""): string[] {
  if (rest === null || rest === undefined || rest === false) return whole === rest ? [] : [at];
  if (at === "missing" && typeof (rest as unknown[])[0] === "string") return [`missing ${rest}`];
  if (typeof whole !== "object" || whole === null) return [];
  const places = Object.entries(whole).flatMap(([key, value]) =>
    emptied(
      value,
      (rest as Record<string, unknown>)[key],
      Array.isArray(whole) ? at : [at, key].filter(Boolean).join("."),
    ),
  );
  return [...new Set(places)];
}

/** But those by which a visitor is known. */
async function tablesOfShops(): Promise<string[]> {
  tables ??= await rowsOf<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'shop'
     where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace and c.relname <> 'session'`,
  );
  expect(tables.length).toBeGreaterThan(15);
  return tables.map(({ name }) => name);
}
let tables: { name: string }[] | undefined;
