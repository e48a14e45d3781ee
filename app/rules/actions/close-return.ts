import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

const scopes = ["write_returns"];

const acts = { default: "once", allowed: ["once", "each", "crossing"] } as const;

const forEach = { kind: "return", list: "returns" } as const;

export const closeReturn = defineAction({
  name: "close_return",
  title: "Close the return",
  about:
    "Closes an open return. One that was only asked for is not open: approve or decline it first, in the step before.",
  targets: ["return", "order"],
  class: "REPEATABLE",
  acts,
  settings: z.strictObject({}),
  scopes,
  forEach,
  make: (_settings, { target }) =>
    target.status === "open" ? { bodies: [{ kind: "close_return" }] } : { nothing: `It is ${String(target.status)}.` },
  example: { do: "close_return" },
});
