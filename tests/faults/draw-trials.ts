// Pure. Which faults a campaign injects, in which order: the same for the same seed, however often it is interrupted.
import { FAULT_POINTS, type FaultPoint } from "#app/fault-points.ts";
import type { FaultKind } from "#sandbox/server/faults.ts";
import { seededRandom } from "#sandbox/world/seeded-random.ts";
import { DEADLOCKED_TABLES, LOCKED_TABLES, type LockedTable } from "#tests/faults/hold-locks.ts";

/** What happens to the API's answers; a fault of each kind does it to every request that it strikes. */
const API_FAULTS = [
  ...(["throttle", "429", "500", "html", "internal"] as const),
  ...(["cut-before", "cut-after", "cut-mid", "apply-late"] as const),
] satisfies FaultKind[];
const WEBHOOK_FAULTS = ["duplicate", "reorder", "drop", "late"] as const;
/** Slow: milliseconds later in either direction. */
const WIRES = { postgres: 30, redis: 60, shopify: 250, web: 250 } as const;
export type WireName = keyof typeof WIRES;
const HOUR = 3_600_000;
const OFFSETS_MS = [-HOUR, -600_000, -60_000, 60_000, 600_000, HOUR];
/** After its start a process has begun to work by then, or is about to. */
const AT_WORK_MS = { from: 300, to: 3_000 };

/** Only the process that dispatches passes these. */
export const isOfDispatcher = (point: FaultPoint) => point.startsWith("dispatch.");
export const isOfWeb = (point: FaultPoint) => point.startsWith("ingest.");

export type Fault =
  | { family: "web-killed-at" | "worker-killed-at" | "dispatcher-killed-at"; point: FaultPoint; visit: number }
  | { family: "web-killed" | "worker-killed"; afterMs: number }
  | { family: "web-terminated" | "worker-terminated" }
  | { family: "worker-sleeps"; ms: number }
  | { family: "worker-blocks"; afterMs: number; ms: number }
  | { family: "worker-out-of-memory"; afterMs: number }
  | { family: "worker-of-another-time"; offsetMs: number; ms: number }
  | { family: "worker-clock-steps"; offsetMs: number; afterMs: number; ms: number }
  | { family: "releases-side-by-side"; ms: number }
  | { family: "redis-wiped" | "redis-crashes" | "redis-loses-tail" | "postgres-crashes" }
  | { family: "redis-hangs" | "redis-full"; ms: number }
  | { family: "postgres-connections-cut"; times: number }
  | { family: "postgres-cut-at-commit"; side: "question" | "answer"; times: number }
  | { family: "postgres-locked"; table: LockedTable; ms: number }
  | { family: "postgres-deadlock"; table: LockedTable }
  | { family: "disk-full"; of: "postgres" | "redis"; ms: number }
  | { family: "wire-cut" | "wire-silent"; wire: WireName; ms: number }
  | { family: "wire-slow"; wire: WireName; latencyMs: number; ms: number }
  | { family: "wire-forgotten"; wire: "postgres" | "redis" }
  | { family: "api"; kind: (typeof API_FAULTS)[number]; ms: number }
  | { family: "token-refused" }
  | { family: "token-expires"; seconds: number; ms: number }
  | { family: "token-refresh-cut"; side: "question" | "answer" }
  | { family: "client-secret-rotated" }
  | { family: "webhooks"; kind: (typeof WEBHOOK_FAULTS)[number]; ms: number }
  | { family: "storm"; orders: number }
  | { family: "storm-of-replays"; perSecond: number; ms: number }
  | { family: "rule-edited"; times: number }
  | { family: "store-uninstalled"; orders: number; afterMs: number; again: "no" | "at-once" | "before-the-word" }
  | { family: "store-redacted"; orders: number; afterMs: number };
export type Family = Fault["family"];
type FaultOf<F extends Family> = Extract<Fault, { family: F | Family }> & { family: F };

