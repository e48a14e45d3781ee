import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import type { Plain } from "#app/rules/plain.ts";

const ALL = ["order", "customer", "product", "draft_order", "stock_level", "shop"] as const;

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

const RuleName = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is the id of a rule");

export const startRule = defineAction({
  name: "start_rule",
  title: "Start another rule",
  about:
    'Sets another rule off for the same record, with `inputs` that it knows as event.inputs. That rule lists {"rule": …} or nothing of the kind: being started is enough.',
  targets: ALL,
  class: "OWN",
  acts,
  keepsLists: ["inputs"],
  settings: z.strictObject({
    rule: RuleName,
    inputs: z.record(z.string(), z.unknown()).default({}),
  }) as unknown as z.ZodType<{ rule: string; inputs: Plain }>,
  scopes: [],
  make: ({ rule, inputs }) => ({ bodies: [{ kind: "start_rule", rule, inputs }] }),
  example: { do: "start_rule", rule: "ask-for-review" },
});
