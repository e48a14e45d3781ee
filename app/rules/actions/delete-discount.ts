import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { DISCOUNT_TARGETS, discountOf } from "#app/rules/actions/discount-of.ts";
import { filledText } from "#app/rules/actions/templated.ts";

const SettingsSchema = z.strictObject({
  /** The code; or of an automatic discount its title. */
  discount: filledText(255).optional(),
});

export const deleteDiscount = defineAction({
  name: "delete_discount",
  title: "Delete a discount",
  about:
    "Deletes a discount for good: the one of the loop (a `find` of discounts), or `discount` names it by its code or (of an automatic one) its title. A person is asked first unless `approval` is false.",
  targets: DISCOUNT_TARGETS,
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<z.infer<typeof SettingsSchema>>,
  scopes: ["write_discounts"],
  destructive: true,
  make: ({ discount }, context) =>
    discountOf(discount, context, (named) => ({ kind: "delete_discount", discount: named })),
  example: { do: "delete_discount", discount: "SUMMER-2024" },
});
