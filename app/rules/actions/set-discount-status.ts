import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { DISCOUNT_TARGETS, discountOf } from "#app/rules/actions/discount-of.ts";
import { filledText } from "#app/rules/actions/templated.ts";

const SettingsSchema = z.strictObject({
  /** The code; or of an automatic discount its title. */
  discount: filledText(255).optional(),
  status: z.enum(["active", "inactive"]),
});

export const setDiscountStatus = defineAction({
  name: "set_discount_status",
  title: "Switch a discount on or off",
  about:
    "Activates or deactivates a discount: the one of the loop (a `find` of discounts), or `discount` names it by its code or (of an automatic one) its title.",
  targets: DISCOUNT_TARGETS,
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<z.infer<typeof SettingsSchema>>,
  scopes: ["write_discounts"],
  make: ({ discount, status }, context) =>
    discountOf(discount, context, (named) => ({
      kind: "set_discount_status",
      discount: named,
      active: status === "active",
    })),
  example: { do: "set_discount_status", discount: "SUMMER", status: "inactive" },
});
