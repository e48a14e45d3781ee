// Named places where the fault campaign kills the process. Does nothing unless FAULTPOINT names this place.
import { env } from "#app/env.server.ts";
import type { FaultPoint } from "#app/fault-points.ts";

const [target, nth] = env.FAULTPOINT?.split(":") ?? [];
let visits = 0;

/** Kills this process with SIGKILL at the n-th visit of the place that FAULTPOINT (`name:n`) names. */
export function faultpoint(name: FaultPoint): void {
  if (name !== target) return;
  visits++;
  if (visits === Number(nth)) process.kill(process.pid, "SIGKILL");
}
