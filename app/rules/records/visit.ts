import { defineRecord, text, time } from "#app/rules/record.ts";

export const visit = defineRecord(
  "visit",
  { says: "visit", about: "A visit to the online store that led to the order." },
  {
    occurred_at: time("time"),
    landing_page: text("landing page"),
    referrer_url: text("referrer"),
    source: text("source"),
    utm_source: text("UTM source"),
    utm_medium: text("UTM medium"),
    utm_campaign: text("UTM campaign"),
    utm_content: text("UTM content"),
    utm_term: text("UTM term"),
  },
);
