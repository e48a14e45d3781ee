// Pure. A step of a workflow of Shopify Flow that we carry out, as Flow posts it.
import { z } from "zod";
import { parseJson } from "#app/ingest/parse-json.ts";

export interface FlowStep {
  shop: string;
  /** The same for every time that Flow asks. */
  runId: string;
  /** Null: the step names no rule. */
  ruleId: string | null;
}

const SHOP = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;
const StepSchema = z.looseObject({
  shopify_domain: z.string().regex(SHOP),
  action_run_id: z.string().min(1).max(200),
  properties: z.looseObject({ rule: z.string().trim().max(64).optional().catch(undefined) }),
});

/** Null: this is no step of ours. */
export function flowStep(bytes: Buffer): FlowStep | null {
  const parsed = parseJson(bytes);
  const step = "value" in parsed ? StepSchema.safeParse(parsed.value) : null;
  if (!step?.success) return null;
  const { shopify_domain: shop, action_run_id: runId, properties } = step.data;
  return { shop, runId, ruleId: properties.rule || null };
}
