import { describe, expect, it } from "vitest";
import { listRules } from "#app/queries/list-rules.server.ts";
import { storeOrder, storeRule, storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

describe("listRules", () => {
  it("lists the rules in their order with what each flags now", async () => {
    const shop = aShop();
    await storeShop(shop);
    const vip = { ruleId: "vip-1", name: "VIP", about: "customer", settings: {} };
    await storeRule(shop, { ...vip, row: { position: 2, enabled: false } });
    await storeRule(shop, { ruleId: "address-mismatch", name: "Addresses differ", settings: {} });
    await storeOrder(shop, { row: { flags: ["address-mismatch"] } });
    await storeOrder(shop);
    await rowsOf(
      "insert into record_state (shop, kind, key, installation, flags) values ($1, 'customer', '7', 1, '{vip-1}')",
      [shop],
    );

    expect((await listRules(shop, new Date())).rules).toMatchObject([
      { ruleId: "address-mismatch", about: "order", state: "on", flagging: 1, version: 1, savedBy: "Switchyard" },
      { ruleId: "vip-1", about: "customer", state: "off", flagging: 1 },
    ]);
  });
});
