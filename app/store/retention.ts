// Pure. What becomes of the rows of each table with time. A table that is not named here fails a test: whoever adds one says
// what bounds it. docs/deploy.md tells the same to those who host the app.

/** `aged`: rows that are over go after so many days. */
export type Retention =
  | { by: "deliveries" | "runs"; what: string }
  | { by: "aged"; days: "decisions" | number; what: string }
  | { by: "stays"; because: string };

/** Hourly counts are shown for a day; three months tell a trend. */
const HOURLY_DAYS = 90;

export const RETENTION: Readonly<Record<string, Retention>> = {
  delivery_key: { by: "deliveries", what: "webhooks and other deliveries that have their final status" },
  delivery_body: { by: "deliveries", what: "the bytes of webhooks, a day's partition at a time" },
  run: { by: "runs", what: "decisions, but for the last one of each record" },
  rule_set: { by: "runs", what: "the rules as they stood, once no decision was made by them" },
  effect: {
    by: "runs",
    what: "writes of such decisions that guard nothing: those of a run or a tick, and former states",
  },
  timer: { by: "aged", days: "decisions", what: "clocks that have fired or were cancelled" },
  stage: { by: "aged", days: "decisions", what: "waits of rules that have ended" },
  scan: { by: "aged", days: "decisions", what: "walks of rules through many records that have ended" },
  report: { by: "aged", days: "decisions", what: "reports that rules saved" },
  attention_item: {
    by: "aged",
    days: "decisions",
    what: "closed entries of the attention list, but for rules' own questions",
  },
  api_usage: { by: "aged", days: HOURLY_DAYS, what: "points and requests by the hour" },
  inbox_tally: { by: "aged", days: HOURLY_DAYS, what: "doubled and refused webhooks by the hour" },
  record_event: {
    by: "stays",
    because: "removed by each store's sweep: states that show nothing new after 3 days, all after 400",
  },
  stock_day: { by: "stays", because: "removed by each store's sweep after 400 days" },
  lane: { by: "stays", because: "idle lanes are removed at once" },
  lease: { by: "stays", because: "one a process and store; workers that died go after an hour" },
  history_parcel: { by: "stays", because: "removed when the store's past has been read" },
  history_read: { by: "stays", because: "one a store" },
  shop: { by: "stays", because: "one a store" },
  session: { by: "stays", because: "one a store, replaced at each renewal" },
  outlet: { by: "stays", because: "what people set up" },
  api_key: { by: "stays", because: "what people set up" },
  saved_view: { by: "stays", because: "what people set up" },
  rule: { by: "stays", because: "what people set up" },
  rule_version: { by: "stays", because: "one for each change by a person; decisions are explained by it" },
  rule_table: { by: "stays", because: "the merchant's own tables" },
  rule_table_row: { by: "stays", because: "the merchant's own tables; rules look things up in them" },
  check_preview: { by: "stays", because: "one for each check and period; a new one replaces it" },
  memory: { by: "stays", because: "what rules were told to remember, until they forget it" },
  waiver: { by: "stays", because: "one for each decision of a person that something stays as it is" },
  audit_entry: { by: "stays", because: "who did what: as long as the store has the app" },
  privacy_request: { by: "stays", because: "proof of what was asked and done" },
  upkeep: { by: "stays", because: "one row for each kind of upkeep" },
  _prisma_migrations: { by: "stays", because: "one for each migration" },
  order_state: {
    by: "stays",
    because: "one an order: without it the order's next webhook would look like a new order, and rules would act again",
  },
  order_word: { by: "stays", because: "some an order: by these it is found" },
  order_key: { by: "stays", because: "some digests an order: by these duplicates are found, however far back" },
  order_event: { by: "stays", because: "an order's history, as long as the order" },
  fraud_signal: { by: "stays", because: "some an order: how often each signal was right" },
  fulfillment_order_map: { by: "stays", because: "some an order: whose a fulfilment order is" },
  ledger_order: { by: "stays", because: "one an order: what a customer spent in all" },
  hold: { by: "stays", because: "one for each hold: the guard that it is placed once" },
  record_state: { by: "stays", because: "one a record, as for orders" },
  record_word: { by: "stays", because: "some a record: by these it is found" },
  inventory_item_map: { by: "stays", because: "one a variant" },
  segment_read: { by: "stays", because: "one a segment that rules ask after" },
  segment_member: { by: "stays", because: "one for each customer of such a segment" },
};

export interface AgedTable {
  table: string;
  keepDays: number;
}

/** The tables whose rows go by their age alone. */
export function agedTables(decisionDays: number): AgedTable[] {
  return Object.entries(RETENTION).flatMap(([table, retention]) =>
    retention.by === "aged"
      ? [{ table, keepDays: retention.days === "decisions" ? decisionDays : retention.days }]
      : [],
  );
}
