// What goes wrong between the simulated Shopify and the app, by switch. Seeded, so that a run can be had again.
import { z } from "zod";
import { type Chance, seededRandom } from "#sandbox/world/seeded-random.ts";

const FAULT_KINDS = [
  // THROTTLED with HTTP 200, the bucket drained: nothing done.
  "throttle",
  // HTTP 429 with Retry-After: nothing done.
  "429",
  // HTTP 500: nothing done.
  "500",
  // A web page instead of JSON, HTTP 502: nothing done.
  "html",
  // INTERNAL_SERVER_ERROR in HTTP 200: nothing done.
  "internal",
  // HTTP 401: the token is not accepted.
  "unauthorized",
  // A user error for every mutation: nothing done.
  "refuse",
  // Done, answered late.
  "delay",
  // The connection breaks: nothing done.
  "cut-before",
  // Done, and the connection breaks before the answer.
  "cut-after",
  // Done, and half of the answer arrives.
  "cut-mid",
  // The connection breaks, and it is done some time afterwards.
  "apply-late",
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

const PlanSchema = z.object({
  kind: z.enum(FAULT_KINDS),
  /** Only requests whose operation name contains this. */
  match: z.object({ operation: z.string().optional(), shop: z.string().optional() }).optional(),
  /** Strikes at the n-th matching request from now on, once. */
  nth: z.number().int().min(1).optional(),
  /** Strikes at random, at this rate. */
  rate: z.number().min(0).max(1).optional(),
  /** For delay and apply-late. */
  ms: z.number().int().min(0).optional(),
});
export type FaultPlan = z.infer<typeof PlanSchema>;

const WebhookFaultsSchema = z.looseObject({
  duplicate: z.number().min(0).max(1).optional(),
  reorder: z.number().min(0).max(1).optional(),
  drop: z.number().min(0).max(1).optional(),
  late: z.number().min(0).max(1).optional(),
  delayMs: z.number().min(0).optional(),
  /** A topic whose webhooks are held back while it is named here. */
  hold: z.string().optional(),
});
export type WebhookFaults = z.infer<typeof WebhookFaultsSchema>;

/** A missing part leaves what is switched on; an empty one switches it off. */
export const FaultsSchema = z.object({
  graphql: z.array(PlanSchema).optional(),
  webhooks: WebhookFaultsSchema.optional(),
  seed: z.number().int().optional(),
});

export class Faults {
  graphql: FaultPlan[] = [];
  webhooks: WebhookFaults = {};
  readonly #seen = new Map<FaultPlan, number>();
  #chance: Chance = seededRandom(1);

  set(faults: z.infer<typeof FaultsSchema>): void {
    if (faults.seed !== undefined) this.#chance = seededRandom(faults.seed);
    if (faults.graphql) {
      this.graphql = faults.graphql;
      this.#seen.clear();
    }
    if (faults.webhooks) this.webhooks = faults.webhooks;
  }

  get areOn(): boolean {
    return this.graphql.length > 0 || Object.values(this.webhooks).some(Boolean);
  }

  /** The fault that strikes this request, or null. A plan with `nth` strikes once and is gone. */
  strike(shop: string, operation: string): FaultPlan | null {
    for (const plan of this.graphql) {
      if (plan.match?.operation && !operation.includes(plan.match.operation)) continue;
      if (plan.match?.shop && plan.match.shop !== shop) continue;
      if (plan.nth === undefined) {
        if (this.#chance.happens(plan.rate ?? 1)) return plan;
        continue;
      }
      const seen = (this.#seen.get(plan) ?? 0) + 1;
      this.#seen.set(plan, seen);
      if (seen < plan.nth) continue;
      this.graphql = this.graphql.filter((other) => other !== plan);
      return plan;
    }
    return null;
  }
}
