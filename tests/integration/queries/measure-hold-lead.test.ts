import { expect, it } from "vitest";
import { measureHoldLead } from "#app/queries/measure-hold-lead.server.ts";
import { storeEffect, storeOrder, storeShop } from "#tests/support/stored-rows.ts";
import { aShop } from "#tests/support/test-database.ts";

const INSTALLED = "2026-11-24T09:00:00Z";
const PLACED = "2026-11-24T10:00:00Z";
const after = (seconds: number) => new Date(Date.parse(PLACED) + seconds * 1_000);

it("measures from the order to its first confirmed hold, and only of orders since the installation", async () => {
  const shop = aShop();
  await storeShop(shop, { installed_at: new Date(INSTALLED) });
  const held = async (seconds: number, row: Record<string, unknown> = {}, createdAt = PLACED) => {
    const { orderId, gid } = await storeOrder(shop, { createdAt });
    const hold = { rule_id: "routing-hold", kind: "hold_fulfillment", status: "CONFIRMED", settled_at: after(seconds) };
    await storeEffect(shop, { laneKey: orderId, target: gid, row: { ...hold, ...row } });
  };
  expect(await measureHoldLead(shop, "routing-hold")).toBeNull();

  for (const seconds of [2, 3, 4, 60]) await held(seconds);
  await held(1, { rule_id: "fraud-check" });
  await held(1, { kind: "add_tags" });
  await held(1, { status: "REFUSED" });
  await held(1, {}, "2026-11-24T08:00:00Z");

  expect(await measureHoldLead(shop, "routing-hold")).toEqual({ orders: 4, typicalMs: 3_000, slowMs: 60_000 });
});
