import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

export const setProductStatus = defineAction({
  name: "set_product_status",
  title: "Change the product's status",
  about: "Makes a product active, draft or archived.",
  targets: ["product"],
  class: "REPEATABLE",
  acts,
  settings: z.strictObject({ status: z.enum(["active", "draft", "archived"]) }),
  scopes: ["write_products"],
  make: ({ status }, { target }) =>
    target.status === status
      ? { nothing: `It is ${status} already.` }
      : { bodies: [{ kind: "set_product_status", status }] },
  example: { do: "set_product_status", on: "product", status: "draft" },
});
