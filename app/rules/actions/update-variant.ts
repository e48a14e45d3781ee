import { z } from "zod";
import { compareAmounts, isDecimal, normalAmount } from "#app/lib/money.ts";
import { defineAction } from "#app/rules/action.ts";
import { filledText, moneyAmount } from "#app/rules/actions/templated.ts";

const SettingsSchema = z
  .strictObject({
    price: moneyAmount.optional(),
    /** Empty: there is none. */
    compare_at_price: z.union([moneyAmount, z.literal("")]).optional(),
    cost: moneyAmount.optional(),
    sku: filledText(255).optional(),
    barcode: filledText(255, 0).optional(),
    inventory_policy: z.enum(["deny", "continue"]).optional(),
    is_tracked: z.boolean().optional(),
    taxable: z.boolean().optional(),
    grams: moneyAmount.optional(),
    hs_code: filledText(50).optional(),
    country_of_origin: filledText(2).optional(),
  })
  .refine((settings) => Object.keys(settings).length > 0, "names at least one thing to change");
type Settings = z.infer<typeof SettingsSchema>;
const AMOUNTS: readonly string[] = ["price", "compare_at_price", "cost"];

export const updateVariant = defineAction({
  name: "update_variant",
  title: "Change a variant",
  about:
    "Writes price, compare-at price (empty: none), cost, SKU, barcode, stock policy, weight or customs details of a variant; of a rule about a product or stock level: of each variant of the product. What is so already is not written, and what comes out empty is left alone.",
  targets: ["variant", "product"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<Settings>,
  scopes: ["write_products", "write_inventory"],
  forEach: { kind: "variant", list: "variants" },
  make: (settings, { target }) => {
    const changes: Record<string, string | number | boolean | null> = {};
    for (const [name, value] of Object.entries(settings)) {
      const said = typeof value === "string" ? value.trim() : value;
      if (AMOUNTS.includes(name)) {
        if (said === "" && name === "compare_at_price" && target[name] !== null) changes[name] = null;
        if (said === "" || !isDecimal(String(said))) continue;
        const amount = normalAmount(String(said));
        if (typeof target[name] !== "string" || compareAmounts(String(target[name]), amount) !== 0)
          changes[name] = amount;
      } else if (name === "grams") {
        if (said !== "" && Number(said) !== target[name]) changes[name] = Number(said);
      } else if (said !== "" && said !== target[name]) changes[name] = said as string | boolean;
    }
    return Object.keys(changes).length
      ? { bodies: [{ kind: "update_variant", changes }] }
      : { nothing: "The variant is so already." };
  },
  example: { do: "update_variant", inventory_policy: "deny" },
});
