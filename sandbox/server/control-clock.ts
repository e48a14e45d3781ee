// The world's clock, by hand: GET and POST /control/clock.
import { fromThisMachine } from "#sandbox/server/control.ts";
import { HttpProblem, sendJson } from "#sandbox/server/router.ts";
import type { SandboxPart } from "#sandbox/server/sandbox.ts";
import { turnClock } from "#sandbox/server/turn-clock.ts";

export const controlClock: SandboxPart = ({ router, world }) => {
  const { clock } = world;
  const now = () => ({ now: new Date(clock.nowMs()).toISOString(), speed: clock.speed });
  router.on(
    "GET",
    "/control/clock",
    fromThisMachine(({ response }) => sendJson(response, 200, now())),
  );
  router.on(
    "POST",
    "/control/clock",
    fromThisMachine(async (exchange) => {
      const problem = turnClock(clock, await exchange.json());
      if (problem) throw new HttpProblem(400, problem);
      sendJson(exchange.response, 200, now());
    }),
  );
  return undefined;
};
