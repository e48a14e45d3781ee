import { count, defineRecord, id, many, text, time, word } from "#app/rules/record.ts";
import { scorePart } from "#app/rules/records/score-part.ts";

export const duplicateCheck = defineRecord(
  "duplicate_check",
  { says: "duplicate check", about: "Whether an order repeats an earlier one, or could be shipped together with it." },
  {
    outcome: word("outcome", "single", {
      about:
        "single, duplicate (a person has to look), ship_together (a second purchase to the same address that is not shipped yet).",
      saidBy: "says",
    }),
    problem: text("problem", {
      about: "In words, with the other order's name; empty for a single one.",
      saidBy: "says",
    }),
    says: text("reason", { about: "What was found, as a person would say it; also where nothing is wrong." }),
    score: count("score", 0, { about: "0 to 100: the sum of its parts." }),
    parts: many(scorePart, "parts of the score"),
    other_id: id("other order's id", { saidBy: "says" }),
    other_name: text("other order's name"),
    other_created_at: time("day of the other order"),
  },
);
