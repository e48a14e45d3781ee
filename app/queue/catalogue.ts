// Every job there is: payload schema, attempts and why. Payloads carry ids only; the row is the truth, the job a nudge.
import { z } from "zod";

export const QUEUE = "switchyard";
/** In braces, so that all keys of the queue lie on one node of a Redis Cluster: BullMQ's scripts use several at once. */
export const KEY_PREFIX = "{bull}";

export const LanesWorkSchema = z.object({
  shop: z.string(),
  installation: z.number().int(),
  /** The fencing token of each lane's lease proves that this job may still work on it. */
  lanes: z.array(z.object({ kind: z.string(), key: z.string(), token: z.number().int() })).min(1),
});
export type LanesWork = z.infer<typeof LanesWorkSchema>;

export const CATALOGUE = {
  /** One look at one or more lanes of one shop. One attempt: PostgreSQL, not Redis, owns "still to do". */
  "lanes.work": { payload: LanesWorkSchema, attempts: 1 },
} as const satisfies Record<string, { payload: z.ZodType; attempts: number }>;

export type JobName = keyof typeof CATALOGUE;
export type JobPayload<K extends JobName> = z.infer<(typeof CATALOGUE)[K]["payload"]>;
