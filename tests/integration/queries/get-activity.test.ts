import { describe, expect, it } from "vitest";
import { replayFailures } from "#app/commands/replay-failures.server.ts";
import { countUntaken, writeUntaken } from "#app/ingest/count-untaken.server.ts";
import { getActivity } from "#app/queries/get-activity.server.ts";
import { listDeliveries } from "#app/queries/list-deliveries.server.ts";
import {
  aFinding,
  anId,
  storeDelivery,
  storeEffect,
  storeOrder,
  storeRule,
  storeRun,
  storeShop,
} from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

describe("the activity page", () => {
  it("counts what came in within a day, late and recovered ones too", async () => {
    const shop = aShop();
    await storeShop(shop);
    await storeDelivery(shop, { triggered_at: minutesAgo(0) });
    await storeDelivery(shop, { triggered_at: minutesAgo(10) });
    await storeDelivery(shop, { status: "UNREADABLE" });
    await storeDelivery(shop, { source: "SWEEP", status: "UNCHANGED" });
    await storeDelivery(shop, { received_at: minutesAgo(25 * 60) });
    expect((await getActivity(shop)).deliveries).toEqual({
      ...{ received: 3, late: 1, decided: 2, unchanged: 1, recovered: 1, ignored: 0, unreadable: 1, waiting: 0 },
      ...{ duplicates: 0, refused: 0 },
    });
    for (const view of ["late", "recovered"] as const)
      expect((await listDeliveries(shop, { view, cursor: null })).rows).toHaveLength(1);
  });

  it("counts what left no row: sent again, and refused; nothing in the name of a shop that is not here", async () => {
    const [shop, stranger] = [aShop(), aShop("stranger")];
    await storeShop(shop);
    for (let sent = 0; sent < 3; sent++) countUntaken(shop, "duplicates");
    countUntaken(shop, "refused");
    countUntaken(stranger, "refused");
    await writeUntaken();
    countUntaken(shop, "duplicates");
    await writeUntaken();
    expect((await getActivity(shop)).deliveries).toMatchObject({ duplicates: 4, refused: 1 });
    expect(await rowsOf("select 1 from inbox_tally where shop = $1", [stranger])).toEqual([]);
  });

  it("shows the newest looks that found something, with the names of the rules", async () => {
    const shop = aShop();
    await storeShop(shop);
    await storeRule(shop, { ruleId: "late", name: "Late orders", settings: {} });
    const found = (ruleId: string) => aFinding("x", { ruleId, setOff: true });
    const { orderId } = await storeOrder(shop, { findings: [found("late")] });
    await storeRun(shop, { laneKind: "customer", laneKey: "7", findings: [found("gone")] });
    await storeRun(shop, { laneKind: "customer", laneKey: "8", findings: [] });
    expect((await getActivity(shop)).runs).toMatchObject([
      { laneKind: "customer", laneKey: "7", order: null, found: ["gone"] },
      { laneKind: "order", order: { orderId }, found: ["Late orders"] },
    ]);
  });

  it("groups failures by cause, and tries one cause again", async () => {
    const shop = aShop();
    await storeShop(shop);
    const lanes = [anId(), anId(), anId()];
    for (const laneKey of lanes.slice(0, 2))
      await storeEffect(shop, {
        laneKey,
        target: `gid://shopify/Order/${laneKey}`,
        row: { status: "REFUSED", reason: "Too many tags." },
      });
    const mail = { kind: "send_email", acts: "once", class: "BLIND", status: "UNSETTLED", reason: "No answer." };
    const effect = await storeEffect(shop, { laneKey: lanes[2] ?? "", target: "gid://shopify/Order/1", row: mail });
    expect((await getActivity(shop)).failures).toMatchObject([
      { kind: "add_tags", status: "REFUSED", reason: "Too many tags.", count: 2 },
      { kind: "send_email", status: "UNSETTLED", reason: "No answer.", count: 1 },
    ]);

    const again = (kind: string, status: string, reason: string) =>
      replayFailures(shop, "staff:9", { kind, status, reason });
    expect(await again("add_tags", "REFUSED", "Too many tags.")).toEqual({ outcome: "done" });
    expect(
      await rowsOf("select lane_key from delivery_key where shop = $1 and webhook_id like 'rerun:%' order by 1", [
        shop,
      ]),
    ).toEqual(lanes.slice(0, 2).map((lane_key) => ({ lane_key })));
    expect(await again("send_email", "UNSETTLED", "No answer.")).toEqual({ outcome: "done" });
    expect(await rowsOf("select status from effect where id = $1", [effect])).toEqual([{ status: "INTENDED" }]);
    expect(await again("send_email", "UNSETTLED", "No answer.")).toEqual({ outcome: "conflict" });
    expect(await again("send_email", "CONFIRMED", "")).toEqual({ outcome: "invalid" });
  });
});
