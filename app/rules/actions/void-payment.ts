import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import type { Plain } from "#app/rules/plain.ts";

const acts = { default: "once", allowed: ["once", "each", "crossing"] } as const;

export const voidPayment = defineAction({
  name: "void_payment",
  title: "Void the authorisation",
  about: "Gives an authorisation back that was not captured.",
  targets: ["order"],
  class: "READABLE",
  acts,
  settings: z.strictObject({}),
  scopes: ["write_orders"],
  destructive: true,
  make: (_settings, { target }) => {
    if (target.financial_status !== "authorized") return { nothing: "Nothing is authorised." };
    const open = (target.transactions as Plain[] | undefined)?.find(({ kind }) => kind === "authorization");
    return { bodies: [{ kind: "void_payment", transaction_id: (open?.id as string | undefined) ?? null }] };
  },
  example: { do: "void_payment" },
});
