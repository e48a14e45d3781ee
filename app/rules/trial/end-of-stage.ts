// Pure. How what a program waits for ends, as a trial's facts say it.
import type { OpenedStage } from "#app/rules/decision.ts";
import type { Stage } from "#app/rules/facts.ts";
import type { Moment } from "#app/rules/trial/trial-world.ts";

/** How a stage ends at this moment; null: it still waits. */
export function endOfStage(
  { waits }: OpenedStage,
  { approve, answer }: Moment,
  now: string,
): Pick<Stage, "outcome" | "detail" | "results"> | null {
  switch (waits.for) {
    case "time":
      return waits.until <= now ? { outcome: "due", detail: null, results: {} } : null;
    case "approval":
      if (approve !== undefined) return { outcome: approve ? "approved" : "declined", detail: null, results: {} };
      return waits.expiresAt !== null && waits.expiresAt <= now
        ? { outcome: "expired", detail: null, results: {} }
        : null;
    case "effect": {
      // Where the facts say nothing, it went well.
      const said = answer?.[waits.saveAs ?? waits.actionId] ?? answer?.[waits.actionId] ?? answer?.["*"];
      if (said && typeof said === "object" && "refused" in said)
        return { outcome: "refused", detail: String(said.refused), results: {} };
      const status = said && typeof said === "object" && "status" in said ? Number(said.status) : 200;
      // As in the store: only an answer of 200 to 299 says that it was taken.
      const isTaken = status >= 200 && status < 300;
      return {
        outcome: isTaken ? "confirmed" : "refused",
        detail: isTaken ? null : `Answered ${status}.`,
        results: waits.saveAs === null ? {} : { [waits.saveAs]: said ?? { status: 200, body: {} } },
      };
    }
  }
}
