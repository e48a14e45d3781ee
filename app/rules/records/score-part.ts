import { count, defineRecord, text } from "#app/rules/record.ts";

export const scorePart = defineRecord(
  "score_part",
  { says: "part of a score", about: "One reason with the points that it adds to a score." },
  {
    code: text("code", { about: "Stable name of the signal: billing_differs, velocity_email, same_items …" }),
    says: text("reason", { about: "In words, with the values seen." }),
    points: count("points"),
  },
);
