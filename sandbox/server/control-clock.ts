// The world's clock, by hand: GET and POST /control/clock.
import { z } from "zod";
import { fromThisMachine } from "#sandbox/server/control.ts";
import { HttpProblem, sendJson } from "#sandbox/server/router.ts";
import type { SandboxPart } from "#sandbox/server/sandbox.ts";

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const ClockSchema = z
  .strictObject({
    /** 1 is real time. */
    speed: z.number().positive().max(1_000_000).optional(),
    /** "90s", "15m", "4h", "1d"; with a minus sign backwards. */
    jump: z
      .string()
      .regex(/^-?\d{1,6}[smhd]$/, 'wants a number and a unit, "90s", "15m", "4h" or "1d"')
      .optional(),
    /** A moment: "2026-11-27T09:00:00Z". */
    set: z.iso.datetime({ offset: true }).optional(),
  })
  .refine((asked) => Object.keys(asked).length > 0, "wants speed, jump or set");

const msOf = (text: string) => Number(text.slice(0, -1)) * UNITS[text.at(-1) as keyof typeof UNITS];

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
      const asked = ClockSchema.safeParse(await exchange.json());
      if (!asked.success)
        throw new HttpProblem(
          400,
          asked.error.issues.map(({ path, message }) => [...path, message].join(": ")).join("; "),
        );
      const { set, jump, speed } = asked.data;
      if (set) clock.set(Date.parse(set));
      if (jump) clock.jump(msOf(jump));
      if (speed) clock.run(speed);
      sendJson(exchange.response, 200, now());
    }),
  );
  return undefined;
};
