// What a person asks to be written to an order. It goes the way of every write: recorded first, sent by the order's lane, settled
// by its class, shown in the story.
import { randomUUID } from "node:crypto";
import type { PoolClient } from "pg";
import { EFFECT_CLASS, type EffectBody, type EffectClass } from "#app/rules/effect.ts";
import { insertEffects } from "#app/store/effects.server.ts";
import { bumpLane } from "#app/store/lanes.server.ts";

/** Stands where other effects name their rule. */
export const BY_HAND = "by-hand";

export interface EffectByHand {
  orderId: string;
  customerId: string | null;
  /** The order's gid, or that of one of its fulfilment orders. */
  target: string;
  body: EffectBody;
}

export async function insertEffectByHand(
  client: PoolClient,
  shop: string,
  installation: number,
  { orderId, customerId, target, body }: EffectByHand,
): Promise<void> {
  const lane = { kind: "order", key: orderId };
  await insertEffects(client, shop, installation, [
    {
      ...{ originKind: lane.kind, originKey: lane.key, orderId, customerId },
      // No run decided it.
      runId: 0,
      class: EFFECT_CLASS[body.kind] as Exclude<EffectClass, "OWN">,
      status: "INTENDED",
      reason: null,
      // No rule has to be true for it: see listFallen.
      matched: false,
      effect: {
        ...{ ruleId: BY_HAND, ruleVersion: 0, actionId: body.kind, acts: "once", occasion: randomUUID() },
        ...{ target, lane, body, approval: false },
      },
    },
  ]);
  await bumpLane(client, shop, lane);
}
