import { describe, expect, it } from "vitest";
import { CHECKS } from "#app/rules/checks/index.ts";
import { RuleDocumentSchema } from "#app/rules/rule-document.ts";
import { aCheck } from "#tests/support/factories/facts.ts";

const right = () => structuredClone(aCheck("address-mismatch").document) as unknown as Record<string, never>;

/** "path: message" of every complaint about the document with this part replaced. */
function complaints(change: Record<string, unknown>): string[] {
  const parsed = RuleDocumentSchema.safeParse({ ...right(), ...change });
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}
const nested = (depth: number): unknown =>
  depth ? { all: [nested(depth - 1)] } : { field: "order.is-test", is: "is", than: true };

describe("a rule document", () => {
  it.each(CHECKS.map((check) => [check.id, check] as const))(
    "of the shipped check %s is right, and survives JSON",
    (_id, check) => {
      const document = check.toRule(check.settingsSchema.parse(check.defaults), "GBP");

      expect(RuleDocumentSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
    },
  );

  it.each([
    [
      "a misspelt field",
      { when: { field: "order.shiping-address", is: "is", than: "x" } },
      "when.field: there is no field of a rule about orders “order.shiping-address”; did you mean “order.shipping-address”?",
    ],
    [
      "a customer's field on an order",
      { when: { field: "customer.spent", days: 3, is: "more-than", than: { amount: "1", currency: "GBP" } } },
      "when.field: there is no field of a rule about orders “customer.spent”",
    ],
    [
      "a misspelt operator",
      { when: { field: "order.total", is: "more-then", than: { amount: "1.00", currency: "GBP" } } },
      "when.is: there is no operator for “order.total” “more-then”; did you mean “more-than”?",
    ],
    [
      "an operator of another type",
      { when: { field: "order.is-test", is: "more-than", than: 1 } },
      "when.is: there is no operator for “order.is-test” “more-than”",
    ],
    ["a value of another type", { when: { field: "order.is-test", is: "is", than: "yes" } }, "when.than: "],
    [
      "an amount that is a float",
      { when: { field: "order.total", is: "more-than", than: { amount: 5.5, currency: "GBP" } } },
      "when.than.amount: ",
    ],
    [
      "fields of two types compared",
      { when: { field: "order.shipping-address", is: "differs-from", than: { field: "order.note" } } },
      "when.than.field: there is no field “order.note”",
    ],
    [
      "an address compared with text",
      { when: { field: "order.shipping-address", is: "differs-from", than: "Leeds" } },
      "when.than: “differs-from” compares with another field",
    ],
    [
      "days on a field without a period",
      { when: { field: "order.is-test", days: 3, is: "is", than: true } },
      "when.days: “order.is-test” looks at no period",
    ],
    ["groups nested nine deep", { when: nested(9) }, "groups are nested at most 8 deep"],
    [
      "a misspelt action",
      { actions: [{ id: "a", do: "add-tag", acts: "state", tags: ["x"] }] },
      "actions.0.do: there is no action on orders “add-tag”; did you mean “add-tags”?",
    ],
    [
      "a tag of 41 characters",
      { actions: [{ id: "a", do: "add-tags", acts: "state", tags: ["x".repeat(41)] }] },
      "actions.0.tags.0: A tag has at most 40 characters.",
    ],
    [
      "a tag with a comma",
      { actions: [{ id: "a", do: "add-tags", acts: "state", tags: ["a,b"] }] },
      "actions.0.tags.0: A tag cannot contain a comma.",
    ],
    [
      "an unknown setting of an action",
      { actions: [{ id: "a", do: "add-tags", acts: "state", tags: ["x"], colour: "red" }] },
      "actions.0: ",
    ],
    [
      "an e-mail as a target state",
      { actions: [{ id: "a", do: "send-email", acts: "state", to: "a@example.com", subject: "s", text: "t" }] },
      "actions.0.acts: “send-email” acts once or each, not state",
    ],
    [
      "two actions with one id",
      { actions: [1, 2].map(() => ({ id: "a", do: "add-tags", acts: "state", tags: ["x"] })) },
      "actions: each action has an id of its own",
    ],
    ["a key that it does not know", { whenn: 1 }, 'Unrecognized key: "whenn"'],
    ["an unknown trigger", { on: ["order.teleported"] }, "on.0: "],
    ["no schema number", { schema: undefined }, "schema: "],
  ])("with %s is refused with the path and the way out", (_name, change, complaint) => {
    expect(complaints(change).join("\n")).toContain(complaint);
  });

  it("nested eight deep is taken", () => {
    expect(complaints({ when: nested(8) })).toEqual([]);
  });

  it("cannot reach a prototype", () => {
    const hostile = JSON.parse('{"field": "__proto__", "is": "constructor", "than": true}');

    expect(complaints({ when: hostile })[0]).toContain("there is no field");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
