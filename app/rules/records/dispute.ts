import { amount, defineRecord, id, joined, ownId, text, time, word } from "#app/rules/record.ts";

export const dispute = defineRecord(
  "dispute",
  { says: "dispute", about: "A chargeback or an inquiry of the buyer's bank." },
  {
    id: ownId("id"),
    order_id: id("order's id"),
    type: word("type", "chargeback", { oneOf: ["chargeback", "inquiry"] }),
    status: word("status", "needs_response", {
      oneOf: ["needs_response", "under_review", "charge_refunded", "accepted", "won", "lost", "prevented"],
    }),
    reason: text("reason"),
    amount: amount("amount"),
    initiated_at: time("day it began"),
    evidence_due_by: time("last day for evidence"),
    finalized_at: time("day it ended"),
    order: joined("record", "order", "order", { need: null, about: "The order that it is about." }),
  },
);
