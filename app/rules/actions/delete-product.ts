import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

export const deleteProduct = defineAction({
  name: "delete_product",
  title: "Delete the product",
  about: "Deletes a product with its variants and images for good. A person is asked first unless `approval` is false.",
  targets: ["product"],
  class: "REPEATABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({}),
  scopes: ["write_products"],
  destructive: true,
  make: () => ({ bodies: [{ kind: "delete_product" }] }),
  example: { do: "delete_product", on: "product" },
});
