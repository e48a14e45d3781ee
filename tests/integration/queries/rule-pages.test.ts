import { describe, expect, it } from "vitest";
import { saveRule } from "#app/commands/save-rule.server.ts";
import { checkRuleText } from "#app/queries/check-rule-text.server.ts";
import { diffRuleVersions } from "#app/queries/diff-rule-versions.server.ts";
import { exportRules } from "#app/queries/export-rules.server.ts";
import { getRuleDocument } from "#app/queries/get-rule-document.server.ts";
import { getRuleTemplate, listRuleTemplates } from "#app/queries/list-rule-templates.server.ts";
import { listRules } from "#app/queries/list-rules.server.ts";
import { startRule } from "#app/queries/start-rule.server.ts";
import { tryRuleOnOrder } from "#app/queries/try-rule-on-order.server.ts";
import { FactsSchema } from "#app/rules/facts.ts";
import { anOrder } from "#tests/support/an-order.ts";
import { aFinding, storeOrder, storeRun, storeShop } from "#tests/support/stored-rows.ts";
import { aShop } from "#tests/support/test-database.ts";

const NOW = new Date("2026-11-25T10:00:00Z");
const LARGE = {
  id: "large",
  name: "Large orders",
  on: "order.created",
  when: { field: "order.total_price", op: "more_than", value: 100 },
  then: [{ do: "add_tags", tags: ["large"] }],
};

async function aStore(...documents: Record<string, unknown>[]): Promise<string> {
  const shop = aShop();
  await storeShop(shop);
  for (const document of documents) await saveRule(shop, "staff:9", null, { version: 0, document });
  return shop;
}

describe("listRules", () => {
  it("says what each does, what sets it off, and how often it was true this week", async () => {
    const shop = await aStore(LARGE, { ...LARGE, id: "watching", watch_only: true, description: "Just looks." });
    const now = new Date();
    const found = (outcome: string) => [aFinding("gid://shopify/Order/1", { ruleId: "large", outcome, setOff: true })];
    await storeRun(shop, { laneKind: "order", laneKey: "1", findings: found("matched") });
    await storeRun(shop, { laneKind: "order", laneKey: "2", findings: found("matched") });
    await storeRun(shop, { laneKind: "order", laneKey: "3", findings: found("not_matched") });
    const quiet = [{ ...found("matched")[0], setOff: false }];
    await storeRun(shop, { laneKind: "order", laneKey: "4", findings: quiet });
    const old = { recorded_at: new Date(now.getTime() - 8 * 24 * 3_600_000).toISOString() };
    await storeRun(shop, { laneKind: "order", laneKey: "5", findings: found("matched"), row: old });

    const { rules } = await listRules(shop, now);

    expect(rules).toMatchObject([
      {
        name: "Large orders",
        summary: "If total is more than 100: add tags (large).",
        trigger: "When an order is placed",
        state: "on",
        matchedThisWeek: 2,
        checkId: null,
      },
      { ruleId: "watching", state: "watching", summary: "Just looks.", matchedThisWeek: 0, lastMatchedAt: null },
    ]);
  });

  it("warns of what rules do together", async () => {
    const remover = { ...LARGE, id: "remover", then: [{ do: "remove_tags", tags: ["large"] }] };
    const shop = await aStore(LARGE, remover);
    const { rules } = await listRules(shop, NOW);
    expect(rules[0]?.warnings[0]).toContain("removes it on the same event");
    expect(rules[1]?.warnings).toEqual(rules[0]?.warnings);
  });
});

describe("checkRuleText", () => {
  it("says on which line something is wrong, with the nearest name", async () => {
    const shop = await aStore();
    const text = JSON.stringify({ ...LARGE, when: { field: "order.totl_price", op: "more_than", value: 1 } }, null, 2);
    const { complaints } = await checkRuleText(shop, text, NOW);
    expect(complaints).toMatchObject([{ line: 6, path: ["when", "field"] }]);
    expect(complaints[0]?.message).toContain("did you mean “total_price”");
    expect((await checkRuleText(shop, '{\n"id": }', NOW)).complaints).toMatchObject([{ line: 2, path: [] }]);
  });

  it("says the rule in words, and what it does together with the others", async () => {
    const shop = await aStore(LARGE);
    const remover = { ...LARGE, id: "remover", then: [{ do: "remove_tags", tags: ["large"] }] };
    const checked = await checkRuleText(shop, JSON.stringify(remover), NOW);
    expect(checked.complaints).toEqual([]);
    expect(checked.warnings).toMatchObject([{ places: [{ path: ["then", 0] }] }]);
    expect(checked.says.map(({ text }) => text)).toContain("total is more than 100");
  });

  it("tries its templates on the newest orders as they were last looked at, and says which step breaks, and on which line", async () => {
    const shop = await aStore();
    const { orderId } = await storeOrder(shop, { name: "#1001" });
    const facts = FactsSchema.parse({
      lane: { kind: "order", key: orderId },
      order: anOrder({ id: orderId, total_weight: 0 }),
      customer: null,
      shop: { installation: 1, currency: "GBP", timezone: "Europe/London" },
      triggers: [],
    });
    const row = { facts: JSON.stringify(facts) };
    await storeRun(shop, { laneKind: "order", laneKey: orderId, findings: [], row });
    const then = [
      { do: "add_tags", tags: ["x"] },
      { do: "append_note", text: "{{ 100 | divided_by: order.total_weight }}" },
    ];
    const text = JSON.stringify({ ...LARGE, when: undefined, then }, null, 2);
    const { warnings } = await checkRuleText(shop, text, NOW);
    const line = text.split("\n").findIndex((one) => one.includes("append_note"));
    expect(warnings).toMatchObject([{ places: [{ path: ["then", 1], line }] }]);
    expect(warnings?.[0]?.message).toContain("divided by 0");
  });
});

