import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { chosenLines, LineNames, SOME_LINES } from "#app/rules/actions/chosen-lines.ts";

const SettingsSchema = z.strictObject({
  ...SOME_LINES,
  /** Those that go into a fulfilment order of their own. */
  lines: LineNames,
});

export const splitFulfillmentOrder = defineAction({
  name: "split_fulfillment_order",
  title: "Split a fulfilment order",
  about:
    "Puts the named lines (SKUs or line item ids; `quantity` units of each, else all) into a fulfilment order of their own, at the same location. Where that would leave nothing behind, nothing happens.",
  targets: ["fulfillment_order", "order"],
  class: "READABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema,
  scopes: ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"],
  forEach: { kind: "fulfillment_order", list: "fulfillment_orders" },
  make: ({ lines, quantity }, { target }) => {
    const chosen = chosenLines(target, lines, quantity);
    if (chosen === null) return { nothing: "Nothing would be left behind." };
    if (!chosen.length) return { nothing: "It has none of these lines." };
    return { bodies: [{ kind: "split_fulfillment_order", lines: chosen }] };
  },
  example: { do: "split_fulfillment_order", lines: ["PREORDER-1"] },
});
