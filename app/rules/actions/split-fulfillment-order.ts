import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { listOf, textList } from "#app/rules/actions/templated.ts";

const SettingsSchema = z.strictObject({
  /** SKUs or line item ids of the lines that go into a fulfilment order of their own. */
  lines: textList(z.string().min(1).max(255), 250),
});

export const splitFulfillmentOrder = defineAction({
  name: "split_fulfillment_order",
  title: "Split a fulfilment order",
  about:
    "Puts the named lines (SKUs or line item ids) into a fulfilment order of their own, at the same location. Where that would leave nothing behind, nothing happens.",
  targets: ["fulfillment_order", "order"],
  class: "READABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema,
  scopes: ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"],
  forEach: { kind: "fulfillment_order", list: "fulfillment_orders" },
  make: ({ lines }, { target }) => {
    const wanted = listOf(lines).map((entry) => entry.toLowerCase());
    const all = (target.line_items as { line_item_id: string; sku: string | null; quantity: number }[]).filter(
      ({ quantity }) => quantity > 0,
    );
    const chosen = all.filter(
      ({ line_item_id, sku }) => wanted.includes(line_item_id) || wanted.includes((sku ?? "").toLowerCase()),
    );
    if (!chosen.length) return { nothing: "It has none of these lines." };
    if (chosen.length === all.length) return { nothing: "It has no other lines." };
    return {
      bodies: [
        {
          kind: "split_fulfillment_order",
          lines: chosen.map(({ line_item_id, quantity }) => ({ line_item_id, quantity })),
        },
      ],
    };
  },
  example: { do: "split_fulfillment_order", lines: ["PREORDER-1"] },
});
