import { describe, expect, it } from "vitest";
import { saveCheckSettings } from "#app/commands/save-check-settings.server.ts";
import { inShop } from "#app/db.server.ts";
import { ensureChecks } from "#app/store/checks.server.ts";
import { anId, storeOrder, storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const TIER = { tag: "Gold", spend: "750.00", orders: 0, average: "0.00" };
const VIP = { days: 180, tiers: [TIER] };
const ADDRESS = { tag: "check-address", hold: true, reason: "INCORRECT_ADDRESS", note: "Look first.", email: "" };

async function aShopWithRules(): Promise<string> {
  const shop = aShop();
  await storeShop(shop);
  await inShop(shop, (client) => ensureChecks(client, shop, "GBP"));
  return shop;
}

const versionsOf = (shop: string, ruleId: string) =>
  rowsOf<{ version: number; settings: unknown; saved_by: string }>(
    "select version, settings, saved_by from rule_version where shop = $1 and rule_id = $2 order by version",
    [shop, ruleId],
  );
const nudged = async (shop: string) =>
  (
    await rowsOf<{ lane: string }>(
      "select lane_kind || '/' || lane_key as lane from delivery_key where shop = $1 and webhook_id like 'settings:%' order by 1",
      [shop],
    )
  ).map(({ lane }) => lane);

describe("saveCheckSettings", () => {
  it("saves a new version, in force from now on, and keeps the old ones", async () => {
    const shop = await aShopWithRules();

    const result = await saveCheckSettings(shop, "staff:9", "vip-check", { version: 1, state: "on", settings: VIP });

    expect(result).toEqual({ outcome: "done", version: 2 });
    expect(await versionsOf(shop, "vip-1")).toMatchObject([
      { version: 1, settings: { days: 365, tiers: [{ spend: "500.00" }] } },
      { version: 2, settings: VIP, saved_by: "staff:9" },
    ]);
    expect(await rowsOf("select version, enabled from rule where shop = $1 and rule_id = 'vip-1'", [shop])).toEqual([
      { version: 2, enabled: true },
    ]);
    const [document] = await rowsOf<{ document: { when: unknown } }>(
      "select document from rule_version where shop = $1 and rule_id = 'vip-1' and version = 2",
      [shop],
    );
    expect(JSON.stringify(document?.document.when)).toContain('"days":180');
    expect(await rowsOf("select actor, action, subject from audit_entry where shop = $1", [shop])).toEqual([
      { actor: "staff:9", action: "rule.saved", subject: "check:vip-check" },
    ]);
  });

  it.each([
    ["vip-check", { ...VIP, tiers: [{ ...TIER, spend: "lots" }] }, ["tiers.0.spend"]],
    ["vip-check", { ...VIP, days: "soon" }, ["days"]],
    ["vip-check", { ...VIP, days: 0 }, ["days"]],
    ["vip-check", { ...VIP, days: 0, tiers: [{ ...TIER, spend: "-1" }] }, ["days", "tiers.0.spend"]],
    ["vip-check", { ...VIP, tiers: [] }, [""]],
    ["vip-check", { ...VIP, nonsense: 1 }, [""]],
    ["address-mismatch", { ...ADDRESS, tag: "x".repeat(41) }, ["tag"]],
    ["address-mismatch", { ...ADDRESS, email: "nobody" }, ["email"]],
    ["address-mismatch", { ...ADDRESS, reason: "BECAUSE" }, ["reason"]],
  ])("names what is wrong in %s %j and saves nothing", async (checkId, settings, fields) => {
    const shop = await aShopWithRules();

    const result = await saveCheckSettings(shop, "staff:9", checkId, { version: 1, state: "on", settings });

    expect(result.outcome).toBe("invalid");
    expect(Object.keys(result.outcome === "invalid" ? result.fields : {}).sort()).toEqual(fields);
    expect(await versionsOf(shop, checkId === "vip-check" ? "vip-1" : checkId)).toHaveLength(1);
  });

  it("refuses an e-mail while no mail server is set up, and says what is missing", async () => {
    const shop = await aShopWithRules();

    expect(
      await saveCheckSettings(shop, "staff", "address-mismatch", {
        version: 1,
        state: "on",
        settings: { ...ADDRESS, email: "ops@example.com" },
      }),
    ).toEqual({ outcome: "invalid", fields: { email: "E-mail cannot be sent: no mail server is set up (SMTP_URL)." } });
  });

  it("saves nothing where nothing changed", async () => {
    const shop = await aShopWithRules();
    const form = { version: 1, state: "on", settings: { days: 365 } };

    expect(await saveCheckSettings(shop, "staff:9", "vip-check", form)).toEqual({ outcome: "unchanged" });
    expect(await versionsOf(shop, "vip-1")).toHaveLength(1);
  });

  it("saves one of two who began from the same version", async () => {
    const shop = await aShopWithRules();
    const save = (tag: string) =>
      saveCheckSettings(shop, "staff:9", "vip-check", {
        version: 1,
        state: "on",
        settings: { ...VIP, tiers: [{ ...TIER, tag }] },
      });

    const outcomes = (await Promise.all([save("Gold"), save("Silver")])).map(({ outcome }) => outcome);

    expect(outcomes.sort()).toEqual(["conflict", "done"]);
    expect(await versionsOf(shop, "vip-1")).toHaveLength(2);
  });

  it("has the orders that the rule flags looked at again, and no others", async () => {
    const shop = await aShopWithRules();
    const { orderId } = await storeOrder(shop, { row: { flags: ["address-mismatch"] } });
    await storeOrder(shop, { row: { flags: ["another-rule"] } });
    await storeOrder(shop);

    await saveCheckSettings(shop, "staff:9", "address-mismatch", { version: 1, state: "on", settings: ADDRESS });

    expect(await nudged(shop)).toEqual([`order/${orderId}`]);
    expect(await rowsOf("select priority from lane where shop = $1 and key = $2", [shop, orderId])).toEqual([
      { priority: 10 },
    ]);
  });

  it("has every customer with orders that count looked at again when the threshold changes", async () => {
    const shop = await aShopWithRules();
    const ledger = (customerId: string | null, counts: boolean) =>
      rowsOf(
        `insert into ledger_order (shop, order_id, installation, customer_id, created_at, updated_at, received, currency, counts)
         values ($1, $2, 1, $3, now(), now(), 10, 'GBP', $4)`,
        [shop, anId(), customerId, counts],
      );
    await ledger("1", true);
    await ledger("1", true);
    await ledger("2", false);
    await ledger(null, true);
    await rowsOf(
      "insert into record_state (shop, kind, key, installation, flags) values ($1, 'customer', '3', 1, '{vip-1}')",
      [shop],
    );

    await saveCheckSettings(shop, "staff:9", "vip-check", { version: 1, state: "on", settings: VIP });

    expect(await nudged(shop)).toEqual(["customer/1", "customer/3"]);
  });

  it("finds no rule of another shop, and none that does not exist", async () => {
    const [mine, theirs] = [aShop("mine"), await aShopWithRules()];
    await storeShop(mine);
    const form = { version: 1, state: "on", settings: VIP };

    expect(await saveCheckSettings(mine, "staff:9", "vip-check", form)).toEqual({ outcome: "not_found" });
    expect(await saveCheckSettings(theirs, "staff:9", "no-such-rule", form)).toEqual({ outcome: "not_found" });
    expect(await versionsOf(theirs, "vip-1")).toHaveLength(1);
  });

  it.each([null, "text", {}, { version: "1", state: "on", settings: VIP }, { version: 1, settings: VIP }])(
    "refuses the form %j",
    async (form) => {
      expect(await saveCheckSettings(aShop(), "staff:9", "vip-check", form)).toEqual({
        outcome: "invalid",
        fields: {},
      });
    },
  );
});
