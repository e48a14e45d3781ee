// An event concerns more than its own lane: what happens to an order its customer, stock its product, all of it the store.
// Those lanes are told of what a rule of theirs waits for, and of nothing else.
import type { PoolClient } from "pg";
import type { EffectBody } from "#app/rules/effect.ts";
import { SUBJECTS } from "#app/rules/scope.ts";
import { lanesOf } from "#app/rules/trigger.ts";
import { type InternalDelivery, insertInternalDeliveries } from "#app/store/deliveries.server.ts";
import type { StoredRule } from "#app/store/rules.server.ts";
import type { CarriedTrigger } from "#app/worker/gathered.ts";
import { listensTo } from "#app/worker/listens-to.ts";
import { rulesOfLane } from "#app/worker/read-books.server.ts";
import type { Conclusion } from "#app/worker/record-decisions.server.ts";

/** Rules of two lanes that set each other off have an end. */
const MOST_HOPS = 5;

type Origin = Pick<Conclusion, "lane" | "recordKey" | "relates" | "triggers">;

export async function handOverEvents(
  client: PoolClient,
  shop: string,
  conclusions: readonly Origin[],
  started: readonly { run: Origin; body: Extract<EffectBody, { kind: "start_rule" }>; ruleId: string }[],
  rules: readonly StoredRule[],
): Promise<void> {
  const told = conclusions.flatMap((origin) =>
    // Without a rule elsewhere nobody waits.
    origin.triggers.flatMap((trigger) =>
      lanesOf(trigger.on)
        .filter((kind) => kind !== origin.lane.kind && listensTo(rulesOfLane(rules, kind), trigger.on))
        .flatMap((kind) => delivery(origin, kind, { ...trigger, of: trigger.of ?? origin.recordKey })),
    ),
  );
  const starts = started.flatMap(({ run, body, ruleId }) => {
    const rule = rules.find((one) => one.ruleId === body.rule);
    const kind = rule && SUBJECTS[rule.document.about].lane;
    if (!kind || kind === run.lane.kind) return [];
    const hops = Math.max(0, ...run.triggers.map((trigger) => trigger.hops ?? 0));
    return delivery(run, kind, { on: "rule", rule: body.rule, of: ruleId, inputs: body.inputs, hops });
  });
  await insertInternalDeliveries(client, shop, [...told, ...starts]);
}

function delivery({ lane, recordKey, relates }: Origin, kind: string, trigger: CarriedTrigger): InternalDelivery[] {
  const hops = (trigger.hops ?? 0) + 1;
  const target = kind === "shop" ? { kind, key: "shop" } : relates.find((one) => one.kind === kind);
  if (!target || hops > MOST_HOPS) return [];
  const carried: CarriedTrigger = { ...trigger, body: { [`${lane.kind}_id`]: recordKey, ...trigger.body }, hops };
  return [
    {
      webhookId: `event:${lane.kind}:${recordKey}:${lane.token}:${kind}:${trigger.on}:${trigger.of}:${trigger.rule ?? ""}`,
      source: "EVENT",
      topic: `switchyard/${trigger.on}`,
      laneKind: target.kind,
      laneKey: target.key,
      trigger: carried,
    },
  ];
}
