// What banks and Shopify's fraud analysis do to orders, by hand: POST /control/disputes and /control/risk.
import { z } from "zod";
import { fromThisMachine } from "#sandbox/server/control.ts";
import { type Exchange, HttpProblem, sendJson } from "#sandbox/server/router.ts";
import type { SandboxPart } from "#sandbox/server/sandbox.ts";
import { changeDispute } from "#sandbox/world/disputes/change-dispute.ts";
import { openDispute } from "#sandbox/world/disputes/open-dispute.ts";
import { assessRisk } from "#sandbox/world/risk/assess-risk.ts";
import { Refused } from "#sandbox/world/world.ts";

const REASONS = [
  ...["BANK_CANNOT_PROCESS", "CREDIT_NOT_PROCESSED", "CUSTOMER_INITIATED", "DEBIT_NOT_AUTHORIZED", "DUPLICATE"],
  ...["FRAUDULENT", "GENERAL", "INCORRECT_ACCOUNT_DETAILS", "INSUFFICIENT_FUNDS", "NONCOMPLIANT"],
  ...["PRODUCT_NOT_RECEIVED", "PRODUCT_UNACCEPTABLE", "SUBSCRIPTION_CANCELLED", "UNRECOGNIZED"],
] as const;

const Type = z.enum(["CHARGEBACK", "INQUIRY"]);

/** With an order a dispute is opened, with an id one is moved on. */
const DisputeSchema = z.union([
  z.strictObject({
    shop: z.string(),
    order: z.string(),
    type: Type,
    reason: z.enum(REASONS),
    /** Minor units of the order's currency; by default all that was paid. */
    amount: z.number().int().positive().optional(),
    networkReasonCode: z.string().optional(),
  }),
  z.strictObject({
    shop: z.string(),
    id: z.string(),
    status: z.enum(["ACCEPTED", "LOST", "NEEDS_RESPONSE", "PREVENTED", "UNDER_REVIEW", "WON"]).optional(),
    type: Type.optional(),
  }),
]);

/** Shopify's own assessment of an order. */
const RiskSchema = z.strictObject({
  shop: z.string(),
  order: z.string(),
  level: z.enum(["HIGH", "MEDIUM", "LOW", "NONE", "PENDING"]),
  facts: z
    .array(z.strictObject({ description: z.string(), sentiment: z.enum(["POSITIVE", "NEUTRAL", "NEGATIVE"]) }))
    .default([]),
});

export const controlFraud: SandboxPart = ({ router, world }) => {
  const on = <T extends { shop: string }>(path: string, schema: z.ZodType<T>, verb: (asked: T) => unknown) =>
    router.on(
      "POST",
      path,
      fromThisMachine(async (exchange: Exchange) => {
        const parsed = schema.safeParse(await exchange.json());
        if (!parsed.success) throw new HttpProblem(400, z.prettifyError(parsed.error));
        if (!world.state.shops[parsed.data.shop]) throw new HttpProblem(404, `no shop ${parsed.data.shop}`);
        try {
          sendJson(exchange.response, 200, verb(parsed.data));
        } catch (error) {
          if (error instanceof Refused) throw new HttpProblem(422, error.message);
          throw error;
        }
      }),
    );
  on("/control/disputes", DisputeSchema, (asked) => {
    if ("id" in asked) {
      const { shop, id, status, type } = asked;
      return changeDispute(world, shop, id, { ...(status ? { status } : {}), ...(type ? { type } : {}) });
    }
    const { shop, order, type, reason, amount, networkReasonCode } = asked;
    return openDispute(world, shop, order, {
      type,
      reason,
      ...(amount === undefined ? {} : { amount }),
      ...(networkReasonCode === undefined ? {} : { networkReasonCode }),
    });
  });
  on(
    "/control/risk",
    RiskSchema,
    ({ shop, order, level, facts }) => assessRisk(world, shop, order, { appId: null, level, facts }).assessment,
  );
  return undefined;
};
