import { describe, expect, it } from "vitest";
import { fillInTemplate } from "#app/commands/fill-in-template.server.ts";
import { moveRule } from "#app/commands/move-rule.server.ts";
import { pushRules } from "#app/commands/push-rules.server.ts";
import { removeRule } from "#app/commands/remove-rule.server.ts";
import { revertRule } from "#app/commands/revert-rule.server.ts";
import { saveRule, saveRuleText } from "#app/commands/save-rule.server.ts";
import { setRuleState } from "#app/commands/set-rule-state.server.ts";
import { inShop } from "#app/db.server.ts";
import { getRuleDocument } from "#app/queries/get-rule-document.server.ts";
import { ensureChecks } from "#app/store/checks.server.ts";
import { activeRules } from "#app/store/rules.server.ts";
import { storeOrder, storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const ACTOR = "staff:9";
const aRule = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  name: `Rule ${id}`,
  on: "order.created",
  then: { do: "add_tags", tags: ["VIP"] },
  ...more,
});

async function aStore(...documents: Record<string, unknown>[]): Promise<string> {
  const shop = aShop();
  await storeShop(shop);
  for (const document of documents)
    expect(await saveRule(shop, ACTOR, null, { version: 0, document })).toMatchObject({ outcome: "done" });
  return shop;
}
const rulesOf = (shop: string) =>
  rowsOf<{ rule_id: string; version: number; enabled: boolean; document: Record<string, unknown> }>(
    `select r.rule_id, r.version, r.enabled, v.document from rule r join rule_version v using (shop, rule_id, version)
     where shop = $1 order by position, rule_id`,
    [shop],
  );
const idsOf = async (shop: string) => (await rulesOf(shop)).map(({ rule_id }) => rule_id);

describe("saveRule", () => {
  it("keeps the document as it was written, in the order of its keys, and puts it in force", async () => {
    const document = {
      id: "names",
      on: "order.created",
      let: { zebra: "{{ order.name }}", a: "{{ zebra }}!", long_name: "{{ a }}" },
      then: [{ do: "append_note", text: "{{ long_name }}" }],
    };
    const shop = await aStore(document);

    const [stored] = await rulesOf(shop);
    expect(JSON.stringify(stored?.document)).toBe(JSON.stringify(document));
    const [active] = await inShop(shop, (client) => activeRules(client, shop));
    expect(Object.keys(active?.document.let ?? {})).toEqual(["zebra", "a", "long_name"]);
    expect(await rowsOf("select actor, action, subject from audit_entry where shop = $1", [shop])).toEqual([
      { actor: ACTOR, action: "rule.saved", subject: "rule:names" },
    ]);
  });

  it("puts a document in force whose parts have other names, kept as it was written", async () => {
    const { on, then, ...rest } = aRule("said");
    const document = {
      ...rest,
      trigger: on,
      if: { field: "order.total_price", op: "at_least", value: "5" },
      actions: then,
    };
    const shop = await aStore(document);

    const [stored] = await rulesOf(shop);
    expect(stored?.document).toEqual(document);
    const [active] = await inShop(shop, (client) => activeRules(client, shop));
    expect(active?.document).toMatchObject({ on: ["order.created"], when: { value: "5" } });
    expect(await getRuleDocument(shop, "said")).toMatchObject({ ruleId: "said", name: "Rule said" });
  });

  it("says what is wrong with the path, and saves nothing", async () => {
    const shop = await aStore();
    expect(
      await saveRule(shop, ACTOR, null, {
        version: 0,
        document: aRule("a", { when: { field: "order.totl_price", op: "more_than", value: 5 } }),
      }),
    ).toMatchObject({ outcome: "invalid", complaints: [{ path: ["when", "field"] }] });
    expect(await saveRuleText(shop, ACTOR, null, { version: 0, text: "{\n  id: 1 }" })).toMatchObject({
      outcome: "invalid",
      complaints: [{ path: [], message: expect.stringContaining("line 2") }],
    });
    expect(await rulesOf(shop)).toEqual([]);
  });

  it.each([null, {}, { version: -1, document: {} }, { version: 0, document: [] }])(
    "refuses the form %j",
    async (form) => {
      expect(await saveRule(aShop(), ACTOR, null, form)).toMatchObject({ outcome: "invalid" });
    },
  );

  it("saves one of two who began from the same version", async () => {
    const shop = await aStore(aRule("a"));
    const save = (name: string) => saveRule(shop, ACTOR, "a", { version: 1, document: aRule("a", { name }) });

    const outcomes = (await Promise.all([save("One"), save("Two")])).map(({ outcome }) => outcome);

    expect(outcomes.sort()).toEqual(["conflict", "done"]);
  });

  it("takes no id that is taken, and keeps the id of a rule", async () => {
    const shop = await aStore(aRule("a"));
    expect(await saveRule(shop, ACTOR, null, { version: 0, document: aRule("a") })).toEqual({
      outcome: "conflict",
      version: 1,
    });
    expect(await saveRule(shop, ACTOR, "a", { version: 1, document: aRule("b") })).toMatchObject({
      outcome: "invalid",
      complaints: [{ path: ["id"] }],
    });
    expect(await saveRule(shop, ACTOR, "b", { version: 1, document: aRule("b") })).toEqual({ outcome: "not_found" });
  });

  it("makes no version of what is the same", async () => {
    const shop = await aStore(aRule("a"));
    expect(await saveRule(shop, ACTOR, "a", { version: 1, document: aRule("a") })).toMatchObject({
      outcome: "unchanged",
      version: 1,
    });
  });

  it("leaves a built-in check's rule to its settings", async () => {
    const shop = await aStore();
    await inShop(shop, (client) => ensureChecks(client, shop, "GBP"));
    const [first] = await rulesOf(shop);
    const document = { ...first?.document, name: "Mine" };
    expect(await saveRule(shop, ACTOR, first?.rule_id ?? "", { version: 1, document })).toMatchObject({
      outcome: "invalid",
    });
    expect(await removeRule(shop, ACTOR, { ruleId: first?.rule_id })).toEqual({ outcome: "conflict" });
  });

  it("has the orders that the rule flags looked at again", async () => {
    const shop = await aStore(aRule("a"));
    const { orderId } = await storeOrder(shop, { row: { flags: ["a"] } });
    await saveRule(shop, ACTOR, "a", { version: 1, document: aRule("a", { name: "Other" }) });
    expect(await rowsOf("select lane_key from delivery_key where shop = $1", [shop])).toEqual([{ lane_key: orderId }]);
  });
});

