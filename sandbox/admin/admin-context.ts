// What the admin pages are made of: the world, and views of what others in the sandbox noted.
import type { FlowAction } from "#sandbox/flow/flow-extensions.ts";
import type { HistoryProgress } from "#sandbox/server/control-history.ts";
import type { Faults } from "#sandbox/server/faults.ts";
import type { SinkLine } from "#sandbox/sinks/sink-journal.ts";
import type { TrafficAsk } from "#sandbox/traffic/live-traffic.ts";
import { STAFF_NAME } from "#sandbox/world/staff.ts";
import type { World } from "#sandbox/world/world.ts";

/** One call of the app to the Admin API, or to the token endpoint. */
export interface ApiCallView {
  at: string;
  operation: string;
  /** "ok", "throttled", an error in words. */
  outcome: string;
  points: number | null;
  /** What was left of the budget afterwards. */
  left: number | null;
  variables: Record<string, unknown>;
  /** Orders, customers … that a mutation named, as gids. */
  targetIds: string[];
  /** Null for a query. */
  changed: boolean | null;
  isMutation: boolean;
}

/** One webhook that the sandbox owed the app. */
export interface WebhookView {
  triggeredAt: string;
  webhookId: string;
  eventId: string;
  topic: string;
  orderId: string | null;
  /** Of the API; null: of the app's configuration. */
  subscriptionId: string | null;
  attempts: { at: string; status: number | string; ms: number }[];
  acked: boolean;
  dropped: boolean;
  gaveUp: boolean;
}

/** What the app told Flow. */
export interface FlowTriggerView {
  at: string;
  handle: string;
  payload: unknown;
  outcome: "applied" | "refused";
}

/** Switches of the sandbox itself. */
export interface Knobs {
  setTraffic(shop: string, asked: TrafficAsk): void;
  settings: { throttles: boolean; retrySpeed: number };
  /** What goes wrong on purpose. */
  readonly faults: Pick<Faults, "graphql" | "webhooks" | "areOn">;
  history(): HistoryProgress;
  makeHistory(asked: { shop: string; orders: number; days: number; seed: number }): void;
  flowActions(): readonly FlowAction[];
  runFlowAction(asked: { shop: string; handle: string; properties: Record<string, unknown> }): void;
}

export interface AdminContext {
  world: World;
  app: {
    name: string;
    /** Where it stands in the admin: /store/x/apps/<handle>. */
    handle: string;
    url: string;
    apiKey: string;
    apiSecret: string;
    scopes: string[];
    /** What it may ask for later. */
    optionalScopes: string[];
    /** Handles of its blocks on an order's page. */
    orderBlocks: string[];
  };
  knobs: Knobs;
  /** Newest first, at most `limit`. */
  apiCalls(shop: string, limit: number): ApiCallView[];
  webhooks(shop: string, limit: number): WebhookView[];
  webhook(shop: string, webhookId: string): WebhookView | null;
  /** What a webhook of late carried. */
  webhookBody(webhookId: string): string | null;
  /** Newest first. */
  flowTriggers(shop: string, limit: number): FlowTriggerView[];
  /** What the app sent to others than Shopify, for any store; oldest first. */
  sinks(): { mail: readonly SinkLine[]; http: readonly SinkLine[] };
  /** What the app changed about something, by its gid; oldest first. */
  changesOf(shop: string, gid: string): { at: string; operation: string }[];
}

/** The one member of staff who looks at every store of the sandbox. */
export const STAFF = { userId: "81234567890", name: STAFF_NAME, sessionId: "b6a1f0a2-5f4e-4c57-9a86-1f6f0a2d3c4b" };
