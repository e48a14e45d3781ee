import { describe, expect, it } from "vitest";
import { replayFailures } from "#app/commands/replay-failures.server.ts";
import { getActivity } from "#app/queries/get-activity.server.ts";
import { anId, storeDelivery, storeEffect, storeShop } from "#tests/support/stored-rows.ts";
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
    });
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
