// What stands in PostgreSQL around each call to Shopify: may it be sent, it is sent now, so it ended. For lanes of one store that
// are at it at the same time in as few transactions as can be.
import type { PoolClient } from "pg";
import { inShop } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { groupByTurn } from "#app/lib/group-by-turn.ts";
import { readBrake } from "#app/store/brakes.server.ts";
import { databaseIsAway } from "#app/store/database-away.ts";
import {
  listFallen,
  listOpenEffects,
  markEffectsSent,
  type OpenEffect,
  type Settlement,
  settleEffects,
} from "#app/store/effects.server.ts";
import { assertFences, FenceLost } from "#app/store/lanes.server.ts";
import { markOrdersWritten } from "#app/store/orders.server.ts";
import { endStagesOfEffects } from "#app/store/stages.server.ts";
import { wakeStages } from "#app/store/wake-stages.server.ts";
import { type HeldLane, laneName } from "#app/worker/held-lane.ts";
import { type RuleFailure, tellOfFailures } from "#app/worker/tell-of-failures.server.ts";

export interface ToSend {
  lane: HeldLane;
  effectIds: number[];
  /** What a look showed before the write. */
  before: unknown;
}

export type MarkedSent =
  | { outcome: "stopped" }
  /** Not one of them is marked: these may not be sent any more. */
  | { outcome: "fallen"; fallen: ReadonlySet<number> }
  /** Attempt by effect; of one that somebody settled meanwhile there is none. */
  | { outcome: "marked"; attempts: ReadonlyMap<number, number> };

export interface ToSettle {
  lane: HeldLane;
  effects: readonly OpenEffect[];
  settlements: readonly Settlement[];
  /** Shopify's own time of a confirmed write, ISO 8601. */
  answeredAt: string | null;
}

export interface Settled {
  /** Ids of those that moved; the others had moved on meanwhile. */
  moved: ReadonlySet<number>;
  /** All that the lane owes then. */
  open: OpenEffect[];
}

export interface WriteGroup {
  /** The brake that is pulled, in words; null: writing is allowed. */
  readBrake(): Promise<string | null>;
  /** Marks as sent what is to be sent now. @throws FenceLost */
  markSent(toSend: ToSend): Promise<MarkedSent>;
  /** Writes how they ended. */
  settle(ended: ToSettle): Promise<Settled>;
}

/** A lane that is lost is the fault of one; a database that is away meets every one of them. */
const isOfAll = (error: unknown) => !(error instanceof FenceLost) && databaseIsAway(error);

/** For the lanes of one batch: each sends one thing at a time. */
export function writeGroup(shop: string, installation: number): WriteGroup {
  const inOne = <Item, Result>(work: (client: PoolClient, items: Item[]) => Promise<readonly Result[]>) =>
    groupByTurn((items: Item[]) => inShop(shop, (client) => work(client, items)), isOfAll);
  const brake = inOne(async (client, items: null[]) => {
    const pulled = await readBrake(client, shop, installation);
    return items.map(() => pulled);
  });
  return {
    readBrake: () => brake(null),
    markSent: inOne((client, items) => markSent(client, shop, installation, items)),
    settle: inOne((client, items) => settle(client, shop, installation, items)),
  };
}

async function markSent(
  client: PoolClient,
  shop: string,
  installation: number,
  items: readonly ToSend[],
): Promise<MarkedSent[]> {
  await assertFences(
    client,
    shop,
    items.map(({ lane }) => lane),
  );
  if (await readBrake(client, shop, installation)) return items.map(() => ({ outcome: "stopped" }));
  const fallen = await listFallen(
    client,
    shop,
    items.flatMap(({ effectIds }) => effectIds),
  );
  const isSendable = ({ effectIds }: ToSend) => !effectIds.some((id) => fallen.has(id));
  const attempts = await markEffectsSent(
    client,
    shop,
    items.filter(isSendable).flatMap(({ effectIds, before }) => effectIds.map((id) => ({ id, before }))),
    { timeoutMs: env.ADMIN_TIMEOUT_MS, readBackAfterMs: env.READ_BACK_AFTER_MS },
  );
  return items.map((item) => (isSendable(item) ? { outcome: "marked", attempts } : { outcome: "fallen", fallen }));
}

async function settle(
  client: PoolClient,
  shop: string,
  installation: number,
  items: readonly ToSettle[],
): Promise<Settled[]> {
  const ids = await settleEffects(
    client,
    shop,
    items.flatMap(({ settlements }) => settlements),
  );
  const moved = new Set(ids);
  await wakeStages(client, shop, await endStagesOfEffects(client, shop, { ids }));
  await tellOfFailures(
    client,
    shop,
    items.flatMap((item) => failuresOf(item, moved)),
  );
  await markOrdersWritten(
    client,
    shop,
    items.flatMap(({ lane, answeredAt }) =>
      answeredAt && lane.kind === "order" ? [{ orderId: lane.key, at: answeredAt }] : [],
    ),
  );
  const open = await listOpenEffects(
    client,
    shop,
    installation,
    items.map(({ lane }) => lane),
    env.READ_BACK_AFTER_MS,
  );
  const byLane = Map.groupBy(open, ({ laneKind, laneKey }) => laneName({ kind: laneKind, key: laneKey }));
  return items.map(({ lane }) => ({ moved, open: byLane.get(laneName(lane)) ?? [] }));
}

/** Of those that moved: what was refused, and what nobody knows the end of. */
function failuresOf({ effects, settlements }: ToSettle, moved: ReadonlySet<number>): RuleFailure[] {
  return settlements.flatMap(({ id, to, reason, attempts }): RuleFailure[] => {
    const effect = effects.find((one) => one.id === id);
    if (!effect || !moved.has(id) || (to !== "REFUSED" && to !== "UNSETTLED")) return [];
    const { ruleId, body, actionId: step, target, originKind, originKey } = effect;
    return [
      {
        ...{ key: `${id}:${attempts}:${to}`, ruleId, body, step, target, originKind, originKey },
        ...{ error: reason ?? "", status: to === "REFUSED" ? "refused" : "unsettled" },
      },
    ];
  });
}
