// Every route of the route table, asked by one shop for what belongs to another. A new route is not covered until it has
// a line below, and the first test fails until then.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { beforeAll, describe, expect, it } from "vitest";
import { pageRequest, signInShop } from "#tests/support/signed-in.ts";
import {
  aFinding,
  storeDelivery,
  storeEffect,
  storeHold,
  storeLane,
  storeOrder,
  storeRule,
  storeShop,
} from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

interface RouteModule {
  loader?: (args: LoaderFunctionArgs) => unknown;
  action?: (args: ActionFunctionArgs) => unknown;
}

const ROUTES = import.meta.glob<RouteModule>("/app/routes/**/*.{ts,tsx}");
/** Stands in every text of the other shop. */
const THEIRS = "BELONGS-TO-THE-OTHER-SHOP";
const HAND_RUN = "00000000-0000-4000-8000-000000000001";

interface Form {
  body: Record<string, unknown>;
  as?: "form" | "json";
}
interface Covered {
  params?: Record<string, string>;
  /** Addresses to load, each with the other shop's ids. */
  loads: string[];
  forms: Form[];
  /** The route has no shop of its own to show: it answers without one. */
  isPublic?: boolean;
}

const [mine, theirs] = [aShop("mine"), aShop("theirs")];
let their: {
  orderId: string;
  effectId: string;
  deliveryId: string;
  itemIds: string;
  keyId: string;
  rowId: string;
  reportId: string;
  customerId: string;
  productId: string;
};

const aRuleText = (id: string) =>
  JSON.stringify({ id, on: "order.created", then: [{ do: "add_tags", tags: ["VIP"] }] });

