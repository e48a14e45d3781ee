import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

const scopes = ["write_returns"];

const acts = { default: "once", allowed: ["once", "each", "crossing"] } as const;

const forEach = { kind: "return", list: "returns" } as const;

export const approveReturn = defineAction({
  name: "approve_return",
  title: "Approve the return",
  about: "Approves a return that a customer asked for.",
  targets: ["return", "order"],
  class: "READABLE",
  acts,
  settings: z.strictObject({ notify_customer: z.boolean().default(true) }) as unknown as z.ZodType<{
    notify_customer: boolean;
  }>,
  scopes,
  forEach,
  make: ({ notify_customer }, { target }) =>
    target.status === "requested"
      ? { bodies: [{ kind: "approve_return", notify_customer }] }
      : { nothing: `It is ${String(target.status)}.` },
  example: { do: "approve_return" },
});
