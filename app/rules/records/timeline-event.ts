import { defineRecord, text, time } from "#app/rules/record.ts";

export const timelineEvent = defineRecord(
  "timeline_event",
  { says: "timeline entry", about: "An entry of a record's timeline in Shopify." },
  {
    created_at: time("time"),
    action: text("action"),
    message: text("message"),
    app: text("app"),
    author: text("author", { about: "Whoever did it, as Shopify names them: a member of staff; empty of a comment." }),
  },
);