/** One line a route: how it is asked for what belongs to the other shop. */
function cover(): Record<string, Covered> {
  const order = { orderId: their.orderId };
  return {
    "_index.tsx": { loads: ["/"], forms: [], isPublic: true },
    "auth.$.tsx": { loads: ["/auth/callback"], forms: [] },
    "auth.login.tsx": { loads: ["/auth/login"], forms: [], isPublic: true },
    // Behind a sign-in of their own; a store's session token is nothing there (web/operator-page).
    "operator.tsx": { loads: ["/operator"], forms: [] },
    "operator._index.tsx": { loads: ["/operator"], forms: [] },
    "operator.stores.tsx": { loads: [`/operator/stores?search=${theirs}`], forms: [] },
    "operator.set-aside.tsx": {
      loads: ["/operator/set-aside"],
      forms: [{ body: { shop: theirs, kind: "order", key: their.orderId } }],
    },
    "operator.unsettled.tsx": { loads: ["/operator/unsettled"], forms: [] },
    "operator.unreadable.tsx": {
      loads: ["/operator/unreadable"],
      forms: [{ body: { shop: theirs, deliveryId: their.deliveryId } }],
    },
    "operator.sign-out.ts": { loads: [], forms: [{ body: {} }] },
    "operator_.sign-in.tsx": { loads: ["/operator/sign-in"], forms: [{ body: { secret: "no" } }] },
    "app.$.tsx": { loads: ["/app/no-such-page"], forms: [] },
    "app.tsx": { loads: ["/app", `/app?shop=${theirs}`], forms: [] },
    "app._index.tsx": {
      loads: ["/app", `/app?shop=${theirs}`],
      forms: [
        { body: { intent: "release-lane", kind: "order", key: their.orderId } },
        { body: { intent: "set-mode", mode: "LIVE", shop: theirs } },
        { body: { intent: "set-writes-paused", paused: "true", shop: theirs } },
        { body: { intent: "no such verb" } },
      ],
    },
    "app.customers.$customerId.tsx": {
      params: { customerId: their.customerId },
      loads: [`/app/customers/${their.customerId}`],
      forms: [],
    },
    "app.products.$productId.tsx": {
      params: { productId: their.productId },
      loads: [`/app/products/${their.productId}`, `/app/products/${their.productId}?variant=1`],
      forms: [],
    },
    "app.records.tsx": {
      loads: [`/app/records?search=${THEIRS.slice(0, 7)}`, "/app/records?kind=product&older=2100-01-01T00:00:00Z_1"],
      forms: [],
    },
    "app.record-search.ts": {
      loads: ["order", "customer", "product", "stock"].map((kind) => `/app/record-search?kind=${kind}&search=`),
      forms: [],
    },
    "app.attention._index.tsx": {
      loads: [
        ...["/app/attention", "/app/attention?state=done", "/app/attention?about=address,write&severity=2&sort=oldest"],
        ...[`/app/attention?search=${THEIRS.slice(0, 7)}`, "/app/attention?older=2100-01-01T00:00:00Z_1"],
      ],
      forms: [
        ...["approve", "ignore", "reopen", "send_again", "mark_done", "set_aside", "undo_address", "cancel"].map(
          (intent) => ({ body: { intent, items: their.itemIds } }),
        ),
        { body: { intent: "move", items: their.itemIds, locationId: "1" } },
        { body: { intent: "cancel_twin", items: their.itemIds, twinId: their.orderId } },
        {
          body: {
            intent: "fix_address",
            items: their.itemIds,
            address1: "1 Low Road",
            city: "Leeds",
            country_code: "GB",
          },
        },
        { body: { intent: "remove-view", page: "attention", name: THEIRS } },
        { body: { intent: "save-view", page: "no such page", name: THEIRS, query: "" } },
        { body: { intent: "release-lane", kind: "order", key: their.orderId } },
      ],
    },
    "app.attention.$itemId.tsx": {
      params: { itemId: their.itemIds.split(",")[0] ?? "" },
      loads: their.itemIds.split(",").map((itemId) => `/app/attention/${itemId}`),
      forms: [
        ...["approve", "ignore", "reopen", "set_aside", "cancel"].map((intent) => ({ body: { intent } })),
        { body: { intent: "no such verb" } },
      ],
    },
    "app.activity.tsx": {
      loads: ["/app/activity", `/app/activity?shop=${theirs}`],
      forms: [
        { body: { intent: "replay", kind: "add_tags", status: "UNSETTLED", reason: THEIRS } },
        { body: { intent: "no such verb" } },
      ],
    },
    "app.setup.tsx": {
      loads: ["/app/setup", `/app/setup?shop=${theirs}`],
      forms: [
        { body: { intent: "setup", step: "close", shop: theirs } },
        { body: { intent: "check-state", checkId: "fraud-check", state: "on", shop: theirs } },
        { body: { intent: "preview-all", shop: theirs } },
        { body: { intent: "set-mode", mode: "LIVE", shop: theirs } },
        { body: { intent: "no such verb" } },
      ],
    },
    "app.checks._index.tsx": { loads: ["/app/checks"], forms: [] },
    "app.checks.$checkId.tsx": {
      // A check that this shop does not have: its own checks are no other shop's.
      params: { checkId: "no-such-check" },
      loads: ["/app/checks/no-such-check"],
      forms: [
        { as: "json", body: { version: 1, state: "on", settings: {} } },
        { as: "json", body: { intent: "preview", settings: {} } },
      ],
    },
    "app.order-export.ts": {
      loads: [
        "/app/order-export",
        `/app/order-export?search=${THEIRS.slice(0, 7)}`,
        "/app/order-export?found=their-rule",
      ],
      forms: [],
    },
    "app.orders._index.tsx": {
      loads: ["all", "attention", "flagged"].flatMap((view) => [
        `/app/orders?view=${view}`,
        `/app/orders?view=${view}&search=${THEIRS.slice(0, 7)}`,
        `/app/orders?view=${view}&newer=2020-01-01T00:00:00Z_${their.orderId}`,
      ]),
      forms: [],
    },
    "app.orders.$orderId.tsx": {
      params: order,
      loads: [`/app/orders/${their.orderId}`],
      forms: [
        { body: { intent: "approve", ruleId: "address-mismatch" } },
        { body: { intent: "withdraw", ruleId: "address-mismatch", fingerprint: "print-1" } },
        { body: { intent: "rerun" } },
        { body: { intent: "resolve", effectId: their.effectId, resolution: "send_again" } },
        { body: { intent: "resolve", effectId: their.effectId, resolution: "mark_done" } },
        { body: { intent: "resolve", effectId: their.effectId, resolution: "set_aside" } },
        { body: { intent: "answer", stageId: "1", answer: "approved" } },
        { body: { intent: "release-lane" } },
        { body: { intent: "answer", stageId: "1", answer: "approved" } },
        { body: { intent: "no such verb" } },
      ],
    },
    "extension.orders.$orderId.ts": {
      params: order,
      loads: [`/extension/orders/${their.orderId}`],
      forms: [
        { as: "json", body: { intent: "approve", ruleId: "address-mismatch" } },
        { as: "json", body: { intent: "rerun" } },
        { as: "json", body: { intent: "no such verb" } },
      ],
    },
    "app.rules._index.tsx": {
      loads: ["/app/rules"],
      forms: [
        { as: "json", body: { intent: "set-rule-state", ruleId: "their-rule", state: "off" } },
        { as: "json", body: { intent: "move-rule", ruleId: "their-rule", way: "up" } },
        { as: "json", body: { intent: "import-rules", rules: [{ document: { id: "their-rule" } }] } },
        { as: "json", body: { intent: "export-rules" } },
        { as: "json", body: { intent: "no such verb" } },
      ],
    },
    "app.rule-new.tsx": {
      loads: ["/app/rule-new", "/app/rule-new?from=their-rule"],
      forms: [{ as: "json", body: { version: 1, text: aRuleText("their-rule") } }],
    },
    "app.rule-check.ts": { loads: [], forms: [{ as: "json", body: { text: aRuleText("their-rule") } }] },
    "app.rule-try.ts": { loads: [], forms: [{ as: "json", body: { text: aRuleText("a-rule"), order: THEIRS } }] },
    "api.rules.ts": {
      loads: ["/api/rules", `/api/rules?shop=${theirs}`],
      forms: [{ as: "json", body: { shop: theirs, rules: [{ document: JSON.parse(aRuleText("their-rule")) }] } }],
    },
    "app.rule-keys.tsx": {
      loads: ["/app/rule-keys"],
      forms: [
        { as: "json", body: { intent: "create-key", name: "Mine" } },
        { as: "json", body: { intent: "revoke-key", id: their.keyId } },
        { as: "json", body: { intent: "no such verb" } },
      ],
    },
    "app.tables._index.tsx": { loads: ["/app/tables", `/app/tables?shop=${theirs}`], forms: [] },
    "app.tables.$name.tsx": {
      params: { name: "their-table" },
      loads: ["/app/tables/their-table", `/app/tables/their-table?search=${THEIRS.slice(0, 7)}`],
      forms: [
        { as: "json", body: { intent: "import-table", way: "replace", text: "key\nmine" } },
        { as: "json", body: { intent: "import-table", way: "add", text: "key\nmine" } },
        { as: "json", body: { intent: "save-row", id: their.rowId, cells: { key: "mine" } } },
        { as: "json", body: { intent: "save-row", id: null, cells: { key: "mine" } } },
        { as: "json", body: { intent: "remove-row", id: their.rowId } },
        { as: "json", body: { intent: "remove-table" } },
        { as: "json", body: { intent: "no such verb" } },
      ],
    },
    "app.table-new.tsx": {
      loads: ["/app/table-new?name=their-table"],
      forms: [{ as: "json", body: { name: "Not a name", text: "key\nmine" } }],
    },
    "app.table-export.ts": { loads: ["/app/table-export?name=their-table"], forms: [] },
    "app.report-export.ts": { loads: [`/app/report-export?id=${their.reportId}`], forms: [] },
    "app.reports._index.tsx": { loads: ["/app/reports", "/app/reports?newer=0", "/app/reports?older=999"], forms: [] },
    "app.reports.$reportId.tsx": {
      params: { reportId: their.reportId },
      loads: [`/app/reports/${their.reportId}`],
      forms: [],
    },
    "app.hand-run.ts": {
      loads: [],
      forms: [{ as: "json", body: { ruleId: "their-rule", chosen: [their.orderId], inputs: {} } }],
    },
    "app.hand-runs.$runId.tsx": { params: { runId: HAND_RUN }, loads: [`/app/hand-runs/${HAND_RUN}`], forms: [] },
    "app.rule-language.ts": { loads: ["/app/rule-language", "/app/rule-language?about=customer"], forms: [] },
    "app.rule-templates._index.tsx": { loads: ["/app/rule-templates"], forms: [] },
    "app.rule-templates.$templateId.tsx": {
      params: { templateId: "no-such-template" },
      loads: ["/app/rule-templates/no-such-template"],
      forms: [{ as: "json", body: { settings: {}, state: "on" } }],
    },
    "app.rules.$ruleId.tsx": {
      params: { ruleId: "their-rule" },
      loads: ["/app/rules/their-rule", "/app/rules/their-rule?view=calls"],
      forms: [
        { as: "json", body: { version: 1, enabled: false, settings: {} } },
        { as: "json", body: { intent: "save-text", version: 1, text: aRuleText("their-rule") } },
        { as: "json", body: { intent: "revert-rule", version: 1, to: 1 } },
        { as: "json", body: { intent: "remove-rule" } },
        { as: "json", body: { intent: "make-secret" } },
        { as: "json", body: {} },
      ],
    },
    "app.settings.tsx": {
      loads: ["/app/settings"],
      forms: [
        { body: { intent: "save-channel", name: "ops", service: "slack", url: "https://example.com/" } },
        { body: { intent: "remove-channel", name: THEIRS } },
        { body: { intent: "show-secret" } },
        { body: { intent: "read-all-orders" } },
        { body: { intent: "save-caps", "cancel_order.count": "x" } },
        { body: { intent: "no such verb" } },
      ],
    },
    "app.deliveries.tsx": {
      loads: ["unreadable", "ignored", "all"].flatMap((view) => [
        `/app/deliveries?view=${view}`,
        `/app/deliveries?view=${view}&newer=2020-01-01T00:00:00Z_0`,
        `/app/deliveries?view=${view}&older=2030-01-01T00:00:00Z_${Number(their.deliveryId) + 1}`,
      ]),
      forms: [],
    },
  };
}

