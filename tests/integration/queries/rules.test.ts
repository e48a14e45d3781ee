import { describe, expect, it } from "vitest";
import { getRule } from "#app/queries/get-rule.server.ts";
import { listRules } from "#app/queries/list-rules.server.ts";
import { storeOrder, storeRule, storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

describe("listRules and getRule", () => {
  it("list the rules in their order with what each flags now", async () => {
    const shop = aShop();
    await storeShop(shop);
    const vip = { ruleId: "vip-spend", name: "VIP", about: "customer", settings: {} };
    await storeRule(shop, { ...vip, row: { position: 2, enabled: false } });
    await storeRule(shop, { ruleId: "address-mismatch", name: "Addresses differ", settings: {} });
    await storeOrder(shop, { row: { flags: ["address-mismatch"] } });
    await storeOrder(shop);
    await rowsOf(
      "insert into record_state (shop, kind, key, installation, flags) values ($1, 'customer', '7', 1, '{vip-spend}')",
      [shop],
    );

    expect((await listRules(shop, new Date())).rules).toMatchObject([
      { ruleId: "address-mismatch", about: "order", state: "on", flagging: 1, version: 1, savedBy: "Switchyard" },
      { ruleId: "vip-spend", about: "customer", state: "off", flagging: 1 },
    ]);
  });

  it("give a rule with its settings and its latest versions, of this shop only", async () => {
    const [mine, theirs] = [aShop("mine"), aShop("theirs")];
    await storeShop(mine);
    await storeShop(theirs);
    await storeRule(theirs, { ruleId: "vip-spend", name: "VIP", settings: { threshold: "500.00" } });

    expect(await getRule(mine, "vip-spend")).toBeNull();
    expect(await getRule(theirs, "vip-spend")).toMatchObject({
      name: "VIP",
      currency: "GBP",
      settings: { threshold: "500.00" },
      versions: [{ version: 1, savedBy: "Switchyard" }],
    });
  });
});
