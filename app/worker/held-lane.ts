// Pure. How a look at a lane ended.
import type { ClaimedLane } from "#app/store/lanes.server.ts";

export type HeldLane = Pick<ClaimedLane, "kind" | "key" | "token" | "wanted" | "priority">;

export type LaneEnd =
  /** Looked at to the end. `dueAt`: when to look again; null: when something arrives. */
  | { outcome: "rested"; dueAt: Date | null }
  /** Something outside keeps it from being looked at: again after a while, and no fault of its own. */
  | { outcome: "postponed"; inMs: number; reason: string }
  /** The lease is another worker's by now: everything is left to it. */
  | { outcome: "lost" }
  /** It cannot be looked at; the third time in a row it is set aside with this reason. */
  | { outcome: "failed"; reason: string };

export const laneName = ({ kind, key }: { kind: string; key: string }): string => `${kind}/${key}`;

/** The end of each lane, by its name. */
export type LaneEnds = Map<string, LaneEnd>;
