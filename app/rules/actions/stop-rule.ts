import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

const ALL = ["order", "customer", "product", "draft_order", "stock_level", "shop"] as const;

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

const RuleName = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is the id of a rule");

export const stopRule = defineAction({
  name: "stop_rule",
  title: "Stop another rule",
  about: "Cancels what another rule still waits for on the same record.",
  targets: ALL,
  class: "OWN",
  acts,
  settings: z.strictObject({ rule: RuleName }),
  scopes: [],
  make: ({ rule }) => ({ bodies: [{ kind: "stop_rule", rule }] }),
  example: { do: "stop_rule", rule: "ask-for-review" },
});
