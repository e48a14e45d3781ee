import { defineRecord, many, one, text, texts, word, yesNo } from "#app/rules/record.ts";
import { address } from "#app/rules/records/address.ts";
import { addressProblem } from "#app/rules/records/address-problem.ts";

export const addressCheck = defineRecord(
  "address_check",
  { says: "address check", about: "What is wrong with an order's shipping address, and how it could be mended." },
  {
    outcome: word("outcome", "fine", {
      about:
        "fine, format_only (spelling alone: the suggestion can be taken as it is), fixable (a person has to look), undeliverable.",
      saidBy: "says",
    }),
    problem: text("problem", { about: "All that is wrong, in words; empty where it is fine.", saidBy: "says" }),
    says: text("reason", { about: "What was found, as a person would say it; also where nothing is wrong." }),
    codes: texts("codes of its problems"),
    problems: many(addressProblem, "problems"),
    suggestion: one(address, "suggested address", {
      about: "The address with everything mended that can be; empty where nothing can.",
    }),
    is_po_box: yesNo("is a PO box"),
    is_military: yesNo("is a military address", false, { about: "APO, FPO, DPO or BFPO." }),
  },
);
