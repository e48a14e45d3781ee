// What gathering hands to deciding: one look at each lane.
import type { OrderEvent } from "#app/history/order-event.ts";
import type { RecordEvent, StockSeen } from "#app/history/record-event.ts";
import type { Facts } from "#app/rules/facts.ts";
import type { Trigger } from "#app/rules/trigger.ts";
import type { StoredRule } from "#app/store/rules.server.ts";
import { type HeldLane, type LaneEnds, laneName } from "#app/worker/held-lane.ts";

export interface Settled {
  ids: number[];
  status: "IGNORED" | "UNREADABLE";
  reason: string;
}

/** How far an event has come from lane to lane: what rules set off by rules set off has an end. */
export type CarriedTrigger = Trigger & { hops?: number };

export interface GatheredLane {
  lane: HeldLane;
  /** The record looked at, as in record_state: the lane's key; of stock the level, "inventory item/location". */
  recordKey: string;
  /** The newest picture, to be kept; null: there is nothing new of it. */
  picture: Record<string, unknown> | null;
  /** Its stamp, of a record that is no order: ISO instant, UTC. */
  pictureAt: string | null;
  /** Known to be this store's; else only bodies say so, which name no store. */
  isConfirmed: boolean;
  /** The record is gone. */
  isGone: boolean;
  /** All that happened, also what no rule of this lane waits for. */
  triggers: CarriedTrigger[];
  state: { flags: string[]; matched: string[]; lastRunId: number | null };
  /** Null: nothing happened that a rule could look at. */
  facts: Facts | null;
  orderId: string | null;
  /** Whose data it is. */
  customerId: string | null;
  /** Lanes of other records that what happens to this one concerns. */
  relates: { kind: string; key: string }[];
  /** Something of this lane is not sent, or not settled. */
  hasOpenEffects: boolean;
  /** What the store told of an order's history: noted whatever is decided. */
  happened: OrderEvent[];
  /** The same of a record that is no order. */
  recordEvents: RecordEvent[];
  stockSeen: StockSeen[];
  /** Deliveries that this look answers: by a run, or as unchanged. */
  answered: number[];
  settled: Settled[];
  /** Some deliveries wait; look again then. */
  waitsUntil: Date | null;
  /** Fulfilment orders are there now: holds that waited for them are due. */
  wakesHolds: boolean;
}

export interface Gathered {
  /** ISO instant, UTC, whole seconds. */
  now: string;
  rules: StoredRule[];
  /** Versions that stages go on with, where another one is in force. */
  pinned: StoredRule[];
  lanes: GatheredLane[];
  /** Lanes that need an answer from Shopify which cannot be had now. */
  ends: LaneEnds;
}

/** The record's name among all lanes': equal to its lane's name where the lane is of one record. */
export const recordName = ({ lane, recordKey }: Pick<GatheredLane, "lane" | "recordKey">): string =>
  laneName({ kind: lane.kind, key: recordKey });