describe("tryRuleOnOrder", () => {
  const factsOf = (id: string, total: string) =>
    FactsSchema.parse({
      lane: { kind: "order", key: id },
      order: anOrder({ id, name: `#${id}`, total_price: total }),
      customer: null,
      shop: { installation: 1, currency: "GBP", timezone: "Europe/London" },
      triggers: [{ on: "order.created" }],
    });

  it.each([
    ["150.00", "matched", [{ kind: "add_tags", payload: { tags: ["large"] } }]],
    ["50.00", "not_matched", []],
  ])("of an order of %s it %s", async (total, outcome, effects) => {
    const shop = await aStore();
    const { orderId } = await storeOrder(shop, { name: "#1001" });
    await storeRun(shop, {
      laneKind: "order",
      laneKey: orderId,
      findings: [],
      row: { facts: JSON.stringify(factsOf(orderId, total)) },
    });
    for (const order of ["1001", " #1001 ", orderId]) {
      const result = await tryRuleOnOrder(shop, { text: JSON.stringify(LARGE), order }, NOW);
      expect(result).toMatchObject({
        outcome: "tried",
        tried: { order: { name: "#1001" }, findings: [{ outcome, explanation: { expected: 100 } }], effects },
      });
    }
  });

  it("says why it cannot be tried", async () => {
    const shop = await aStore();
    await storeOrder(shop, { name: "#1001" });
    const attempt = (document: object, order = "1001") =>
      tryRuleOnOrder(shop, { text: JSON.stringify(document), order }, NOW);
    expect(await attempt(LARGE, "1002")).toEqual({ outcome: "no_order" });
    expect(await attempt(LARGE)).toEqual({ outcome: "no_facts", name: "#1001" });
    expect(await attempt({ ...LARGE, then: [] })).toMatchObject({ outcome: "refused" });
    const ofProducts = { id: "p", about: "product", on: "product.updated", then: [{ do: "add_tags", tags: ["x"] }] };
    expect(await attempt(ofProducts)).toEqual({ outcome: "not_about_orders", about: "product" });
  });
});

describe("the page of a rule", () => {
  it("gives its text, and what a version changed in words and as text", async () => {
    const shop = await aStore(LARGE);
    const next = { ...LARGE, when: { ...LARGE.when, value: 200 } };
    await saveRule(shop, "staff:9", "large", { version: 1, document: next });

    const page = await getRuleDocument(shop, "large");
    expect(JSON.parse(page?.text ?? "")).toEqual(next);
    expect(page?.versions?.map(({ version }) => version)).toEqual([2, 1]);

    const diff = await diffRuleVersions(shop, "large", 2);
    expect(diff?.words.filter(({ is }) => is !== "same")).toEqual([
      { is: "removed", text: "  total is more than 100" },
      { is: "added", text: "  total is more than 200" },
    ]);
    expect(diff?.text.filter(({ is }) => is !== "same")).toHaveLength(2);
    expect((await diffRuleVersions(shop, "large", 1))?.before).toBeNull();
    expect(await diffRuleVersions(shop, "large", 3)).toBeNull();
  });

  it("names the orders that it was true on lately, the newest first", async () => {
    const [shop, other] = [await aStore(LARGE), await aStore(LARGE)];
    const matched = [aFinding("gid://shopify/Order/1", { ruleId: "large", setOff: true })];
    const first = await storeOrder(shop, { name: "#1", findings: matched });
    await storeOrder(shop, { name: "#2", findings: matched });
    await storeOrder(shop, { name: "#3", findings: [aFinding("gid://shopify/Order/1", { ruleId: "another" })] });
    await storeRun(shop, { laneKind: "order", laneKey: first.orderId, findings: matched });

    const page = await getRuleDocument(shop, "large");
    expect(page?.matchedOrders?.map(({ name }) => name)).toEqual(["#1", "#2"]);
    expect((await getRuleDocument(other, "large"))?.matchedOrders).toEqual([]);
  });

  it("exports and copies it, in this shop only", async () => {
    const [shop, other] = [await aStore(LARGE), await aStore()];
    expect(await exportRules(shop)).toEqual([{ ruleId: "large", version: 1, document: LARGE }]);
    expect(await exportRules(other)).toEqual([]);
    expect(await getRuleDocument(other, "large")).toBeNull();
    expect(JSON.parse((await startRule(shop, "large")).text)).toMatchObject({ id: "large-copy", watch_only: true });
    expect((await startRule(other, "large")).from).toBeNull();
  });
});

describe("templates", () => {
  it("each have a form and say in words what they do", () => {
    const templates = listRuleTemplates();
    expect(templates).toHaveLength(20);
    for (const { id } of templates) {
      const page = getRuleTemplate(id);
      expect(page?.settings.length, id).toBeGreaterThan(0);
      expect(page?.says.length, id).toBeGreaterThan(2);
    }
    expect(getRuleTemplate("no-such")).toBeNull();
  });
});
