// Pure. One line of the history of a customer or a product.
import type { RecordChange } from "#app/history/record-changes.ts";
import type { RecordEventKind } from "#app/history/record-event.ts";

export type HistoryEntry = { id: string; at: string } & (
  | {
      entry: "event";
      /** Whose: the record's own, or of one of a product's inventory items. */
      record: string;
      key: string;
      event: RecordEventKind;
      /** False: it had happened by then. */
      exact: boolean;
      source: string;
      /** Of a state. */
      changes: RecordChange[];
      /** The record was never seen before. */
      isFirst: boolean;
      /** Of news. */
      detail: Readonly<Record<string, unknown>>;
    }
  | {
      entry: "effect";
      kind: string;
      payload?: unknown;
      status: string;
      reason: string | null;
      ruleId: string;
      ruleName: string;
    }
);
