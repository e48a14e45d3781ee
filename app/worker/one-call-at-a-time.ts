// Pure. Each call for a rule has a look of its own: what it carries are facts of that look, and its answer is that look's run.
import { isCall } from "#app/rules/is-call.ts";
import type { Trigger } from "#app/rules/trigger.ts";

type Telling = { told: { tells: string } | { tells: "trigger"; trigger: Trigger } };

/** When a lane is looked at again that has more calls. */
export const AT_ONCE = new Date(0);

/** The oldest call with all that is no call, and the calls that wait for the next looks. */
export function oneCallAtATime<T extends Telling>(deliveries: readonly T[]): { now: T[]; later: T[] } {
  const [, ...later] = deliveries.filter(
    ({ told }) => "trigger" in told && told.tells === "trigger" && isCall(told.trigger),
  );
  return { now: deliveries.filter((delivery) => !later.includes(delivery)), later };
}