beforeAll(async () => {
  await storeShop(mine);
  await storeShop(theirs);
  await signInShop(mine);
  await signInShop(theirs);
  const { orderId, gid } = await storeOrder(theirs, {
    name: THEIRS,
    row: { flags: ["their-rule"] },
    findings: [aFinding("gid://shopify/Order/1", { reason: THEIRS, ruleName: THEIRS })],
  });
  await storeRule(theirs, { ruleId: "their-rule", name: THEIRS, settings: { tag: THEIRS } });
  await storeHold(theirs, { order_id: orderId });
  await storeLane(theirs, { key: orderId, status: "QUARANTINED", reason: THEIRS });
  const effectId = await storeEffect(theirs, {
    laneKey: orderId,
    target: gid,
    row: { status: "UNSETTLED", reason: THEIRS },
  });
  await storeDelivery(theirs, { status: "UNREADABLE", reason: THEIRS, lane_kind: "order", lane_key: orderId });
  const deliveryId = await storeDelivery(theirs, { status: "IGNORED", reason: THEIRS });
  const items = await rowsOf<{ id: string }>("select id from attention_item where shop = $1", [theirs]);
  await rowsOf(
    "insert into saved_view (shop, page, name, query, created_by) values ($1, 'attention', $2, 'about=fraud', 'staff:1')",
    [theirs, THEIRS],
  );
  const [key] = await rowsOf<{ id: string }>(
    `insert into api_key (shop, installation, name, digest, created_by) values ($1, 1, $2, '\\x00', 'staff:1') returning id::text`,
    [theirs, THEIRS],
  );
  for (const [kind, key, field] of [
    ["customer", "8801", "first_name"],
    ["product", "8802", "title"],
  ]) {
    await rowsOf(
      "insert into record_state (shop, kind, key, installation, seen, updated_at) values ($1, $2, $3, 1, jsonb_build_object($4::text, $5::text), now())",
      [theirs, kind, key, field, THEIRS],
    );
    await rowsOf(
      `insert into record_event (shop, record, key, event, of, installation, at, exact, source, detail)
       values ($1, $2, $3, 'state', '1', 1, now(), true, 'customers/update', jsonb_build_object('title', $4::text))`,
      [theirs, kind, key, THEIRS],
    );
  }
  await rowsOf("insert into rule_table (shop, name, installation, columns) values ($1, 'their-table', 1, '{key}')", [
    theirs,
  ]);
  const [row] = await rowsOf<{ id: string }>(
    `insert into rule_table_row (shop, table_name, installation, cells)
     values ($1, 'their-table', 1, jsonb_build_object('key', $2::text)) returning id::text`,
    [theirs, THEIRS],
  );
  await storeDelivery(theirs, {
    ...{ topic: "switchyard/by-hand", source: "MANUAL", lane_kind: "order", lane_key: orderId, reason: THEIRS },
    trigger: JSON.stringify({ on: "by_hand", rule: "their-rule", of: HAND_RUN, by: THEIRS }),
  });
  const [report] = await rowsOf<{ id: string }>(
    `insert into report (shop, installation, rule_id, run_id, title, text, columns, rows)
     values ($1, 1, 'their-rule', 1, $2, $2, '{a}', jsonb_build_array(jsonb_build_array($2::text))) returning id::text`,
    [theirs, THEIRS],
  );
  their = {
    reportId: report?.id ?? "",
    customerId: "8801",
    productId: "8802",
    orderId,
    effectId,
    deliveryId,
    keyId: key?.id ?? "",
    rowId: row?.id ?? "",
    itemIds: items.map(({ id }) => id).join(","),
  };
  expect(items.length).toBeGreaterThan(0);
});

