import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";

const SettingsSchema = z.strictObject({
  /** The code; or of an automatic discount its title. */
  discount: filledText(255),
  status: z.enum(["active", "inactive"]),
});

export const setDiscountStatus = defineAction({
  name: "set_discount_status",
  title: "Switch a discount on or off",
  about: "Activates or deactivates a discount, by its code or (of an automatic one) its title.",
  targets: ["order", "customer", "product", "shop"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<z.infer<typeof SettingsSchema>>,
  scopes: ["write_discounts"],
  make: ({ discount, status }) =>
    discount.trim()
      ? { bodies: [{ kind: "set_discount_status", discount: discount.trim(), active: status === "active" }] }
      : { nothing: "No discount came out." },
  example: { do: "set_discount_status", discount: "SUMMER", status: "inactive" },
});
