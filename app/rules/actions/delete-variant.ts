import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

export const deleteVariant = defineAction({
  name: "delete_variant",
  title: "Delete the variant",
  about:
    "Deletes a variant for good; the last one of a product stays: delete the product instead. A person is asked first unless `approval` is false.",
  targets: ["variant"],
  class: "REPEATABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({}),
  scopes: ["write_products"],
  destructive: true,
  make: (_settings, { target }) =>
    target.product && (target.product as { variant_count?: unknown }).variant_count === 1
      ? { nothing: "It is the last variant of its product." }
      : { bodies: [{ kind: "delete_variant" }] },
  example: { do: "delete_variant", on: "variant" },
});
