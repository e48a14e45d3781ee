import { describe, expect, it } from "vitest";
import { diffSnapshots } from "#app/rules/diff-snapshots.ts";
import type { FulfillmentPicture, OrderPicture, RefundPicture } from "#app/rules/facts.ts";
import { anAddress, anOrder, pictureOf } from "#tests/support/an-order.ts";

const names = (before: OrderPicture | null, after: OrderPicture) =>
  diffSnapshots(before, after).map(({ on, of }) => (of ? `${on} ${of}` : on));
const line = anOrder().line_items[0];
if (!line) throw new Error("the default order has a line");
const DAY = "2026-11-24T12:00:00Z";
const parcel = pictureOf<FulfillmentPicture>("fulfillment", { id: "41" });
const refund = pictureOf<RefundPicture>("refund", { id: "31", created_at: "2026-11-24T12:00:00Z", amount: "10.00" });

describe("the difference of two pictures of an order", () => {
  it.each([
    ["nothing", {}, {}, []],
    ["only a newer stamp", {}, { updated_at: "2026-11-24T13:00:00Z" }, []],
    ["payment", { financial_status: "pending" }, { financial_status: "paid" }, ["order.paid"]],
    [
      "payment seen only after a refund",
      { financial_status: "pending" },
      { financial_status: "partially_refunded", refunds: [refund] },
      ["order.paid", "refund.created 31"],
    ],
    ["a refund of a paid order", {}, { financial_status: "refunded", refunds: [refund] }, ["refund.created 31"]],
    ["an authorisation", { financial_status: "pending" }, { financial_status: "authorized" }, ["order.updated"]],
    ["a quantity", {}, { line_items: [{ ...line, current_quantity: 1 }] }, ["order.edited"]],
    ["a further line", {}, { line_items: [line, { ...line, id: "2" }] }, ["order.edited"]],
    ["the shipping address", {}, { shipping_address: anAddress({ city: "York" }) }, ["order.address_changed"]],
    ["coordinates that Shopify looked up", {}, { shipping_address: anAddress({ latitude: 53.8 }) }, ["order.updated"]],
    ["units that a hold keeps back", {}, { line_items: [{ ...line, fulfillable_quantity: 0 }] }, []],
    ["a parcel", {}, { fulfillments: [parcel] }, ["fulfillment.created 41"]],
    [
      "lines of a parcel that were refunded",
      { fulfillments: [{ ...parcel, line_items: [line] }] },
      { fulfillments: [{ ...parcel, line_items: [{ ...line, current_quantity: 1 }] }] },
      [],
    ],
    [
      "a carrier's word",
      { fulfillments: [parcel] },
      { fulfillments: [{ ...parcel, delivered_at: DAY, events: [pictureOf("fulfillment_event", { id: "51" })] }] },
      ["fulfillment.event 51", "fulfillment.delivered 41", "fulfillment.updated 41"],
    ],
    ["a shipment of a part", {}, { fulfillment_status: "partial" }, ["order.partially_fulfilled"]],
    [
      "the rest of the shipment",
      { fulfillment_status: "partial" },
      { fulfillment_status: "fulfilled" },
      ["order.fulfilled"],
    ],
    ["cancellation", {}, { cancelled_at: "2026-11-24T13:00:00Z" }, ["order.cancelled"]],
    ["archiving", {}, { closed_at: "2026-11-24T13:00:00Z" }, ["order.closed"]],
    ["opening again", { closed_at: "2026-11-24T13:00:00Z" }, {}, ["order.reopened"]],
    ["a tag", {}, { tags: ["vip"] }, ["order.tags_changed"]],
    ["a note", {}, { note: "please hurry" }, ["order.note_changed"]],
    ["a source that was not told before", { source_name: null }, { source_name: "web" }, ["order.updated"]],
  ] as [string, Partial<OrderPicture>, Partial<OrderPicture>, string[]][])(
    "knows %s",
    (_name, before, after, triggers) => {
      expect(names(anOrder(before), anOrder(after))).toEqual(triggers);
    },
  );

  it("does not depend on the order in which the fields stand", () => {
    const order = anOrder();
    expect(diffSnapshots(Object.fromEntries(Object.entries(order).reverse()) as OrderPicture, order)).toEqual([]);
  });

  it("tells a whole life at one look, in the order of the life cycle", () => {
    const after = anOrder({
      financial_status: "refunded",
      fulfillment_status: "fulfilled",
      refunds: [refund],
      cancelled_at: "2026-11-24T13:00:00Z",
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
