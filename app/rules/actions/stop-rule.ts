import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { SUBJECT_NAMES } from "#app/rules/scope.ts";

const ALL = SUBJECT_NAMES;

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

const RuleName = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is the id of a rule");

export const stopRule = defineAction({
  name: "stop_rule",
  title: "Stop another rule",
  about:
    "Cancels what a rule still waits for on the same record: another rule or, by its own id, this one, which then may begin to wait anew. Of an order, a product … also what it waits for on each line, parcel, variant …; in a rule about one of these on that one alone, and on its order or product.",
  targets: ALL,
  class: "OWN",
  acts,
  settings: z.strictObject({ rule: RuleName }),
  scopes: [],
  make: ({ rule }) => ({ bodies: [{ kind: "stop_rule", rule }] }),
  example: { do: "stop_rule", rule: "ask-for-review" },
});
