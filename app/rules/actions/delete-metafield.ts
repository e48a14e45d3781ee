import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { KeySchema, split } from "#app/rules/actions/metafield-key.ts";

export const deleteMetafield = defineAction({
  name: "delete_metafield",
  title: "Delete a metafield",
  about: "Removes one metafield.",
  targets: ["order", "customer", "product", "variant", "draft_order", "company", "collection", "location", "shop"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({ key: KeySchema }),
  scopes: ["write_orders", "write_customers", "write_products", "write_draft_orders"],
  make: ({ key }, { target }) => {
    const metafields = target.metafields as Record<string, unknown> | undefined;
    if (metafields && (metafields[key] ?? null) === null) return { nothing: "There is no such metafield." };
    return { bodies: [{ kind: "delete_metafield", ...split(key) }] };
  },
  example: { do: "delete_metafield", key: "custom.locked" },
});
