import { describe, expect, it } from "vitest";
import { lookAtOrder, mustRead, type OrderMaterial, readBySweep } from "#app/worker/look-at-order.ts";
import type { Told } from "#app/worker/read-delivery.ts";
import { anOrder } from "#tests/support/an-order.ts";

const NOW = new Date("2026-11-24T11:00:10Z");
const at = (second: number) => `2026-11-24T11:00:${String(second).padStart(2, "0")}Z`;
let id = 0;
const told = (...all: Told[]) => all.map((one) => ({ id: ++id, receivedAt: NOW, told: one }));
const body = (over: Parameters<typeof anOrder>[0] = {}, bound = true): Told => ({
  tells: "order",
  snapshot: anOrder(over),
  bound,
});
function material(over: Partial<OrderMaterial> = {}): OrderMaterial {
  return {
    orderId: anOrder().id,
    deliveries: [],
    seen: null,
    decided: null,
    lastWriteAt: null,
    writes: [],
    intended: [],
    ourHoldIds: [],
    heldFulfillmentOrderIds: [],
    awaitsHold: false,
    hasEndedStages: false,
    listensTo: () => false,
    names: () => false,
    installedAt: new Date("2026-11-01T00:00:00Z"),
    now: NOW,
    graceMs: 2_000,
    ...over,
  };
}
const known = (over: Parameters<typeof anOrder>[0] = {}) => ({ seen: anOrder(over), decided: anOrder(over) });
const triggers = (look: ReturnType<typeof lookAtOrder>) => look.triggers.map(({ on }) => on);

describe("what the sweep read", () => {
  const reading = (over: Parameters<typeof anOrder>[0] = {}): Told => ({ tells: "reading", snapshot: anOrder(over) });

  it("is looked at as a reading, and nobody is asked again", () => {
    const swept = material({ deliveries: told(reading({ note: "first" }), reading({ note: "second" })) });
    expect(mustRead(swept)).toBe(false);
    const look = lookAtOrder(swept, readBySweep(swept));
    expect(look.snapshot?.note).toBe("second");
    expect(triggers(look)).toEqual(["order.created", "order.paid"]);
    expect(look.answered).toHaveLength(2);
  });

  it("never takes the place of a newer picture", () => {
    const swept = material({
      ...known({ updated_at: at(9), note: "newer" }),
      deliveries: told(reading({ updated_at: at(5), note: "older" })),
    });
    const look = lookAtOrder(swept, readBySweep(swept));
    expect([look.snapshot?.note, triggers(look)]).toEqual(["newer", []]);
  });

  it("is not there where no sweep read", () => {
    expect(readBySweep(material({ deliveries: told(body()) }))).toBeUndefined();
  });
});

