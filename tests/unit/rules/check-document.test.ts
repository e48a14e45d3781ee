import { describe, expect, it } from "vitest";
import { checkDocument, inWords } from "#app/rules/check-document.ts";

const right = () => ({
  id: "a",
  on: ["order.created"],
  when: { field: "order.shipping_address", op: "differs_from", value: { field: "order.billing_address" } },
  then: [{ do: "add_tags", id: "tag", acts: "state", tags: ["x"] }],
});

/** "path: message" of every complaint about the document with this part replaced. */
function complaints(change: Record<string, unknown>): string[] {
  const checked = checkDocument({ ...right(), ...change });
  return checked.outcome === "good" ? [] : checked.complaints.map(inWords);
}
const nested = (depth: number): unknown =>
  depth ? { all: [nested(depth - 1)] } : { field: "order.test", op: "is_true" };

describe("a rule document", () => {
  it.each([
    [
      "a misspelt field",
      { when: { field: "order.shiping_address", op: "is_empty" } },
      "when.field: an order has no “shiping_address”; did you mean “shipping_address”?",
    ],
    [
      "a misspelt operator",
      { when: { field: "order.total_price", op: "more_then", value: 1 } },
      "when.op: there is no operator “more_then” for “order.total_price” (money); did you mean “more_than”?",
    ],
    [
      "an operator of another type",
      { when: { field: "order.test", op: "more_than", value: 1 } },
      "when.op: there is no operator “more_than” for “order.test” (yes_no)",
    ],
    [
      "a value of another type",
      { when: { field: "order.total_price", op: "more_than", value: "ten" } },
      "when.value: ",
    ],
    [
      "a field of another type compared",
      { when: { field: "order.shipping_address", op: "differs_from", value: { field: "order.note" } } },
      "when.value: ",
    ],
    [
      "an address compared with text",
      { when: { field: "order.shipping_address", op: "differs_from", value: "Leeds" } },
      "when.value: compares with another field",
    ],
    [
      "days on a field without a period",
      { when: { field: "order.test", days: 3, op: "is_true" } },
      "when.field: “order.test” takes no “days”",
    ],
    ...(
      [
        [{ every: "15 minutes", at: "09:00" }, "“at” is a time of the day: it does not go with every “15 minutes”"],
        [{ every: "hour", at: "09:00" }, "“at” is here the minute of the hour"],
        [{ every: "15 minutes", on: 3 }, "“on” is a day of the month: it goes with every month, quarter or year"],
        [{ every: "15 minutes", on: "monday" }, "is a day of the month, 1 to 31; for a day of the week write"],
        [{ every: "friday", on: 3 }, "“on” is a day of the month"],
      ] as const
    ).map(([schedule, says]): [string, Record<string, unknown>, string] => [
      `a schedule with what does not go together: ${JSON.stringify(schedule)}`,
      { on: [{ schedule }] },
      says,
    ]),
    ["a document nested without end", { when: nested(60) }, "nested at most 40 levels deep"],
    [
      "a misspelt action",
      { then: [{ do: "add_tagz", tags: ["x"] }] },
      "then[0].do: there is no action “add_tagz”; did you mean “add_tags”?",
    ],
    [
      "a tag of 41 characters",
      { then: [{ do: "add_tags", tags: ["x".repeat(41)] }] },
      "A tag has at most 40 characters.",
    ],
    ["a tag with a comma", { then: [{ do: "add_tags", tags: ["a,b"] }] }, "A tag cannot contain a comma."],
    [
      "an unknown setting of an action",
      { then: [{ do: "add_tags", tags: ["x"], colour: "red" }] },
      "then[0]: “add_tags” has no “colour”",
    ],
    [
      "an e-mail as a target state",
      { then: [{ do: "send_email", acts: "state", to: ["a@example.com"], subject: "s", text: "t" }] },
      "then[0].acts: “send_email” acts once or each or crossing, not state",
    ],
    [
      "two actions with one id",
      { then: [1, 2].map(() => ({ do: "add_tags", id: "a", tags: ["x"] })) },
      "then: two actions have the id “a”: each has its own",
    ],
    ["a key that it does not know", { whenn: 1 }, "“whenn”"],
    ["a misspelt event", { on: ["order.creatd"] }, "there is no event “order.creatd”; did you mean “order.created”?"],
    [
      "a template that names nothing",
      { then: [{ do: "add_tags", tags: ["{{ order.nmae }}"] }] },
      "did you mean “name”?",
    ],
  ])("with %s is refused with the path and the way out", (_name, change, complaint) => {
    expect(complaints(change).join("\n")).toContain(complaint);
  });

  it("nested eight deep is taken", () => {
    expect(complaints({ when: nested(8) })).toEqual([]);
  });

  it("cannot reach a prototype", () => {
    const hostile = JSON.parse('{"field": "order.__proto__", "op": "constructor", "value": true}');

    expect(complaints({ when: hostile })[0]).toContain("has no “__proto__”");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