describe("setRuleState", () => {
  it("goes through off, watching and on, each a version of the document", async () => {
    const shop = await aStore(aRule("a"));
    const states = ["off", "watching", "on"] as const;
    for (const state of states)
      expect(await setRuleState(shop, ACTOR, { ruleId: "a", state })).toEqual({ outcome: "done", state });
    expect(await setRuleState(shop, ACTOR, { ruleId: "a", state: "on" })).toEqual({
      outcome: "unchanged",
      state: "on",
    });

    const versions = await rowsOf<{ document: Record<string, unknown> }>(
      "select document from rule_version where shop = $1 order by version",
      [shop],
    );
    expect(versions.map(({ document: { enabled, watch_only } }) => [enabled, watch_only])).toEqual([
      [undefined, undefined],
      [false, undefined],
      [undefined, true],
      [undefined, undefined],
    ]);
    expect(await rulesOf(shop)).toMatchObject([{ version: 4, enabled: true }]);
  });

  it("finds no rule of another shop", async () => {
    const [mine, theirs] = [await aStore(), await aStore(aRule("a"))];
    expect(await setRuleState(mine, ACTOR, { ruleId: "a", state: "off" })).toEqual({ outcome: "not_found" });
    expect(await setRuleState(theirs, ACTOR, { ruleId: "a", state: "asleep" })).toEqual({ outcome: "invalid" });
    expect(await rulesOf(theirs)).toMatchObject([{ version: 1, enabled: true }]);
  });
});

describe("moveRule", () => {
  it("changes places with its neighbour, and stays at the ends", async () => {
    const shop = await aStore(aRule("a"), aRule("b"), aRule("c"));
    expect(await moveRule(shop, ACTOR, { ruleId: "c", way: "up" })).toEqual({ outcome: "done" });
    expect(await idsOf(shop)).toEqual(["a", "c", "b"]);
    expect(await moveRule(shop, ACTOR, { ruleId: "b", way: "down" })).toEqual({ outcome: "unchanged" });
    expect(await moveRule(shop, ACTOR, { ruleId: "a", way: "down" })).toEqual({ outcome: "done" });
    expect(await idsOf(shop)).toEqual(["c", "a", "b"]);
    expect(await moveRule(shop, ACTOR, { ruleId: "x", way: "up" })).toEqual({ outcome: "not_found" });
  });

  it("is moved by a document that says another order than before, and by no other", async () => {
    const shop = await aStore(aRule("a"), aRule("b"));
    await saveRule(shop, ACTOR, "a", { version: 1, document: aRule("a", { order: 50 }) });
    expect(await idsOf(shop)).toEqual(["b", "a"]);
    await moveRule(shop, ACTOR, { ruleId: "a", way: "up" });
    await saveRule(shop, ACTOR, "a", { version: 2, document: aRule("a", { order: 50, name: "Again" }) });
    expect(await idsOf(shop)).toEqual(["a", "b"]);
  });
});

