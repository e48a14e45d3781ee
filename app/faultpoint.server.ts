// Named places where the fault campaign kills the process. Does nothing unless FAULTPOINT names this place.
import { env } from "#app/env.server.ts";
import { type FaultPoint, TOLD_LATER } from "#app/fault-points.ts";

let target: string | undefined;
let left = 0;

function aimAt(place: string | undefined): void {
  const [name, nth] = place?.split(":") ?? [];
  target = name;
  left = Number(nth);
}

// A process that stands by is aimed when its turn comes, and at nothing by an empty message.
if (env.FAULTPOINT === TOLD_LATER) {
  process.on("message", (place) => aimAt(String(place)));
  process.channel?.unref();
} else aimAt(env.FAULTPOINT);

/** Kills this process with SIGKILL at the n-th visit of the place that FAULTPOINT (`name:n`) names. */
export function faultpoint(name: FaultPoint): void {
  if (name !== target) return;
  left--;
  if (left === 0) process.kill(process.pid, "SIGKILL");
}
