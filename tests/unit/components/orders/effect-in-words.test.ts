import { describe, expect, it } from "vitest";
import { effectInWords } from "#app/components/orders/effect-in-words.ts";
import { EFFECT_CLASS } from "#app/rules/effect.ts";

describe("effectInWords", () => {
  it.each([
    ["add_tags", { tags: ["vip"] }, "Add tag “vip”"],
    ["write_note", { mode: "append", note: "Call first" }, "Add to the note: “Call first”"],
    ["set_attributes", { attributes: { Gift: "yes", CSM: "Tom" } }, "Set “Gift” to “yes” and “CSM” to “Tom”"],
    [
      "move_fulfillment_order",
      { location_name: "Glasgow", lines: [{ quantity: 2 }, { quantity: 1 }] },
      "Move 3 units to Glasgow",
    ],
    [
      "create_fulfillment",
      { lines: null, tracking: { company: "DHL", numbers: ["1"] } },
      "Mark everything as shipped (DHL 1)",
    ],
    [
      "edit_order",
      {
        edits: [
          { edit: "set_shipping", title: "Express" },
          { edit: "set_quantity", quantity: 0 },
        ],
      },
      "Edit the order: ship by Express; remove a line",
    ],
    ["refund_order", { amount: "5.00", lines: [], to: "store_credit" }, "Refund 5.00 as store credit"],
    ["adjust_stock", { changes: [{ quantity: 2 }, { quantity: 2 }] }, "Adjust stock by +2"],
    ["send_http", { url: "https://example.com/secret?token=1", method: "POST" }, "Call example.com (POST)"],
    ["create_discount_code", { code: "A", percent: "10", amount: null }, "Create the discount code “A” (10 %)"],
  ])("%s", (kind, payload, words) => {
    expect(effectInWords(kind, payload)).toBe(words);
  });

  it.each(Object.keys(EFFECT_CLASS))("%s is named even where its payload is gone", (kind) => {
    expect(effectInWords(kind, {})).toMatch(/^[A-Z](?!.*undefined)/);
  });

  it("names what it does not know as it is stored", () => {
    expect(effectInWords("paint_parcel", {})).toBe("Paint parcel");
  });
});
