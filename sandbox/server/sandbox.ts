import type { WebhookView } from "#sandbox/admin/admin-context.ts";
import type { FlowAction } from "#sandbox/flow/flow-extensions.ts";
import type { FlowTrigger } from "#sandbox/flow/flow-trigger.ts";
import type { HistoryAsk, HistoryProgress } from "#sandbox/server/control-history.ts";
import type { Faults } from "#sandbox/server/faults.ts";
import type { Journal } from "#sandbox/server/journal.ts";
import type { Router } from "#sandbox/server/router.ts";
import type { SinkLine } from "#sandbox/sinks/sink-journal.ts";
import type { TrafficAsk } from "#sandbox/traffic/live-traffic.ts";
import type { FlowRunRecord } from "#sandbox/world/records/flow-run.ts";
import type { Timers } from "#sandbox/world/timers.ts";
import type { World } from "#sandbox/world/world.ts";

export interface SandboxSettings {
  /** Where the app answers: frames, webhooks. */
  appUrl: string;
  apiKey: string;
  apiSecret: string;
  /** While the secret is rotated: the app may name itself by this one as well, and nothing is signed under it. */
  apiSecretToo: string | null;
  /** What the merchant grants when the app is installed. */
  scopes: string[];
  /** What the app may ask for later. */
  optionalScopes: string[];
  /** Lifetime of an expiring offline token. */
  tokenSeconds: number;
  /** How long Shopify takes to route a new order. */
  routingDelayMs: number;
  /** Whether a used-up budget of points is refused; points are counted in any case. */
  throttles: boolean;
  /** How many times faster than Shopify's four hours the retries of webhooks go. */
  retrySpeed: number;
}

/** What the parts of the sandbox share. */
export interface Sandbox {
  world: World;
  /** On the world's time. */
  timers: Timers;
  journal: Journal;
  faults: Faults;
  router: Router;
  settings: SandboxSettings;
  /** Keeps the whole world anew: for a part that made very much of it at once (`world.filling`). */
  keepAnew: () => void;
  /** Where parts keep their files; null: nothing is kept. */
  dataDirectory: string | null;
  /** Webhooks of a shop, newest first: set by the part that sends them. */
  webhooks: (shop: string, limit: number) => WebhookView[];
  /** What a webhook of late carried; null: it is not known any more. Set by the part that sends them. */
  webhookBody: (webhookId: string) => string | null;
  /** Makes a past for a store: set by the part that does. */
  history: { progress(): HistoryProgress; start(asked: HistoryAsk): HistoryProgress } | null;
  /** Flow as merchants use it with the app's actions: set by the part that runs them. */
  flow: {
    actions: readonly FlowAction[];
    /** What the app may fire, by handle. */
    triggers: ReadonlyMap<string, FlowTrigger>;
    start(asked: { shop: string; handle: string; properties: Record<string, unknown> }): FlowRunRecord;
  } | null;
  /** What the sinks took, oldest first: each set by its part. */
  sinks: { mail: () => readonly SinkLine[]; http: () => readonly SinkLine[] };
  /** How busy a store is from now on: set by the part that sends the buyers. */
  setTraffic: (shop: string, asked: TrafficAsk) => void;
  /** Further facts for GET /control/state, by name. */
  state: Record<string, () => unknown>;
}

/** A part registers its routes and listeners, and gives back how to stop. */
export type SandboxPart = (sandbox: Sandbox) => undefined | (() => Promise<void> | void);
