/** Places where the fault campaign kills a process, in the order in which a webhook passes them. */
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

/** As FAULTPOINT: the place comes later, from the process that started this one. */
export const TOLD_LATER = "told";
