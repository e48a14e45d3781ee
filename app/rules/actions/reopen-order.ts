import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

const nothingToSet = z.strictObject({});

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

export const reopenOrder = defineAction({
  name: "reopen_order",
  title: "Reopen the order",
  about: "Opens an archived order again.",
  targets: ["order"],
  class: "REPEATABLE",
  acts,
  settings: nothingToSet,
  scopes: ["write_orders"],
  make: (_settings, { target }) =>
    target.closed_at ? { bodies: [{ kind: "reopen_order" }] } : { nothing: "It is open." },
  example: { do: "reopen_order" },
});
