// Named places where the fault campaign kills the process. Does nothing unless FAULTPOINT names this place.
import { env } from "#app/env.server.ts";

export const FAULT_POINTS = [
  "ingest.before-commit",
  "ingest.after-commit",
  "dispatch.before-publish",
  "dispatch.after-publish",
  "lanes.after-claim",
  "lanes.after-gather",
  "lanes.before-record",
  "lanes.after-record",
  "effect.before-mark-sent",
  "effect.after-mark-sent",
  "effect.after-answer",
  "effect.after-settle",
  "lanes.before-release",
  "lanes.after-release",
] as const;
export type FaultPoint = (typeof FAULT_POINTS)[number];

const [target, nth] = env.FAULTPOINT?.split(":") ?? [];
let visits = 0;

/** Kills this process with SIGKILL at the n-th visit of the place that FAULTPOINT (`name:n`) names. */
export function faultpoint(name: FaultPoint): void {
  if (name !== target) return;
  visits++;
  if (visits === Number(nth)) process.kill(process.pid, "SIGKILL");
}
