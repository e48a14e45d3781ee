import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventOfEdit, eventsOfBody, eventsOfFulfillmentOrder, type Telling } from "#app/history/events-of-body.ts";
import { eventsOfCarrier, eventsOfOrder, eventsOfPayments } from "#app/history/events-of-order.ts";
import { betterTelling, distinctEvents, ORDER_EVENTS, type OrderEvent } from "#app/history/order-event.ts";
import { anOrder, pictureOf } from "#tests/support/an-order.ts";

const telling = (topic: string, more: Partial<Telling> = {}): Telling => ({
  ...{ topic, eventId: "e-1", triggeredAt: "2026-11-24T12:00:05Z", receivedAt: "2026-11-25T09:00:00Z" },
  ...more,
});
const brief = (events: OrderEvent[]) => events.map(({ kind, of, at, exact }) => [kind, of, at, exact]);
const parcel = (fields: Record<string, unknown>) =>
  pictureOf<never>("fulfillment", { id: "31", status: "success", ...fields });
const ID = "5000000000001";

describe("an order's picture tells", () => {
  const CREATED = ["created", ID, "2026-11-24T11:00:00Z", true];
  it.each<[string, Record<string, unknown>, unknown[][]]>([
    ["when it was created", { financial_status: "pending" }, [CREATED]],
    [
      "that it was paid, at the latest then",
      { updated_at: "2026-11-24T11:30:00Z" },
      [CREATED, ["paid", ID, "2026-11-24T11:30:00Z", false]],
    ],
    [
      "when it was cancelled",
      { financial_status: "voided", cancelled_at: "2026-11-24T12:00:00Z", cancel_reason: "fraud" },
      [CREATED, ["cancelled", ID, "2026-11-24T12:00:00Z", true]],
    ],
    [
      "each time that it was archived",
      { financial_status: "pending", closed_at: "2026-11-26T12:00:00Z" },
      [CREATED, ["closed", `${ID}:2026-11-26T12:00:00Z`, "2026-11-26T12:00:00Z", true]],
    ],
    [
      "a parcel's way, from what carriers said and what Shopify makes of it",
      {
        financial_status: "pending",
        fulfillment_status: "fulfilled",
        fulfillments: [
          parcel({
            created_at: "2026-11-25T08:00:00Z",
            in_transit_at: "2026-11-25T10:00:00Z",
            events: [
              { id: "1", status: "in_transit", happened_at: "2026-11-25T09:30:00Z" },
              { id: "2", status: "label_printed", happened_at: "2026-11-25T08:10:00Z" },
              { id: "3", status: "delivered", happened_at: "2026-11-26T09:00:00Z" },
            ],
          }),
        ],
      },
      [
        CREATED,
        ["shipped", "31", "2026-11-25T08:00:00Z", true],
        ["in_transit", "31", "2026-11-25T10:00:00Z", true],
        ["in_transit", "31", "2026-11-25T09:30:00Z", true],
        ["delivered", "31", "2026-11-26T09:00:00Z", true],
        ["fulfilled", ID, "2026-11-25T08:00:00Z", true],
      ],
    ],
    [
      "a parcel that was taken back, and no fulfilment by it",
      {
        financial_status: "pending",
        fulfillments: [
          parcel({ status: "cancelled", created_at: "2026-11-25T08:00:00Z", updated_at: "2026-11-25T08:30:00Z" }),
        ],
      },
      [
        CREATED,
        ["shipped", "31", "2026-11-25T08:00:00Z", true],
        ["shipment_cancelled", "31", "2026-11-25T08:30:00Z", false],
      ],
    ],
    [
      "a refund",
      { financial_status: "pending", refunds: [{ id: "41", created_at: "2026-11-27T08:00:00Z", amount: "5.00" }] },
      [CREATED, ["refunded", "41", "2026-11-27T08:00:00Z", true]],
    ],
  ])("%s", (_, fields, expected) => {
    expect(brief(eventsOfOrder(anOrder(fields), "orders/updated"))).toEqual(expected);
  });

  it("with its payments, when it was paid: with the last that took money and went through", () => {
    const payment = (id: string, kind: string, status: string, at: string) => ({
      ...{ id, kind, status, at, amount: "30.00", currency: "GBP", gateway: "card" },
    });
    const payments = [
      payment("1", "authorization", "success", "2026-11-24T11:00:00Z"),
      payment("2", "capture", "success", "2026-11-24T12:00:00Z"),
      payment("3", "capture", "success", "2026-11-24T13:00:00Z"),
      payment("4", "sale", "failure", "2026-11-24T14:00:00Z"),
      payment("5", "refund", "success", "2026-11-24T15:00:00Z"),
    ];
    const events = brief(eventsOfPayments(anOrder(), payments, "history"));
    expect(events.at(-1)).toEqual(["paid", ID, "2026-11-24T13:00:00Z", true]);
    expect(events).toHaveLength(6);
    expect(
      eventsOfPayments(anOrder({ financial_status: "pending" }), payments, "history").some(
        ({ kind }) => kind === "paid",
      ),
    ).toBe(false);
  });
});

