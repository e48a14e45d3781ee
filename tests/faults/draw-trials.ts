// Pure. Which faults a campaign injects, in which order: the same for the same seed, however often it is interrupted.
import { FAULT_POINTS, type FaultPoint } from "#app/fault-points.ts";
import type { FaultKind } from "#sandbox/server/faults.ts";
import { seededRandom } from "#sandbox/world/seeded-random.ts";

/** What happens to the API's answers; a fault of each kind does it to every request that it strikes. */
const API_FAULTS = [
  ...(["throttle", "429", "500", "html", "internal"] as const),
  ...(["cut-before", "cut-after", "cut-mid", "apply-late"] as const),
] satisfies FaultKind[];
const WEBHOOK_FAULTS = ["duplicate", "reorder", "drop", "late"] as const;
/** Only the process that dispatches passes these. */
const isOfDispatcher = (point: FaultPoint) => point.startsWith("dispatch.");
const isOfWeb = (point: FaultPoint) => point.startsWith("ingest.");

export type Fault =
  | { family: "web-killed-at" | "worker-killed-at" | "dispatcher-killed-at"; point: FaultPoint; visit: number }
  | { family: "web-killed" | "worker-killed"; afterMs: number }
  | { family: "web-terminated" | "worker-terminated" }
  | { family: "worker-sleeps"; ms: number }
  | { family: "redis-wiped" | "redis-crashes" | "redis-loses-tail" | "postgres-crashes" }
  | { family: "redis-hangs"; ms: number }
  | { family: "postgres-connections-cut"; times: number }
  | { family: "api"; kind: (typeof API_FAULTS)[number]; ms: number }
  | { family: "webhooks"; kind: (typeof WEBHOOK_FAULTS)[number]; ms: number };
export type Family = Fault["family"];

/** The fault of one trial. Of each number in its own right: nothing hangs on which were drawn before. */
export function drawTrial(seed: number, trial: number): Fault {
  const chance = seededRandom(seed * 1_000_003 + trial);
  const family = chance.oneOf(FAMILIES);
  return DRAW[family](chance);
}

type Chance = ReturnType<typeof seededRandom>;
const at = <F extends "web-killed-at" | "worker-killed-at" | "dispatcher-killed-at">(
  family: F,
  chance: Chance,
  isOne: (point: FaultPoint) => boolean,
) => ({ family, point: chance.oneOf(FAULT_POINTS.filter(isOne)), visit: chance.between(1, 3) });

const DRAW: { [F in Family]: (chance: Chance) => Extract<Fault, { family: F | Family }> } = {
  "web-killed-at": (chance) => at("web-killed-at", chance, isOfWeb),
  "worker-killed-at": (chance) => at("worker-killed-at", chance, (point) => !isOfWeb(point) && !isOfDispatcher(point)),
  "dispatcher-killed-at": (chance) => at("dispatcher-killed-at", chance, isOfDispatcher),
  "web-killed": (chance) => ({ family: "web-killed", afterMs: chance.between(0, 1_000) }),
  "worker-killed": (chance) => ({ family: "worker-killed", afterMs: chance.between(0, 1_000) }),
  "web-terminated": () => ({ family: "web-terminated" }),
  "worker-terminated": () => ({ family: "worker-terminated" }),
  "worker-sleeps": (chance) => ({ family: "worker-sleeps", ms: chance.between(1_600, 4_000) }),
  "redis-wiped": () => ({ family: "redis-wiped" }),
  "redis-crashes": () => ({ family: "redis-crashes" }),
  "redis-loses-tail": () => ({ family: "redis-loses-tail" }),
  "redis-hangs": (chance) => ({ family: "redis-hangs", ms: chance.between(200, 2_500) }),
  "postgres-crashes": () => ({ family: "postgres-crashes" }),
  "postgres-connections-cut": (chance) => ({ family: "postgres-connections-cut", times: chance.between(1, 5) }),
  api: (chance) => ({ family: "api", kind: chance.oneOf(API_FAULTS), ms: chance.between(300, 2_000) }),
  webhooks: (chance) => ({ family: "webhooks", kind: chance.oneOf(WEBHOOK_FAULTS), ms: chance.between(300, 2_000) }),
};

export const FAMILIES = Object.keys(DRAW) as Family[];