describe("what happened", () => {
  it("is created and paid for an order that is new", () => {
    expect(triggers(lookAtOrder(material({ deliveries: told(body()) }), undefined))).toEqual([
      "order.created",
      "order.paid",
    ]);
  });

  it("is only a change for an order from before the app came", () => {
    const old = body({ created_at: "2026-10-01T00:00:00Z" });
    expect(triggers(lookAtOrder(material({ deliveries: told(old) }), undefined))).toEqual(["order.updated"]);
  });

  it("is nothing for a duplicate, an older picture, or the echo of our own tag", () => {
    const tagged = {
      seen: anOrder(),
      decided: anOrder({ tags: ["x"] }),
      writes: [{ body: { kind: "add_tags" as const, tags: ["x"] }, answeredAt: at(3) }],
    };
    for (const delivery of [
      body(),
      body({ updated_at: "2026-11-24T09:00:00Z", note: "old" }),
      body({ updated_at: at(3), tags: ["x"] }),
    ])
      expect(triggers(lookAtOrder(material({ ...tagged, deliveries: told(delivery) }), undefined))).toEqual([]);
  });

  it("may be the holds when a held order is touched after our last write and nothing else differs", () => {
    const held = {
      ...known(),
      heldFulfillmentOrderIds: ["61"],
      writes: [{ body: { kind: "add_tags" as const, tags: ["x"] }, answeredAt: at(3) }],
    };
    const touched = (second: number, over: Partial<OrderMaterial> = {}) =>
      triggers(
        lookAtOrder(
          material({ ...held, ...over, deliveries: told(body({ updated_at: at(second), tags: ["x"] })) }),
          undefined,
        ),
      );

    expect(touched(7, { decided: anOrder({ tags: ["x"] }) })).toEqual(["order.updated"]);
    expect(touched(3, { decided: anOrder({ tags: ["x"] }) })).toEqual([]);
    expect(touched(7, { decided: anOrder({ tags: ["x"] }), heldFulfillmentOrderIds: [] })).toEqual([]);
  });

  it("is no news either while our tag is decided and not sent yet", () => {
    const waiting = {
      seen: anOrder(),
      decided: anOrder({ tags: ["x"] }),
      intended: [{ body: { kind: "add_tags" as const, tags: ["x"] }, answeredAt: null }],
    };
    expect(
      triggers(lookAtOrder(material({ ...waiting, deliveries: told(body({ updated_at: at(5) })) }), undefined)),
    ).toEqual([]);
  });

  it("is that a person removed our tag", () => {
    const tagged = {
      seen: anOrder({ tags: ["x"], updated_at: at(3) }),
      decided: anOrder({ tags: ["x"] }),
      writes: [{ body: { kind: "add_tags" as const, tags: ["x"] }, answeredAt: at(3) }],
    };
    expect(
      triggers(lookAtOrder(material({ ...tagged, deliveries: told(body({ updated_at: at(7) })) }), undefined)),
    ).toEqual(["order.tags_changed"]);
  });

  it("answers every delivery of the look", () => {
    const deliveries = told(body(), body({ updated_at: at(1) }), {
      tells: "unreadable",
      reason: "The body is not JSON.",
    });
    const look = lookAtOrder(material({ deliveries }), undefined);
    expect(look.answered).toEqual(deliveries.slice(0, 2).map((delivery) => delivery.id));
    expect(look.settled).toEqual([{ ids: [deliveries[2]?.id], status: "UNREADABLE", reason: "The body is not JSON." }]);
  });
});