describe("a body tells", () => {
  const AT = "2026-11-24T12:00:05Z";
  it.each<[string, Record<string, unknown>, unknown[][]]>([
    ["orders/paid", {}, [["paid", ID, AT, true]]],
    ["orders/delete", {}, [["deleted", ID, AT, true]]],
    [
      "order_transactions/create",
      { id: 7, kind: "sale", processed_at: "2026-11-24T11:59:00+01:00" },
      [["payment", "7", "2026-11-24T10:59:00Z", true]],
    ],
    ["returns/request", { id: 8 }, [["return_requested", "8", AT, true]]],
    ["returns/close", { id: 8 }, [["return_closed", "8:e-1", AT, true]]],
    ["returns/update", { id: 8 }, [["return_changed", "8:e-1", "2026-11-24T12:00:05Z", true]]],
    [
      "disputes/create",
      { id: 9, initiated_at: "2026-11-20T00:00:00Z" },
      [["dispute_opened", "9", "2026-11-20T00:00:00Z", true]],
    ],
    [
      "disputes/update",
      { id: 9, initiated_at: "2026-11-20T00:00:00Z", finalized_on: "2026-12-01T00:00:00Z", status: "won" },
      [
        ["dispute_opened", "9", "2026-11-20T00:00:00Z", true],
        ["dispute_closed", "9", "2026-12-01T00:00:00Z", true],
      ],
    ],
    ["returns/request", {}, []],
  ])("%s %j", (topic, body, expected) => {
    expect(brief(eventsOfBody(telling(topic), body, ID))).toEqual(expected);
  });

  it("when it arrived, if nobody says when it happened, and that this is the latest", () => {
    const [event] = eventsOfBody(telling("orders/paid", { triggeredAt: null }), {}, ID);
    expect(event).toMatchObject({ at: "2026-11-25T09:00:00Z", exact: false });
  });

  it.each([
    [
      "fulfillment_orders/placed_on_hold",
      { created_fulfillment_hold: { id: "gid://shopify/FulfillmentHold/5", reason: "OTHER" } },
      ["held", "5"],
    ],
    ["fulfillment_holds/added", { fulfillment_hold: { id: "gid://shopify/FulfillmentHold/5" } }, ["held", "5"]],
    [
      "fulfillment_holds/released",
      { fulfillment_hold: { id: "gid://shopify/FulfillmentHold/5" } },
      ["hold_ended", "5"],
    ],
    [
      "fulfillment_orders/hold_released",
      { fulfillment_order: { id: "gid://shopify/FulfillmentOrder/6" } },
      ["released", "6:e-1"],
    ],
    ["fulfillment_orders/moved", { destination_location_id: "gid://shopify/Location/2" }, ["moved", "6:e-1"]],
    ["fulfillment_orders/order_routing_complete", {}, ["routed", "6"]],
    ["fulfillment_orders/rescheduled", {}, ["rescheduled", "6:e-1"]],
    ["fulfillment_orders/no_such_news", {}, []],
    ["fulfillment_orders/moved", "not an object", []],
  ])("of a fulfilment order: %s", (topic, body, expected) => {
    const [event] = eventsOfFulfillmentOrder(telling(topic), body, "6", null);
    expect(event ? [event.kind, event.of] : []).toEqual(expected);
    if (event) expect(event).toMatchObject({ orderId: null, fulfillmentOrderId: "6" });
  });
});

const arbitrary: fc.Arbitrary<OrderEvent> = fc.record({
  kind: fc.constantFrom("created", "paid", "shipped", "delivered"),
  of: fc.constantFrom("1", "2"),
  orderId: fc.constantFrom("1", null),
  fulfillmentOrderId: fc.constant(null),
  at: fc.integer({ min: 0, max: 5 }).map((hour) => `2026-11-24T0${hour}:00:00Z`),
  exact: fc.boolean(),
  source: fc.constantFrom("orders/paid", "orders/updated", "reading"),
  detail: fc.constantFrom<OrderEvent["detail"][]>(
    {},
    { carrier: "DHL" },
    { carrier: "UPS" },
    { carrier: "DHL", location_id: "2" },
  ),
});
const byName = (events: OrderEvent[]) => events.toSorted((a, b) => (`${a.kind}${a.of}` < `${b.kind}${b.of}` ? -1 : 1));

describe("the history of an order", () => {
  it("is the same however its tellings are ordered, doubled and divided", () => {
    const told = fc
      .array(arbitrary, { maxLength: 20 })
      .chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
          fc.nat(events.length * 2),
        ),
      );
    fc.assert(
      fc.property(told, ([events, shuffled, cut]) => {
        const once = byName(distinctEvents(events));
        expect(byName(distinctEvents(shuffled))).toEqual(once);
        const inTwo = [...distinctEvents(shuffled.slice(0, cut)), ...distinctEvents(shuffled.slice(cut))];
        expect(byName(distinctEvents(inTwo))).toEqual(once);
      }),
    );
  });

  it("takes a telling that says when before one that does not, and the earlier one of two that do", () => {
    const vague: OrderEvent = {
      ...{ kind: "paid", of: ID, orderId: ID, fulfillmentOrderId: null, at: "2026-11-24T11:00:00Z" },
      ...{ exact: false, source: "orders/updated", detail: {} },
    };
    const exact = { ...vague, at: "2026-11-24T12:00:00Z", exact: true, source: "orders/paid" };
    expect(betterTelling(vague, exact)).toBe(exact);
    expect(betterTelling(exact, { ...exact, at: "2026-11-24T11:59:59Z" }).at).toBe("2026-11-24T11:59:59Z");
  });

  it("has words for every kind", () => {
    for (const { says } of Object.values(ORDER_EVENTS)) expect(says).toMatch(/^[A-Z]/);
    expect(eventOfEdit("2026-11-24T12:00:00Z", ID, "orders/edited")).toMatchObject({ kind: "edited", exact: true });
    expect(eventsOfCarrier("31", { status: "label_printed" } as never, ID, "x")).toEqual([]);
  });
});
