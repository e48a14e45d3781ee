import { defineRecord, ownId, text, yesNo } from "#app/rules/record.ts";

export const hold = defineRecord(
  "hold",
  { says: "hold", about: "A hold on a fulfilment order. Several may be on one." },
  {
    id: ownId("id"),
    handle: text("handle"),
    reason: text("reason", {
      about: "As Shopify has it: INCORRECT_ADDRESS, HIGH_RISK_OF_FRAUD, AWAITING_PAYMENT, OTHER …",
    }),
    notes: text("notes"),
    is_ours: yesNo("was placed by Switchyard"),
    rule: text("rule", { about: "Id of the rule that placed it, where it is ours." }),
  },
);
