import { describe, expect, it } from "vitest";
import type { EffectRow, Evidence } from "#sandbox/checker/evidence.ts";
import { findUneven } from "#sandbox/checker/find-uneven.ts";
import type { JournalLine } from "#sandbox/server/journal.ts";

const SHOP = "a.myshopify.com";
const ORDER = "gid://shopify/Order/1";
const TOGETHER = "2026-11-24 12:00:00.123456+00";
let id = 0;
const effect = (over: Partial<EffectRow> = {}): EffectRow => ({
  ...{ id: String(++id), runId: "1", ruleId: "r", actionId: "0", target: ORDER, kind: "refund_order" },
  ...{ status: "CONFIRMED", reason: null, sentAt: null, settledAt: null },
  ...over,
});
const line = (over: Partial<JournalLine> = {}): JournalLine => ({
  ...{
    seq: ++id,
    at: "",
    requestId: "",
    shop: SHOP,
    installation: 1,
    operation: "createRefund",
    field: "refundCreate",
  },
  ...{ variables: {}, targetIds: [ORDER], points: 10, changed: true, outcome: "applied", messages: [], fault: null },
  ...over,
});
const look = (effects: EffectRow[], journal: JournalLine[]) =>
  findUneven({ shop: SHOP, effects, journal } as unknown as Evidence);

describe("findUneven", () => {
  it.each([
    { what: "one change for one effect", effects: [effect()], journal: [line()] },
    { what: "a refused one", effects: [effect({ status: "REFUSED" })], journal: [] },
    { what: "one that was so already", effects: [effect({ reason: "It was so already." })], journal: [] },
    { what: "one whose answer was lost", effects: [effect({ status: "UNSETTLED" })], journal: [line()] },
    { what: "a refused try", effects: [effect()], journal: [line({ outcome: "refused", changed: false }), line()] },
    { what: "another store", effects: [], journal: [line({ shop: "b.myshopify.com" })] },
    {
      what: "two kinds that share a mutation",
      effects: [effect({ kind: "write_note" }), effect({ kind: "set_attributes" })],
      journal: [line({ field: "orderUpdate" }), line({ field: "orderUpdate" })],
    },
    {
      what: "fields that went by one call",
      effects: ["write_note", "set_attributes", "set_metafield"].map((kind) => effect({ kind, sentAt: TOGETHER })),
      journal: [line({ field: "orderUpdate" })],
    },
    {
      what: "fields that went one by one, since together they were refused",
      effects: ["write_note", "set_metafield"].map((kind) => effect({ kind, sentAt: TOGETHER })),
      journal: [line({ field: "orderUpdate" }), line({ field: "metafieldsSet" })],
    },
  ])("$what is even", ({ effects, journal }) => {
    expect(look(effects, journal)).toEqual({ lost: [], doubled: [] });
  });

  it("sees what was done twice", () => {
    expect(look([effect()], [line(), line()])).toMatchObject({ lost: [], doubled: [{ subject: ORDER }] });
  });

  it("sees a call that is said to be applied and is not, whatever it carried", () => {
    const effects = ["write_note", "set_attributes"].map((kind) => effect({ kind, sentAt: TOGETHER }));
    expect(look(effects, [])).toMatchObject({ lost: [{ subject: ORDER }], doubled: [] });
    expect(
      look(
        effects,
        [1, 2, 3].map(() => line({ field: "orderUpdate" })),
      ),
    ).toMatchObject({ lost: [], doubled: [{}] });
  });

  it("sees what is said to be applied and is not", () => {
    expect(look([effect(), effect()], [line()])).toMatchObject({ lost: [{ subject: ORDER }], doubled: [] });
  });
});
