// How a person asks for another time in the world.
import { z } from "zod";
import type { WorldClock } from "#sandbox/world/world-clock.ts";

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

/** Sets, jumps and speeds up the clock as asked. Returns what is wrong with what was asked, or null when it is done. */
export function turnClock(clock: WorldClock, asked: unknown): string | null {
  const parsed = ClockSchema.safeParse(asked);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => [...path, message].join(": ")).join("; ");
  const { set, jump, speed } = parsed.data;
  if (set) clock.set(Date.parse(set));
  if (jump) clock.jump(msOf(jump));
  if (speed) clock.run(speed);
  return null;
}
