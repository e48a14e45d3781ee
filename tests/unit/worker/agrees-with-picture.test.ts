import { describe, expect, it } from "vitest";
import type { OrderDetails } from "#app/admin/order-details-from-api.ts";
import type { OrderValues } from "#app/admin/order-values-from-api.ts";
import type { OrderPicture } from "#app/rules/facts.ts";
import { agreesWithPicture } from "#app/worker/agrees-with-picture.ts";
import { anAddress, anOrder } from "#tests/support/an-order.ts";

const line = anOrder().line_items[0] as OrderPicture["line_items"][0];
const picture = anOrder({
  tags: ["a", "b"],
  note: null,
  line_items: [
    { ...line, id: "1" },
    { ...line, id: "2" },
  ],
  refunds: [],
});

const values = (changed: Partial<OrderValues> = {}) =>
  ({ tags: ["a", "b"], note: null, financial_status: picture.financial_status, ...changed }) as OrderValues;
const details = (changed: Partial<OrderDetails> = {}) =>
  ({
    ...values(),
    shipping_address: anAddress(),
    line_items: ["1", "2"].map((id) => ({ id, quantity: line.quantity, current_quantity: line.current_quantity })),
    refunds: [],
    hasAllLines: true,
    ...changed,
  }) as OrderDetails;
const part = (id: string, changed: Partial<OrderPicture["line_items"][0]> = {}) => ({ ...line, id, ...changed });

describe("what was read of an order agrees with our picture", () => {
  it.each<[string, OrderValues | OrderDetails, Partial<OrderPicture>, boolean]>([
    ["the same values", values(), picture, true],
    ["another tag", values({ tags: ["a", "c"] }), picture, false],
    ["a tag more", values({ tags: ["a", "b", "c"] }), picture, false],
    ["a tag less", values({ tags: ["a"] }), picture, false],
    ["a note where there was none", values({ note: "x" }), picture, false],
    ["no note where there was one", values(), { ...picture, note: "x" }, false],
    ["what the picture does not have", values({ note: "x" }), { tags: ["a", "b"], financial_status: "paid" }, true],
    ["the same details", details(), picture, true],
    ["another city", details({ shipping_address: anAddress({ city: "Whitby" }) }), picture, false],
    ["no address any more", details({ shipping_address: null }), picture, false],
    ["an address where there was none", details(), { ...picture, shipping_address: null }, false],
    [
      "a line less of which is wanted",
      details({ line_items: [part("1"), part("2", { current_quantity: 0 })] }),
      picture,
      false,
    ],
    ["a line more", details({ line_items: [part("1"), part("2"), part("3")] }), picture, false],
    ["a line gone", details({ line_items: [part("1")] }), picture, false],
    ["another line", details({ line_items: [part("1"), part("3")] }), picture, false],
    ["the first lines of many", details({ line_items: [part("1")], hasAllLines: false }), picture, true],
    ["another one among the first of many", details({ line_items: [part("3")], hasAllLines: false }), picture, false],
    ["a refund", details({ refunds: [{ id: "9" }] }), picture, false],
  ])("%s", (_, read, seen, agrees) => {
    expect(agreesWithPicture(read, seen)).toBe(agrees);
  });
});
