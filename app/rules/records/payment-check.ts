import { defineRecord, text, time, word } from "#app/rules/record.ts";

export const paymentCheck = defineRecord(
  "payment_check",
  { says: "payment check", about: "Whether an order's payment is good enough to ship, by the store's settings." },
  {
    outcome: word("outcome", "accepted", {
      about: "accepted, waiting (the payment can still come), refused (it will not come by itself).",
      saidBy: "says",
    }),
    problem: text("problem", { about: "In words; empty where it is accepted.", saidBy: "says" }),
    says: text("reason", { about: "What was found, as a person would say it; also where nothing is wrong." }),
    expires_at: time("end of the authorisation", {
      about: "The earliest of those that can still be captured; known where the payment is authorised only.",
      saidBy: "expiry",
    }),
    expiry: text("end of the authorisation in words"),
  },
);
