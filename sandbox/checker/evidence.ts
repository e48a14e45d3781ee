// What the checker looks at: the sender's ledger, the journal and the store of the simulated Shopify, the sinks, the database.
import type { JournalLine } from "#sandbox/server/journal.ts";
import type { Truth } from "#sandbox/traffic/truth.ts";
import type { LedgerEntry } from "#sandbox/webhooks/ledger.ts";

export interface StoreOrder {
  id: string;
  name: string;
  /** Instants as Shopify shows them: whole seconds, UTC. */
  updatedAt: string;
  createdAt: string;
  tags: string[];
  fulfillmentOrders: {
    id: string;
    status: string;
    holds: { id: string; handle: string; appId: string | null }[];
  }[];
}

export interface StoreCustomer {
  id: string;
  tags: string[];
}

export interface DeliveryRow {
  webhookId: string;
  topic: string;
  source: string;
  status: string;
  reason: string | null;
  /** It is to be worked on, and its lane is due or being worked on. */
  isWaiting: boolean;
  orderId: string | null;
  runId: string | null;
}

export interface DesiredRow {
  ruleId: string;
  actionId: string;
  target: string;
  on: boolean;
  wants: Record<string, unknown>;
}

/** The last run of a lane. */
export interface RunRow {
  id: string;
  laneKind: string;
  laneKey: string;
  desired: DesiredRow[];
}

export interface EffectRow {
  id: string;
  runId: string;
  ruleId: string;
  actionId: string;
  target: string;
  kind: string;
  status: string;
  reason: string | null;
  /** To the microsecond: effects of one call were marked as sent at the same instant. */
  sentAt: string | null;
  settledAt: string | null;
}

export interface Evidence {
  shop: string;
  /** When the app was installed: what was in the store before is history. */
  installedAt: string;
  ledger: LedgerEntry[];
  journal: JournalLine[];
  orders: StoreOrder[];
  customers: StoreCustomer[];
  sinks: { name: string; keys: string[] }[];
  deliveries: DeliveryRow[];
  /** Our picture of each order: `updated_at` of the newest snapshot, and whether a run decided on it. */
  seen: { orderId: string; updatedAt: string; isDecided: boolean }[];
  /** The last run of each lane. */
  runs: RunRow[];
  effects: EffectRow[];
  quarantined: string[];
  /** Null: nobody knows more than the app (a store that is not driven by the generator). */
  truth: Truth | null;
}

/** Something that is not as promised, in words for a person. */
export interface Complaint {
  subject: string;
  says: string;
}