describe("removeRule", () => {
  it("takes the rule away and keeps its versions, and a new one of that id counts on", async () => {
    const shop = await aStore(aRule("a"));
    expect(await removeRule(shop, ACTOR, { ruleId: "a" })).toEqual({ outcome: "done" });
    expect(await rulesOf(shop)).toEqual([]);
    expect(await saveRule(shop, ACTOR, null, { version: 0, document: aRule("a") })).toMatchObject({ version: 2 });
    expect(await removeRule(shop, ACTOR, { ruleId: "b" })).toEqual({ outcome: "not_found" });
  });
});

describe("revertRule", () => {
  it("makes the old document the next version", async () => {
    const shop = await aStore(aRule("a"));
    await saveRule(shop, ACTOR, "a", { version: 1, document: aRule("a", { name: "Second" }) });
    expect(await revertRule(shop, ACTOR, "a", { version: 2, to: 1 })).toMatchObject({ outcome: "done", version: 3 });
    expect((await rulesOf(shop))[0]?.document).toEqual(aRule("a"));
    expect(await revertRule(shop, ACTOR, "a", { version: 2, to: 1 })).toMatchObject({ outcome: "conflict" });
    expect(await revertRule(shop, ACTOR, "a", { version: 3, to: 9 })).toEqual({ outcome: "not_found" });
  });
});

describe("pushRules", () => {
  it("adds, changes and leaves rules, and says which", async () => {
    const shop = await aStore(aRule("a"), aRule("b"));
    const rules = [
      { document: aRule("a"), version: 1 },
      { document: aRule("b", { name: "Other" }) },
      { document: aRule("c"), version: 0 },
    ];
    const expected = [
      { ruleId: "a", outcome: "unchanged", version: 1 },
      { ruleId: "b", outcome: "updated", version: 2 },
      { ruleId: "c", outcome: "created", version: 1 },
    ];

    expect(await pushRules(shop, ACTOR, { rules, dryRun: true })).toMatchObject({ outcome: "done", rules: expected });
    expect(await idsOf(shop)).toEqual(["a", "b"]);
    expect(await pushRules(shop, ACTOR, { rules })).toMatchObject({ outcome: "done", rules: expected });
    expect(await idsOf(shop)).toEqual(["a", "b", "c"]);
  });

  it.each([
    [
      "one is wrong",
      [{ document: aRule("n") }, { document: aRule("m", { then: [] }) }],
      "invalid",
      ["refused", "created"],
    ],
    ["one is no rule", [{ document: aRule("n") }, { document: 5 }], "invalid", ["refused", "created"]],
    ["one comes twice", [{ document: aRule("n") }, { document: aRule("n") }], "invalid", ["created", "refused"]],
    ["one was changed meanwhile", [{ document: aRule("a", { name: "Mine" }), version: 7 }], "conflict", ["conflict"]],
    ["one has come meanwhile", [{ document: aRule("a", { name: "Mine" }), version: 0 }], "conflict", ["conflict"]],
    ["one has gone meanwhile", [{ document: aRule("n"), version: 3 }], "conflict", ["conflict"]],
  ])("saves nothing where %s", async (_why, rules, outcome, outcomes) => {
    const shop = await aStore(aRule("a"));
    const result = await pushRules(shop, ACTOR, { rules });
    expect(result.outcome).toBe(outcome);
    expect(result.rules.map((rule) => rule.outcome)).toEqual(outcomes);
    expect(await rulesOf(shop)).toMatchObject([{ rule_id: "a", version: 1 }]);
  });
});

describe("fillInTemplate", () => {
  it("makes a rule of the settings, under an id of its own", async () => {
    const shop = await aStore();
    const form = { settings: { amount: "750", tag: "big" }, state: "watching" };
    expect(await fillInTemplate(shop, ACTOR, "high-value-order", form)).toEqual({
      outcome: "done",
      ruleId: "high-value-order",
    });
    expect(await fillInTemplate(shop, ACTOR, "high-value-order", form)).toEqual({
      outcome: "done",
      ruleId: "high-value-order-2",
    });
    const [first] = await rulesOf(shop);
    expect(first?.document).toMatchObject({ watch_only: true });
    expect(JSON.stringify(first?.document)).toContain('"big"');
  });

  it("names the setting that is wrong", async () => {
    const shop = await aStore();
    const form = { settings: { amount: "a lot", tag: "" }, state: "on" };
    expect(await fillInTemplate(shop, ACTOR, "high-value-order", form)).toEqual({
      outcome: "invalid",
      fields: { amount: "Enter an amount, for example 500.00.", tag: "Enter a tag." },
    });
    expect(await fillInTemplate(shop, ACTOR, "no-such", form)).toEqual({ outcome: "not_found" });
    expect(await rulesOf(shop)).toEqual([]);
  });
});
