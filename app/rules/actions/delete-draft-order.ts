import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

export const deleteDraftOrder = defineAction({
  name: "delete_draft_order",
  title: "Delete the draft order",
  about:
    "Deletes a draft order for good. One that was completed is left alone. A person is asked first unless `approval` is false.",
  targets: ["draft_order"],
  class: "REPEATABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({}),
  scopes: ["write_draft_orders"],
  destructive: true,
  make: (_settings, { target }) =>
    target.status === "completed" ? { nothing: "It is completed." } : { bodies: [{ kind: "delete_draft_order" }] },
  example: { do: "delete_draft_order" },
});
