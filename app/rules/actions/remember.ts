import { z } from "zod";
import { canonicalJson } from "#app/lib/canonical-json.ts";
import { defineAction } from "#app/rules/action.ts";
import { ownerOf } from "#app/rules/actions/memory-scope.ts";
import { filledText, orTemplate } from "#app/rules/actions/templated.ts";
import type { Plain } from "#app/rules/plain.ts";

const ALL = ["order", "customer", "product", "draft_order", "stock_level", "shop"] as const;

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

const SCOPES = ["shop", "order", "customer", "product"] as const;

type Scope = (typeof SCOPES)[number];

const Name = filledText(100);

const RememberSchema = z
  .strictObject({
    scope: z.enum(SCOPES).default("shop"),
    name: Name,
    value: z.unknown().optional(),
    add: orTemplate(
      z.union([z.number(), z.string().regex(/^\s*-?\d+(\.\d+)?\s*$/)]) as unknown as z.ZodType<number | string>,
    ).optional(),
    /** The counter never goes beyond it, however many orders come at once: then nothing after this step is done. */
    cap: z.number().optional(),
  })
  .refine(
    (settings) => (settings.value === undefined) !== (settings.add === undefined),
    "names either “value” or “add”",
  );

type Remember = z.infer<typeof RememberSchema>;

export const remember = defineAction({
  name: "remember",
  title: "Remember a value",
  about:
    "Keeps a value under a name, for the store, the order, its customer or a product; `add` counts up. Read it as `memory.shop.NAME`, `memory.order.NAME` … With `cap` a counter never goes beyond that number, even when many orders arrive at once: where it would, this step and those after it are not done.",
  targets: ALL,
  class: "OWN",
  acts,
  keepsLists: ["value"],
  settings: RememberSchema as unknown as z.ZodType<Remember>,
  scopes: [],
  make: ({ scope, name, value, add, cap }, { env }) => {
    const owner = ownerOf(scope, env.names, env.world.shop);
    if (owner === null) return { nothing: `There is no ${scope}.` };
    const held = (env.names.memory as Record<Scope, Plain>)[scope][name];
    if (add === undefined)
      return canonicalJson(held ?? null) === canonicalJson(value ?? null)
        ? { nothing: "It is remembered already." }
        : { bodies: [{ kind: "remember", scope, owner, name, value }] };
    const step = Number(add);
    const now = typeof held === "number" ? held : Number(held ?? 0) || 0;
    if (cap !== undefined && now + step > cap) return { nothing: `“${name}” has reached ${cap}.`, halts: true };
    return { bodies: [{ kind: "remember", scope, owner, name, add: step, ...(cap === undefined ? {} : { cap }) }] };
  },
  example: { do: "remember", name: "gifts", add: 1, cap: 100 },
});