/** The fault of one trial. Of each number in its own right: nothing hangs on which were drawn before. */
export function drawTrial(seed: number, trial: number, families: readonly Family[] = FAMILIES): Fault {
  const chance = seededRandom(seed * 1_000_003 + trial);
  const family = chance.oneOf(families);
  return DRAW[family](chance);
}

type Chance = ReturnType<typeof seededRandom>;
const at = <F extends "web-killed-at" | "worker-killed-at" | "dispatcher-killed-at">(
  family: F,
  chance: Chance,
  isOne: (point: FaultPoint) => boolean,
) => ({ family, point: chance.oneOf(FAULT_POINTS.filter(isOne)), visit: chance.between(1, 3) });
const aWire = (chance: Chance) => chance.oneOf(Object.keys(WIRES) as WireName[]);

const DRAW: { [F in Family]: (chance: Chance) => FaultOf<F> } = {
  "web-killed-at": (chance) => at("web-killed-at", chance, isOfWeb),
  "worker-killed-at": (chance) => at("worker-killed-at", chance, (point) => !isOfWeb(point) && !isOfDispatcher(point)),
  "dispatcher-killed-at": (chance) => at("dispatcher-killed-at", chance, isOfDispatcher),
  "web-killed": (chance) => ({ family: "web-killed", afterMs: chance.between(0, 500) }),
  "worker-killed": (chance) => ({ family: "worker-killed", afterMs: chance.between(0, 500) }),
  "web-terminated": () => ({ family: "web-terminated" }),
  "worker-terminated": () => ({ family: "worker-terminated" }),
  "worker-sleeps": (chance) => ({ family: "worker-sleeps", ms: chance.between(1_600, 4_000) }),
  "worker-of-another-time": (chance) => ({
    family: "worker-of-another-time",
    offsetMs: chance.oneOf(OFFSETS_MS),
    ms: chance.between(500, 2_000),
  }),
  "worker-clock-steps": (chance) => ({
    family: "worker-clock-steps",
    offsetMs: chance.oneOf(OFFSETS_MS),
    afterMs: chance.between(AT_WORK_MS.from, AT_WORK_MS.to),
    ms: chance.between(500, 2_000),
  }),
  // Past its leases, or so short that nobody notices.
  "worker-blocks": (chance) => ({
    family: "worker-blocks",
    afterMs: chance.between(AT_WORK_MS.from, AT_WORK_MS.to),
    ms: chance.between(500, 5_000),
  }),
  "worker-out-of-memory": (chance) => ({
    family: "worker-out-of-memory",
    afterMs: chance.between(AT_WORK_MS.from, AT_WORK_MS.to),
  }),
  "releases-side-by-side": (chance) => ({ family: "releases-side-by-side", ms: chance.between(1_000, 3_000) }),
  "redis-wiped": () => ({ family: "redis-wiped" }),
  "redis-crashes": () => ({ family: "redis-crashes" }),
  "redis-loses-tail": () => ({ family: "redis-loses-tail" }),
  "redis-hangs": (chance) => ({ family: "redis-hangs", ms: chance.between(200, 2_500) }),
  "redis-full": (chance) => ({ family: "redis-full", ms: chance.between(300, 2_000) }),
  "postgres-crashes": () => ({ family: "postgres-crashes" }),
  "postgres-connections-cut": (chance) => ({ family: "postgres-connections-cut", times: chance.between(1, 5) }),
  "postgres-cut-at-commit": (chance) => ({
    family: "postgres-cut-at-commit",
    side: chance.oneOf(["question", "answer"] as const),
    times: chance.between(1, 3),
  }),
  "postgres-locked": (chance) => ({
    family: "postgres-locked",
    table: chance.oneOf(LOCKED_TABLES),
    ms: chance.between(200, 5_000),
  }),
  "postgres-deadlock": (chance) => ({ family: "postgres-deadlock", table: chance.oneOf(DEADLOCKED_TABLES) }),
  "disk-full": (chance) => ({
    family: "disk-full",
    of: chance.oneOf(["postgres", "redis"] as const),
    ms: chance.between(500, 4_000),
  }),
  // Mostly for moments, and now and then for so long that everything that waits gives up.
  "wire-cut": (chance) => ({
    family: "wire-cut",
    wire: aWire(chance),
    ms: chance.happens(0.05) ? chance.between(20_000, 60_000) : chance.between(200, 3_000),
  }),
  "wire-silent": (chance) => ({ family: "wire-silent", wire: aWire(chance), ms: chance.between(200, 3_000) }),
  "wire-slow": (chance) => {
    const wire = aWire(chance);
    return { family: "wire-slow", wire, latencyMs: WIRES[wire], ms: chance.between(500, 2_500) };
  },
  "wire-forgotten": (chance) => ({
    family: "wire-forgotten",
    wire: chance.oneOf(["postgres", "redis"] as const),
  }),
  api: (chance) => ({ family: "api", kind: chance.oneOf(API_FAULTS), ms: chance.between(300, 2_000) }),
  "token-refused": () => ({ family: "token-refused" }),
  "token-expires": (chance) => ({
    family: "token-expires",
    seconds: chance.between(1, 3),
    ms: chance.between(1_000, 4_000),
  }),
  "token-refresh-cut": (chance) => ({
    family: "token-refresh-cut",
    side: chance.oneOf(["question", "answer"] as const),
  }),
  "client-secret-rotated": () => ({ family: "client-secret-rotated" }),
  webhooks: (chance) => ({ family: "webhooks", kind: chance.oneOf(WEBHOOK_FAULTS), ms: chance.between(300, 2_000) }),
  storm: (chance) => ({ family: "storm", orders: chance.between(20, 80) }),
  "storm-of-replays": (chance) => ({
    family: "storm-of-replays",
    perSecond: chance.oneOf([200, 500, 1_000]),
    ms: chance.between(500, 3_000),
  }),
  "store-uninstalled": (chance) => ({
    family: "store-uninstalled",
    orders: chance.between(3, 15),
    afterMs: chance.between(0, 3_000),
    again: chance.oneOf(["no", "at-once", "before-the-word"] as const),
  }),
  "store-redacted": (chance) => ({
    family: "store-redacted",
    orders: chance.between(3, 15),
    afterMs: chance.between(0, 3_000),
  }),
  "rule-edited": (chance) => ({ family: "rule-edited", times: chance.between(1, 5) }),
};

