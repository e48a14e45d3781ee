import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { ownerOf } from "#app/rules/actions/memory-scope.ts";
import { filledText } from "#app/rules/actions/templated.ts";
import type { Plain } from "#app/rules/plain.ts";

const ALL = ["order", "customer", "product", "draft_order", "stock_level", "shop"] as const;

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

const SCOPES = ["shop", "order", "customer", "product"] as const;

type Scope = (typeof SCOPES)[number];

const Name = filledText(100);

export const forget = defineAction({
  name: "forget",
  title: "Forget a value",
  about: "Removes a value from memory.",
  targets: ALL,
  class: "OWN",
  acts,
  settings: z.strictObject({ scope: z.enum(SCOPES).default("shop"), name: Name }) as unknown as z.ZodType<{
    scope: Scope;
    name: string;
  }>,
  scopes: [],
  make: ({ scope, name }, { env }) => {
    const owner = ownerOf(scope, env.names, env.world.shop);
    const held = (env.names.memory as Record<Scope, Plain>)[scope];
    return owner === null || held[name] === undefined
      ? { nothing: "There is nothing to forget." }
      : { bodies: [{ kind: "forget", scope, owner, name }] };
  },
  example: { do: "forget", name: "gifts" },
});
