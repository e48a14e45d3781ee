import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

export const cancelReturn = defineAction({
  name: "cancel_return",
  title: "Cancel the return",
  about:
    "Takes an open return back, or one that was asked for. Shopify refuses where goods of it were processed or refunded.",
  targets: ["return", "order"],
  class: "READABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({}),
  scopes: ["write_returns"],
  forEach: { kind: "return", list: "returns" },
  make: (_settings, { target }) =>
    target.status === "open" || target.status === "requested"
      ? { bodies: [{ kind: "cancel_return" }] }
      : { nothing: `It is ${String(target.status)}.` },
  example: { do: "cancel_return" },
});
