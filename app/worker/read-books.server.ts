// What our own books say of lanes beside their records: rules, effects, waivers, stages, memory, tables.
import type { PoolClient } from "pg";
import { env } from "#app/env.server.ts";
import type { Facts } from "#app/rules/facts.ts";
import { SUBJECTS } from "#app/rules/scope.ts";
import { databaseTime } from "#app/store/database-time.server.ts";
import { listOpenEffects, type OpenEffect } from "#app/store/effects.server.ts";
import { getMemory, type MemoryOwner } from "#app/store/memory.server.ts";
import {
  listDoneOccasions,
  listFieldWrites,
  listOwnedStates,
  type OwnedWrite,
  type Write,
} from "#app/store/past-effects.server.ts";
import { getTables, listTableNames } from "#app/store/rule-tables.server.ts";
import { activeRules, pinnedRules, type StoredRule } from "#app/store/rules.server.ts";
import type { ShopRecord } from "#app/store/shops.server.ts";
import { type EndedStage, listEndedStages } from "#app/store/stages.server.ts";
import { listWaivers } from "#app/store/waivers.server.ts";
import { type HeldLane, laneName } from "#app/worker/held-lane.ts";

export interface LaneRules {
  now: Date;
  rules: StoredRule[];
  pinned: StoredRule[];
  stages: EndedStage[];
}

/** The rules in force, and what these lanes have waited for that has come. */
export async function readLaneRules(client: PoolClient, shop: ShopRecord, lanes: HeldLane[]): Promise<LaneRules> {
  const now = await databaseTime(client);
  const rules = await activeRules(client, shop.shop);
  const stages = await listEndedStages(client, shop.shop, shop.installation, lanes);
  const isInForce = ({ ruleId, ruleVersion }: EndedStage) =>
    rules.some((rule) => rule.ruleId === ruleId && rule.version === ruleVersion);
  const pinned = await pinnedRules(
    client,
    shop.shop,
    stages.filter((stage) => !isInForce(stage)).map(({ ruleId, ruleVersion }) => ({ ruleId, version: ruleVersion })),
  );
  return { now, rules, pinned, stages };
}

/** Rules that are about records of these lanes. */
export function rulesOfLane(rules: readonly StoredRule[], kind: string): StoredRule[] {
  return rules.filter(({ document }) => SUBJECTS[document.about].lane === kind);
}

export interface LaneRecord {
  lane: HeldLane;
  /** As in record_state. */
  recordKey: string;
  /** Gid of the record. */
  target: string;
  /** Whose memory its rules look into, beside the store's. */
  memory: MemoryOwner[];
}

/** The parts of facts that come from our books. */
export type BookFacts = Pick<Facts, "memory" | "tables" | "found" | "owned" | "waivers" | "done" | "stages">;

export interface Books {
  factsOf(record: LaneRecord): BookFacts;
  writesOf(record: LaneRecord): Write[];
  /** Open effects that this lane works on. */
  openOf(record: LaneRecord): OpenEffect[];
}

export async function readBooks(
  client: PoolClient,
  { shop, installation }: ShopRecord,
  { rules, stages }: LaneRules,
  records: LaneRecord[],
): Promise<Books> {
  const lanes = records.map(({ lane }) => lane);
  const origins = records.map(({ lane, recordKey }) => ({ kind: lane.kind, key: recordKey }));
  const owned = await listOwnedStates(client, shop, installation, origins);
  const done = await listDoneOccasions(client, shop, installation, origins);
  const writes = await listFieldWrites(client, shop, installation, lanes);
  const open = await listOpenEffects(client, shop, installation, lanes, env.READ_BACK_AFTER_MS);
  const waivers = await listWaivers(
    client,
    shop,
    records.map(({ target }) => target),
  );
  const kinds = new Set(lanes.map(({ kind }) => kind));
  const looking = [...kinds].flatMap((kind) => rulesOfLane(rules, kind));
  const tables = await tablesFor(client, shop, looking);
  const memory = looking.some(({ usesMemory }) => usesMemory)
    ? await getMemory(client, shop, [{ scope: "shop", owner: shop }, ...records.flatMap((record) => record.memory)])
    : new Map<string, Record<string, unknown>>();

  return {
    factsOf: (record) => ({
      memory: memoryOf(memory, [{ scope: "shop", owner: shop }, ...record.memory]),
      tables,
      found: {},
      owned: ownedBy(owned, record),
      waivers: waivers.get(record.target) ?? [],
      done: done.get(laneName({ kind: record.lane.kind, key: record.recordKey })) ?? [],
      stages: stages
        .filter(({ lane, recordKey }) => laneName(lane) === laneName(record.lane) && recordKey === record.recordKey)
        .map(({ lane: _lane, recordKey: _key, ...stage }) => stage),
    }),
    writesOf: ({ lane }) =>
      writes.filter((write) => laneName({ kind: write.laneKind, key: write.laneKey }) === laneName(lane)),
    openOf: ({ lane }) =>
      open.filter((effect) => laneName({ kind: effect.laneKind, key: effect.laneKey }) === laneName(lane)),
  };
}

function ownedBy(owned: OwnedWrite[], { lane, recordKey }: LaneRecord): Facts["owned"] {
  return owned
    .filter((state) => state.originKind === lane.kind && state.originKey === recordKey)
    .map(({ ruleId, actionId, target, on, digest, wrote }) => ({ ruleId, actionId, target, on, digest, wrote }));
}

function memoryOf(held: ReadonlyMap<string, Record<string, unknown>>, owners: MemoryOwner[]): Facts["memory"] {
  const memory: Facts["memory"] = { shop: {}, order: {}, customer: {}, product: {} };
  for (const { scope, owner } of owners) memory[scope] = held.get(`${scope}/${owner}`) ?? {};
  return memory;
}

/** Only tables that a rule looks into: a log to which rules only add costs nothing. */
async function tablesFor(client: PoolClient, shop: string, rules: readonly StoredRule[]): Promise<Facts["tables"]> {
  if (!rules.length) return {};
  const names = await listTableNames(client, shop);
  const wanted = names.filter((name) => {
    const quoted = JSON.stringify(name);
    return rules.some(({ text }) => text.replaceAll(`"table":${quoted}`, "").includes(quoted.slice(1, -1)));
  });
  return (await getTables(client, shop, wanted)) as Facts["tables"];
}
