import { expect, it } from "vitest";
import { orderVerdict } from "#app/queries/order-verdict.ts";

it.each([
  [["matched", "unknown", "waived", "not_matched"], false, "flagged"],
  [["unknown", "waived", "not_matched"], false, "not_known"],
  [["failed", "not_matched"], false, "not_known"],
  [["waived", "not_matched"], false, "approved"],
  [["not_matched", "skipped"], false, "fine"],
  [["skipped"], false, "not_looked_at"],
  [[], false, "not_looked_at"],
  [["matched"], true, "put_aside"],
] as const)("of %j, put aside: %s, is %s", (outcomes, isPutAside, verdict) => {
  expect(orderVerdict(outcomes, isPutAside)).toBe(verdict);
});
