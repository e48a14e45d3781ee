// An effect that stands in the ledger as if a rule had decided it, sent by the worker of its lane.
import { randomUUID } from "node:crypto";
import type { EffectBody } from "#app/rules/effect.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import type { WorkedShop } from "#tests/support/worked-shop.ts";

export interface EffectToSend {
  body: EffectBody;
  target: string;
  lane: { kind: string; key: string };
}

export interface SentEffect {
  status: string;
  reason: string | null;
  attempts: number;
  answer: Record<string, unknown> | null;
}

/** Writes an effect down and wakes its lane. Returns its key. */
export async function intendEffect({ shop }: WorkedShop, { body, target, lane }: EffectToSend): Promise<string> {
  const { inShop } = await import("#app/db.server.ts");
  const { effectKey, insertEffects } = await import("#app/store/effects.server.ts");
  const { bumpLanes } = await import("#app/store/lanes.server.ts");
  const { EFFECT_CLASS } = await import("#app/rules/effect.ts");
  const occasion = `run:${randomUUID()}`;
  const effect = {
    ...{ ruleId: "tried", ruleVersion: 1, actionId: "0", acts: "once" as const, approval: false },
    ...{ occasion, target, lane, body },
  };
  await inShop(shop, async (client) => {
    await insertEffects(client, shop, 1, [
      {
        ...{
          originKind: lane.kind,
          originKey: lane.key,
          runId: 0,
          orderId: null,
          customerId: null,
          matched: false,
          reason: null,
        },
        ...{ class: EFFECT_CLASS[body.kind], status: "INTENDED", effect },
      },
    ]);
    await bumpLanes(client, shop, [lane]);
  });
  return effectKey(shop, 1, effect);
}

/** Writes an effect down, lets the lanes work until nothing is due, and says how it ended. */
export async function sendEffect(worked: WorkedShop, effect: EffectToSend): Promise<SentEffect> {
  const key = await intendEffect(worked, effect);
  await worked.settle();
  return sentEffect(worked, key);
}

export async function sentEffect({ shop }: WorkedShop, key: string): Promise<SentEffect> {
  const [row] = await rowsOf<SentEffect>(
    "select status, reason, attempts, answer from effect where shop = $1 and key = $2",
    [shop, key],
  );
  if (!row) throw new Error("there is no such effect");
  return row;
}