describe("whether Shopify is asked", () => {
  it.each([
    { name: "not for a body that names the shop", material: material({ deliveries: told(body()) }), asked: false },
    {
      name: "for a body that names no shop, of an order never seen",
      material: material({ deliveries: told(body({}, false)) }),
      asked: true,
    },
    {
      name: "not for one of an order that is known",
      material: material({ ...known(), deliveries: told(body({ updated_at: at(5) }, false)) }),
      asked: false,
    },
    {
      name: "for two different pictures of one second",
      material: material({ deliveries: told(body(), body({ note: "x" })) }),
      asked: true,
    },
    {
      name: "when a person wants it and no picture is there",
      material: material({ deliveries: told({ tells: "trigger", trigger: { on: "by_hand" } }) }),
      asked: true,
    },
    {
      name: "not when one is",
      material: material({ ...known(), deliveries: told({ tells: "trigger", trigger: { on: "by_hand" } }) }),
      asked: false,
    },
    {
      name: "for what the sweep saw and we did not",
      material: material({ ...known(), deliveries: told({ tells: "updated", updatedAt: at(5) }) }),
      asked: true,
    },
    {
      name: "not for what came in the meantime",
      material: material({ ...known({ updated_at: at(5) }), deliveries: told({ tells: "updated", updatedAt: at(5) }) }),
      asked: false,
    },
    {
      name: "when the body is past its retention",
      material: material({ ...known(), deliveries: told({ tells: "look" }) }),
      asked: true,
    },
    {
      name: "not for what cannot be read",
      material: material({ deliveries: told({ tells: "unreadable", reason: "x" }) }),
      asked: false,
    },
  ])("$name", ({ material: given, asked }) => {
    expect(mustRead(given)).toBe(asked);
  });

  it("waits for the order's own webhook after a refund, and asks when it does not come", () => {
    const refund: Told = { tells: "refund", refundId: "9" };
    const waiting = material({ ...known(), deliveries: told(refund) });
    expect(mustRead(waiting)).toBe(false);
    expect(lookAtOrder(waiting, undefined)).toMatchObject({
      answered: [],
      waitsUntil: new Date(NOW.getTime() + 2_000),
    });
    expect(mustRead({ ...waiting, now: new Date(NOW.getTime() + 2_000) })).toBe(true);

    const shown = body({ updated_at: at(5), refunds: [{ id: "9", created_at: at(5), amount: "1.00" }] as never });
    const come = material({ ...known(), deliveries: told(refund, shown) });
    expect(mustRead(come)).toBe(false);
    expect(triggers(lookAtOrder(come, undefined))).toEqual(["refund.created"]);
  });

  it("waits after an edit until a picture from then on is there", () => {
    const edit: Told = { tells: "edit", committedAt: "2026-11-24T11:00:05.900Z" };
    expect(lookAtOrder(material({ ...known(), deliveries: told(edit) }), undefined).waitsUntil).not.toBeNull();
    expect(
      lookAtOrder(material({ ...known({ updated_at: at(5) }), deliveries: told(edit) }), undefined).waitsUntil,
    ).toBeNull();
  });

  it("leaves an order alone that this shop does not have", () => {
    const look = lookAtOrder(material({ deliveries: told(body({}, false)) }), null);
    expect(look).toMatchObject({ snapshot: null, triggers: [], settled: [{ status: "IGNORED" }] });
  });

  it("decides what a body of its own tells of an order that Shopify does not show, and lets go what only points to it", () => {
    const deliveries = told(body(), { tells: "refund", refundId: "31" } as Told);
    const [own, refund] = deliveries.map(({ id }) => id);
    const late = deliveries.map((one) => ({ ...one, receivedAt: new Date(NOW.getTime() - 10_000) }));
    expect(mustRead(material({ deliveries: late }))).toBe(true);
    const look = lookAtOrder(material({ deliveries: late }), null);
    expect(look).toMatchObject({ answered: [own], settled: [{ ids: [refund], status: "IGNORED" }] });
    expect(look.snapshot).toEqual(anOrder());
    expect(triggers(look)).toEqual(["order.created", "order.paid"]);
  });

  it("takes the last of two bodies of one second where Shopify does not show the order", () => {
    const deliveries = told(body({ note: "first" }), body({ note: "second" }));
    expect(mustRead(material({ deliveries }))).toBe(true);
    const look = lookAtOrder(material({ deliveries }), null);
    expect(look).toMatchObject({ answered: deliveries.map(({ id }) => id), settled: [] });
    expect(look.snapshot?.note).toBe("second");
  });

  it("takes in that an order was deleted, though nobody can read it any more", () => {
    const deleted = { tells: "trigger", trigger: { on: "order.deleted" } } as const;
    const deliveries = told(body({}, false), deleted);
    const [own, deletion] = deliveries.map(({ id }) => id);
    const look = lookAtOrder(material({ deliveries }), null);
    expect(look).toMatchObject({ snapshot: null, answered: [deletion], settled: [{ ids: [own], status: "IGNORED" }] });
  });

  it("does not take a reading that lags behind a webhook", () => {
    const look = lookAtOrder(
      material({ deliveries: told(body({ updated_at: at(9), note: "new" })) }),
      anOrder({ updated_at: at(1), note: "old" }),
    );
    expect(look.snapshot?.note).toBe("new");
  });
});

