import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

const nothingToSet = z.strictObject({});

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

export const archiveOrder = defineAction({
  name: "archive_order",
  title: "Archive the order",
  about: "Closes the order in Shopify. One that is closed stays so.",
  targets: ["order"],
  class: "REPEATABLE",
  acts,
  settings: nothingToSet,
  scopes: ["write_orders"],
  make: (_settings, { target }) =>
    target.closed_at ? { nothing: "It is archived already." } : { bodies: [{ kind: "archive_order" }] },
  example: { do: "archive_order" },
});
