// Pure. What is handed to an applier: one effect on its way out.
import type { AdminClient } from "#app/admin/client.server.ts";
import type { EffectResult } from "#app/effects/effect-result.ts";
import type { EffectBody, EffectKind } from "#app/rules/effect.ts";

export type BodyOf<K extends EffectKind> = Extract<EffectBody, { kind: K }>;

export interface Application<K extends EffectKind = EffectKind> {
  body: BodyOf<K>;
  /** The gid of the record that it is about. */
  target: string;
  /** Of the order in whose lane it is sent; null in any other lane. */
  orderId: string | null;
  /** Stable over all attempts. */
  key: string;
  ageMs: number;
  /** False: a newer decision replaced it while its answer was out; only find out what is there. */
  wanted: boolean;
  /** An earlier attempt was never answered. */
  isDoubtful: boolean;
  /** That attempt can no longer be applied late: a look that does not find it counts. */
  absenceCounts: boolean;
  /** What was there just before the attempt that was never answered, as its applier wrote it down. */
  before: unknown;
  /** Back-off for a try that changed nothing, and the pause before looking again at one that may have. */
  retryInMs: number;
  lookInMs: number;
}

/** What a look before the send came to. */
export type Prepared =
  /** Nothing is to be sent. */
  | { end: EffectResult }
  /** Send now. `before` is remembered with the effect until the answer is there. */
  | { write: () => Promise<EffectResult>; before?: unknown };

export type Applier<K extends EffectKind> = (admin: AdminClient, application: Application<K>) => Promise<Prepared>;

/** An effect's short name inside Shopify: in notes that only staff see, so that a write is known again. */
export const shortKey = (key: string): string => `switchyard ${key.slice(0, 12)}`;
