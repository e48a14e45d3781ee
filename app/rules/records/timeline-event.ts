import { defineRecord, text, time } from "#app/rules/record.ts";

export const timelineEvent = defineRecord(
  "timeline_event",
  { says: "timeline entry", about: "An entry of the order's timeline in Shopify." },
  { created_at: time("time"), action: text("action"), message: text("message"), app: text("app") },
);