describe("news of fulfilment orders", () => {
  const news = (
    on: "fulfillment_order.routed" | "fulfillment_order.held" | "fulfillment_order.released",
    fulfillmentOrderId: string,
    holdIds: string[] = [],
  ): Told => ({
    tells: "fulfillment-order",
    trigger: { on, of: fulfillmentOrderId },
    fulfillmentOrderId,
    holdIds,
  });
  const held = { ...known(), ourHoldIds: ["31"], heldFulfillmentOrderIds: ["21"] };

  it.each([
    { name: "our own hold's echo", news: news("fulfillment_order.held", "21", ["31"]), concerns: false },
    { name: "somebody else's hold", news: news("fulfillment_order.held", "21", ["32"]), concerns: true },
    { name: "a hold of ours that is gone", news: news("fulfillment_order.released", "21"), concerns: true },
    { name: "a release where we hold nothing", news: news("fulfillment_order.released", "22"), concerns: false },
    { name: "a new fulfilment order while we hold", news: news("fulfillment_order.routed", "22"), concerns: true },
    { name: "the routing of what we hold already", news: news("fulfillment_order.routed", "21"), concerns: false },
  ])("$name: concerns us $concerns", ({ news: one, concerns }) => {
    expect(lookAtOrder(material({ ...held, deliveries: told(one) }), undefined).triggers.length > 0).toBe(concerns);
  });

  it("concern whatever a rule waits for", () => {
    const look = lookAtOrder(
      material({
        ...known(),
        names: (event) => event === "fulfillment_order.routed",
        deliveries: told(news("fulfillment_order.routed", "22")),
      }),
      undefined,
    );
    expect(look.triggers).toEqual([{ on: "fulfillment_order.routed", of: "22" }]);
  });

  it("wakes a hold that waits for the routing", () => {
    const look = lookAtOrder(
      material({ ...known(), awaitsHold: true, deliveries: told(news("fulfillment_order.routed", "22")) }),
      undefined,
    );
    expect(look).toMatchObject({ wakesHolds: true, triggers: [] });
  });
});

describe("a moment of an order", () => {
  const due = (at: string | null) => ({ payment_terms: { due_at: at } as never });
  const DUE = "order.payment_due";
  const ENDS = "order.authorization_expiring";
  it.each<[string, string, Parameters<typeof anOrder>[0], boolean]>([
    ["a payment is due and owed", DUE, { financial_status: "pending", ...due(at(0)) }, true],
    ["a payment is due, and part of it paid", DUE, { financial_status: "partially_paid", ...due(at(10)) }, true],
    ["it was put off", DUE, { financial_status: "pending", ...due(at(11)) }, false],
    ["it was paid", DUE, { financial_status: "paid", ...due(at(0)) }, false],
    ["it was cancelled", DUE, { financial_status: "pending", cancelled_at: at(1), ...due(at(0)) }, false],
    ["there are no terms any more", DUE, { financial_status: "pending", payment_terms: null }, false],
    ["an authorisation is there", ENDS, { financial_status: "authorized" }, true],
    ["a part was captured", ENDS, { financial_status: "partially_paid" }, true],
    ["all was captured", ENDS, { financial_status: "paid" }, false],
    ["it was voided", ENDS, { financial_status: "voided" }, false],
    ["it was cancelled", ENDS, { financial_status: "authorized", cancelled_at: at(1) }, false],
  ])("%s: %s", (_, on, order, stands) => {
    const trigger = { tells: "trigger" as const, trigger: { on, of: at(0) } as never };
    const look = material({ ...known(order), deliveries: told(trigger), listensTo: () => true });
    expect(triggers(lookAtOrder(look, undefined))).toEqual(stands ? [on] : []);
  });

  it("that Shopify tells of stands where the order's picture shows no terms", () => {
    const order = { financial_status: "pending", payment_terms: null };
    const trigger = { tells: "trigger" as const, trigger: { on: DUE, of: at(0), body: {} } as never };
    const look = material({ ...known(order), deliveries: told(trigger), listensTo: () => true });
    expect(triggers(lookAtOrder(look, undefined))).toEqual([DUE]);
  });
});
