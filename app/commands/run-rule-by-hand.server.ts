// A person runs a rule: on records that were chosen, on those that its `find` picks, or on the store, with what they entered.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { type ReadInputs, readInputs } from "#app/rules/read-inputs.ts";
import { SUBJECTS } from "#app/rules/scope.ts";
import type { Trigger } from "#app/rules/trigger.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { insertInternalDeliveries } from "#app/store/deliveries.server.ts";
import { activeRules } from "#app/store/rules.server.ts";

/** As many as a page of a list can select. */
const MOST_CHOSEN = 250;
/** Many at once wait behind all live work, and leave it the budget. */
const BEHIND_LIVE_WORK = 10;

const FormSchema = z.object({
  ruleId: z.string().max(64),
  /** Ids of records of the kind that the rule is about; of a rule about an order's children, of their orders. None: those that it finds. */
  chosen: z
    .array(z.string().regex(/^\d{1,20}$/))
    .max(MOST_CHOSEN)
    .default([]),
  inputs: z.record(z.string(), z.unknown()).default({}),
});

export type RunRuleByHandResult =
  | { outcome: "done"; runId: string }
  | { outcome: "not_found" }
  | { outcome: "invalid"; fields: Record<string, string>; message: string | null };

export async function runRuleByHand(shop: string, actor: string, form: unknown): Promise<RunRuleByHandResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return invalid("The form is not what the page sends.");
  const { ruleId, inputs: entered } = parsed.data;
  const chosen = [...new Set(parsed.data.chosen)];
  return inShop(shop, async (client) => {
    const rule = (await activeRules(client, shop)).find((one) => one.ruleId === ruleId);
    if (!rule) return { outcome: "not_found" };
    const { document } = rule;
    if (!document.on.includes("by_hand")) return invalid("This rule is not run by hand: its “on” has no “by_hand”.");
    const read: ReadInputs = readInputs(document.inputs ?? [], entered);
    if (read.outcome === "bad") return { outcome: "invalid", fields: read.fields, message: null };
    const { lane } = SUBJECTS[document.about];
    if (lane !== "shop" && !chosen.length && !document.find)
      return invalid("Choose the records: this rule finds none by itself.");
    const lanes = lane === "shop" ? ["shop"] : chosen;
    const runId = randomUUID();
    const trigger: Trigger = { on: "by_hand", rule: ruleId, of: runId, inputs: read.inputs, by: actor };
    await insertInternalDeliveries(
      client,
      shop,
      (lanes.length ? lanes.map((key) => ({ kind: lane as string, key })) : [{ kind: "scan", key: ruleId }]).map(
        ({ kind, key }) => ({
          ...{ webhookId: `hand:${runId}:${key}`, source: "MANUAL" as const, topic: "switchyard/by-hand" },
          ...{ laneKind: kind, laneKey: key, trigger, priority: lanes.length > 1 ? BEHIND_LIVE_WORK : 0 },
        }),
      ),
    );
    await writeAudit(client, shop, { actor, action: "rule.run", subject: `rule:${ruleId}` });
    return { outcome: "done", runId };
  });
}

const invalid = (message: string): RunRuleByHandResult => ({ outcome: "invalid", fields: {}, message });