export const FAMILIES = Object.keys(DRAW) as Family[];

/** What a fault strikes: those of one place come one after the other, those of several may overlap. */
export type Site = WireName | "workers" | "shop" | "neighbour";

export function sitesOf(fault: Fault): readonly Site[] {
  switch (fault.family) {
    case "web-killed-at":
    case "web-killed":
    case "web-terminated":
    case "releases-side-by-side":
    case "storm-of-replays":
      return ["web"];
    case "worker-killed-at":
    case "dispatcher-killed-at":
    case "worker-killed":
    case "worker-terminated":
    case "worker-sleeps":
    case "worker-of-another-time":
    case "worker-clock-steps":
    case "worker-blocks":
    case "worker-out-of-memory":
      return ["workers"];
    case "redis-wiped":
    case "redis-crashes":
    case "redis-loses-tail":
    case "redis-hangs":
    case "redis-full":
      return ["redis"];
    case "postgres-crashes":
    case "postgres-connections-cut":
    case "postgres-cut-at-commit":
    case "postgres-locked":
    case "postgres-deadlock":
      return ["postgres"];
    case "disk-full":
      return [fault.of];
    case "wire-cut":
    case "wire-silent":
    case "wire-slow":
    case "wire-forgotten":
      return [fault.wire];
    case "api":
    case "client-secret-rotated":
      return ["web", "workers", "shopify"];
    case "token-refused":
    case "token-expires":
    case "token-refresh-cut":
      return ["shopify"];
    case "store-uninstalled":
      // Webhooks are held back by a switch that those faults of the shop's webhooks set too.
      return fault.again === "before-the-word" ? ["neighbour", "shop"] : ["neighbour"];
    case "store-redacted":
      return ["neighbour"];
    case "webhooks":
    case "storm":
    case "rule-edited":
      return ["shop"];
  }
}
