import { orderOfChild } from "#app/rules/order-of-child.ts";
import { amount, defineRecord, id, joined, money, ownId, text, time, word, yesNo } from "#app/rules/record.ts";

export const transaction = defineRecord(
  "transaction",
  { says: "transaction", about: "A movement of money on an order." },
  {
    id: ownId("id"),
    order_id: id("order's id"),
    parent_id: id("parent's id"),
    kind: word("kind", "sale", {
      oneOf: ["authorization", "sale", "capture", "void", "refund", "change", "emv_authorization", "suggested_refund"],
    }),
    status: word("status", "success", { oneOf: ["success", "pending", "failure", "error", "awaiting_response"] }),
    gateway: text("payment gateway"),
    amount: amount("amount"),
    unsettled: money("amount still to capture", { about: "Of an authorisation: what can be captured yet." }),
    processed_at: time("time"),
    authorization_expires_at: time("end of the authorisation"),
    error_code: text("error"),
    card_bin: text("card's first digits"),
    card_last_digits: text("card's last digits"),
    card_brand: text("card's brand", {
      about:
        "Visa, Mastercard …; of a wallet (Apple Pay, Google Pay) that of the card in it. Empty without a card (PayPal, bank transfer): ask `gateway`.",
    }),
    avs_result: text("address check (AVS)"),
    cvv_result: text("card code check (CVV)"),
    test: yesNo("is a test"),
    order: joined("record", "order", "order", { need: null, about: "The order that it belongs to." }, orderOfChild),
  },
);
