import { describe, expect, it } from "vitest";
import { diffSnapshots } from "#app/rules/diff-snapshots.ts";
import type { OrderSnapshot } from "#app/rules/order-snapshot.ts";
import { anAddress, anOrder } from "#tests/support/factories/facts.ts";

const names = (before: OrderSnapshot | null, after: OrderSnapshot) =>
  diffSnapshots(before, after).map(({ on, of }) => (of ? `${on} ${of}` : on));
const line = anOrder().lines[0];
if (!line) throw new Error("the default order has a line");
const refund = { refundId: "31", createdAt: "2026-11-24T12:00:00Z", refunded: "10.00" };

describe("the difference of two pictures of an order", () => {
  it.each([
    ["nothing", {}, {}, []],
    ["only a newer stamp", {}, { updatedAt: "2026-11-24T13:00:00Z" }, []],
    ["payment", { financialStatus: "pending" }, { financialStatus: "paid" }, ["order.paid"]],
    [
      "payment seen only after a refund",
      { financialStatus: "pending" },
      { financialStatus: "partially_refunded", refunds: [refund] },
      ["order.paid", "refund.created 31"],
    ],
    ["a refund of a paid order", {}, { financialStatus: "refunded", refunds: [refund] }, ["refund.created 31"]],
    ["an authorisation", { financialStatus: "pending" }, { financialStatus: "authorized" }, ["order.changed"]],
    ["a quantity", {}, { lines: [{ ...line, currentQuantity: 1 }] }, ["order.edited"]],
    ["a further line", {}, { lines: [line, { ...line, lineId: "2" }] }, ["order.edited"]],
    ["the shipping address", {}, { shippingAddress: anAddress({ city: "York" }) }, ["order.address-changed"]],
    ["a shipment of a part", {}, { fulfillmentStatus: "partial" }, ["order.partially-fulfilled"]],
    [
      "the rest of the shipment",
      { fulfillmentStatus: "partial" },
      { fulfillmentStatus: "fulfilled" },
      ["order.fulfilled"],
    ],
    ["cancellation", {}, { cancelledAt: "2026-11-24T13:00:00Z" }, ["order.cancelled"]],
    ["archiving", {}, { closedAt: "2026-11-24T13:00:00Z" }, ["order.closed"]],
    ["opening again", { closedAt: "2026-11-24T13:00:00Z" }, {}, ["order.reopened"]],
    ["a tag", {}, { tags: ["vip"] }, ["order.tags-changed"]],
    ["a note", {}, { note: "please hurry" }, ["order.changed"]],
  ] as [string, Partial<OrderSnapshot>, Partial<OrderSnapshot>, string[]][])(
    "knows %s",
    (_name, before, after, triggers) => {
      expect(names(anOrder(before), anOrder(after))).toEqual(triggers);
    },
  );

  it("tells a whole life at one look, in the order of the life cycle", () => {
    const after = anOrder({
      financialStatus: "refunded",
      fulfillmentStatus: "fulfilled",
      refunds: [refund],
      cancelledAt: "2026-11-24T13:00:00Z",
    });

    expect(names(null, after)).toEqual([
      "order.created",
      "order.paid",
      "order.fulfilled",
      "refund.created 31",
      "order.cancelled",
    ]);
  });
});
