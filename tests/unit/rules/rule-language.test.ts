import { describe, expect, it } from "vitest";
import "#app/checks/index.ts";
import { checkDocument } from "#app/rules/check-document.ts";
import { BUILT_SUBJECTS, ruleLanguage } from "#app/rules/rule-language.ts";

const STEP = { do: "ask_attention", reason: "x" };

describe.each(BUILT_SUBJECTS)("what is offered to a rule about %s", (about) => {
  const language = ruleLanguage(about);

  it("are fields and events that the checks accept", () => {
    const event = language.events.find(({ name }) => name.includes("."))?.name;
    for (const { path, type, needsName } of language.fields) {
      const operator = language.operators[type]?.find(({ operand }) => operand === "nothing");
      if (!operator) continue;
      const when = { field: path, op: operator.name, ...(needsName ? { name: "custom.a" } : {}) };
      expect(checkDocument({ id: "a", about, on: event, when, then: [STEP] }), path).toMatchObject({ outcome: "good" });
    }
    for (const { name } of language.events)
      expect(checkDocument({ id: "a", about, on: name, then: [STEP] }), name).toMatchObject({ outcome: "good" });
  });

  it("are lists whose items have fields", () => {
    for (const { path, fields } of language.lists) {
      const field = fields.find(({ needsName }) => !needsName);
      const operator = field && language.operators[field.type]?.find(({ operand }) => operand === "nothing");
      if (!field || !operator) continue;
      const when = { some: path, where: { field: field.path, op: operator.name } };
      const document = { id: "a", about, on: language.events[0]?.name, when, then: [STEP] };
      expect(checkDocument(document), path).toMatchObject({ outcome: "good" });
    }
  });

  it("are actions in one sentence, without the document's own quotes", () => {
    const hold = language.actions.find(({ name }) => name === "hold_fulfillment");
    expect(hold?.about).toMatch(/^Holds every open fulfilment order [^`]*\.$/);
    for (const { about, settings } of language.actions)
      expect([about, ...settings.map((setting) => setting.about)].join(" ")).not.toContain("`");
  });

  it("are actions with a form for each setting", () => {
    expect(language.actions.length).toBeGreaterThan(3);
    // A list of entries is said by the fields of an entry.
    for (const { settings, name } of language.actions)
      for (const setting of settings)
        if (setting.input === "entries") expect(setting.entry, `${name}.${setting.name}`).not.toEqual([]);
        else expect(setting.about, `${name}.${setting.name}`).not.toBe("");
  });
});

it("offers what merchants look for first", () => {
  const { fields, lists, events, actions } = ruleLanguage("order");
  const paths = fields.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining([
      "order.total_price",
      "order.tags",
      "order.shipping_address.zip",
      "customer.spent",
      "order.fraud_check.score",
    ]),
  );
  expect(new Set(paths).size).toBe(paths.length);
  expect(lists.map(({ path }) => path)).toContain("order.line_items");
  expect(events.map(({ name }) => name)).toContain("order.paid");
  expect(actions.map(({ name }) => name)).toContain("hold_fulfillment");
  expect(fields.length).toBeLessThan(900);
});