const nameOf = (path: string) => path.replace("/app/routes/", "");

describe("the route table", () => {
  it("is covered here, route by route", () => {
    expect(Object.keys(ROUTES).map(nameOf).sort()).toEqual(Object.keys(cover()).sort());
  });

  it("answers another action for each verb that a page can send", async () => {
    const sources = await Promise.all(
      Object.keys(ROUTES).map(async (path) => [nameOf(path), await sourceOf(path)] as const),
    );
    for (const [name, source] of sources) {
      const verbs = [...source.matchAll(/case "([a-z-]+)":/g)].map(([, verb]) => verb);
      const asked = cover()[name]?.forms.map(({ body }) => body.intent) ?? [];
      expect(asked, `${name} is asked for every verb it knows`).toEqual(expect.arrayContaining(verbs));
    }
  });
});

describe.each(Object.keys(ROUTES).map(nameOf))("%s", (name) => {
  const route = async () => (await ROUTES[`/app/routes/${name}`]?.()) as RouteModule;
  const covered = () => cover()[name] ?? { loads: [], forms: [] };

  it("shows a shop nothing of another", async () => {
    const { loader } = await route();
    for (const path of loader ? covered().loads : []) {
      const answer = await answerOf(() => loader?.(argsOf(pageRequest(path, { shop: mine }))));
      expect(answer.text, path).not.toContain(THEIRS);
      expect(answer.text, path).not.toContain(their.orderId);
      if (covered().params) expect(answer.status, path).toBe(404);
    }
  });

  it("lets a shop change nothing of another", async () => {
    const { action } = await route();
    const before = await everythingOf(theirs);
    for (const form of covered().forms) {
      const answer = await answerOf(() => action?.(argsOf(sent(form, mine))));
      expect([200, 401, 404, 409, 422], JSON.stringify(form)).toContain(answer.status);
      expect(answer.text).not.toContain(THEIRS);
      if (answer.status === 200) expect(covered().params).toBeUndefined();
    }
    expect(await everythingOf(theirs)).toEqual(before);
  });

  it("has a line here for its action", async () => {
    expect(covered().forms.length > 0).toBe((await route()).action !== undefined);
  });

  it("tells nobody anything who is not signed in", async () => {
    const { loader, action } = await route();
    const before = [await everythingOf(theirs), await everythingOf(mine)];
    const requests = [
      ...(loader ? covered().loads.map((path) => [loader, pageRequest(path)] as const) : []),
      ...(action ? covered().forms.map((form) => [action, sent(form)] as const) : []),
    ];
    for (const [call, request] of requests) {
      const answer = await answerOf(() => call(argsOf(request)));
      expect(answer.text).not.toContain(THEIRS);
      if (!covered().isPublic) expect(answer.status, request.url).not.toBe(200);
    }
    expect([await everythingOf(theirs), await everythingOf(mine)]).toEqual(before);
  });

  function argsOf(request: Request) {
    return { request, params: covered().params ?? {}, context: {} } as LoaderFunctionArgs & ActionFunctionArgs;
  }
});

