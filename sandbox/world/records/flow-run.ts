// Pure. One run of a step of a merchant's Flow workflow that an app carries out.
import type { Instant } from "#sandbox/world/types.ts";

export interface FlowRunRecord {
  /** `action_run_id`: the same for every attempt. */
  id: string;
  shop: string;
  /** Of the app's flow action extension. */
  handle: string;
  /** Absolute, or relative to the app's address. */
  runtimeUrl: string;
  properties: Record<string, unknown>;
  /** RUNNING until the app says 200, or something that ends it. */
  status: "RUNNING" | "DONE" | "FAILED";
  startedAt: Instant;
  attempts: { at: string; status: number | string }[];
}
