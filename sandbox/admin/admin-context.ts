// What the admin pages are made of: the world, and views of what others in the sandbox noted.
import type { World } from "#sandbox/world/world.ts";

/** One call of the app to the Admin API, or to the token endpoint. */
export interface ApiCallView {
  at: string;
  operation: string;
  /** "ok", "throttled", an error in words. */
  outcome: string;
  points: number | null;
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
  topic: string;
  orderId: string | null;
  attempts: { at: string; status: number | string }[];
  acked: boolean;
  dropped: boolean;
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
  };
  /** Newest first, at most `limit`. */
  apiCalls(shop: string, limit: number): ApiCallView[];
  webhooks(shop: string, limit: number): WebhookView[];
  /** What the app changed about something, by its gid; oldest first. */
  changesOf(shop: string, gid: string): { at: string; operation: string }[];
}

/** The one member of staff who looks at every store of the sandbox. */
export const STAFF = { userId: "81234567890", name: "Sam Porter", sessionId: "b6a1f0a2-5f4e-4c57-9a86-1f6f0a2d3c4b" };
