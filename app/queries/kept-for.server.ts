// How long what pages show is kept; they say so, lest somebody takes the end of a list for the beginning of things.
import { env } from "#app/env.server.ts";

/** In days. */
export interface KeptFor {
  deliveries: number;
  decisions: number;
}

export const keptFor = (): KeptFor => ({
  deliveries: env.DELIVERY_RETENTION_DAYS,
  decisions: env.DECISION_RETENTION_DAYS,
});