function sent({ body, as = "form" }: Form, shop?: string): Request {
  return as === "json"
    ? pageRequest("/app", {
        shop,
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      })
    : pageRequest("/app", { shop, method: "POST", body: new URLSearchParams(body as Record<string, string>) });
}

/** What a loader or action answers, returned or thrown, as the browser would see it. */
async function answerOf(call: () => unknown): Promise<{ status: number; text: string }> {
  const answer = await Promise.resolve()
    .then(call)
    .catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    });
  if (answer instanceof Response) return { status: answer.status, text: await answer.text() };
  return { status: 200, text: JSON.stringify(answer ?? null) };
}

/** Every row of a shop in every table that has shops. */
async function everythingOf(shop: string): Promise<unknown[]> {
  tables ??= await rowsOf<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'shop'
     where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  expect(tables.length).toBeGreaterThan(15);
  const each = tables.map(({ name }) => `select '${name}' as "table", t::text as row from "${name}" t where shop = $1`);
  return rowsOf(`${each.join(" union all ")} order by 1, 2`, [shop]);
}
let tables: { name: string }[] | undefined;

async function sourceOf(path: string): Promise<string> {
  const { readFile } = await import("node:fs/promises");
  return readFile(new URL(`../../..${path}`, import.meta.url), "utf8");
}
