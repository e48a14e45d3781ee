/** How a job ends when nothing is broken; anything thrown is a fault. */
export type JobOutcome =
  | { outcome: "done" }
  /** Somebody else holds the lanes by now, or nothing was left to do. */
  | { outcome: "skipped"; reason: string };
