import { describe, expect, it } from "vitest";
import { removeChatChannel } from "#app/commands/remove-chat-channel.server.ts";
import { saveChatChannel } from "#app/commands/save-chat-channel.server.ts";
import { saveDailyCaps } from "#app/commands/save-daily-caps.server.ts";
import { showSigningSecret } from "#app/commands/show-signing-secret.server.ts";
import { getSettings } from "#app/queries/get-settings.server.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const audits = async (shop: string) =>
  (await rowsOf<{ action: string }>("select action from audit_entry where shop = $1 order by id", [shop])).map(
    ({ action }) => action,
  );
async function installed(): Promise<string> {
  const shop = aShop();
  await storeShop(shop);
  return shop;
}

describe("chat channels", () => {
  const slack = { name: "Ops", service: "slack", url: "https://hooks.slack.com/services/T0/B0/x" };

  it("are saved under their name, replaced, and removed; their address is shown to nobody", async () => {
    const shop = await installed();
    expect(await saveChatChannel(shop, "staff:1", slack)).toEqual({ outcome: "done" });
    expect(await saveChatChannel(shop, "staff:1", { ...slack, name: "ops" })).toEqual({ outcome: "done" });
    expect((await getSettings(shop))?.channels).toEqual(["ops"]);
    expect(JSON.stringify(await getSettings(shop))).not.toContain("hooks.slack.com");
    expect(await removeChatChannel(shop, "staff:1", { name: "ops" })).toEqual({ outcome: "done" });
    expect(await removeChatChannel(shop, "staff:1", { name: "ops" })).toEqual({ outcome: "not_found" });
    expect(await audits(shop)).toEqual(["channel.saved", "channel.saved", "channel.removed"]);
  });

  it.each([
    { ...slack, name: " " },
    { ...slack, service: "irc" },
    { ...slack, url: "http://hooks.slack.com/services/T0" },
    { ...slack, url: "https://hooks.slack.com.evil.example/" },
    { ...slack, url: "https://me@hooks.slack.com/" },
    { ...slack, url: "https://127.0.0.1/" },
    { ...slack, service: "discord" },
  ])("refuses %o", async (form) => {
    const shop = await installed();
    expect(await saveChatChannel(shop, "staff:1", form)).toMatchObject({ outcome: "invalid" });
    expect(await audits(shop)).toEqual([]);
  });
});

describe("the signing secret", () => {
  it("is the same each time, another one in another store, and that it was shown is written down", async () => {
    const [shop, other] = [await installed(), await installed()];
    const first = await showSigningSecret(shop, "staff:1");
    expect(first).toMatchObject({ outcome: "done", secret: expect.stringMatching(/^[\w-]{43}$/) });
    expect(await showSigningSecret(shop, "staff:1")).toEqual(first);
    expect(await showSigningSecret(other, "staff:1")).not.toEqual(first);
    expect(await audits(shop)).toEqual(["secret.shown", "secret.shown"]);
  });
});

describe("the day's caps", () => {
  it("are ours until the store sets its own", async () => {
    const shop = await installed();
    const capOf = async (kind: string) => (await getSettings(shop))?.caps.find((cap) => cap.kind === kind);
    expect(await capOf("refund_order")).toEqual({ kind: "refund_order", count: 50, amount: "5000" });
    const form = { "refund_order.count": "3", "refund_order.amount": "99.5", "cancel_order.count": "0" };
    expect(await saveDailyCaps(shop, "staff:1", form)).toEqual({ outcome: "done" });
    expect(await capOf("refund_order")).toEqual({ kind: "refund_order", count: 3, amount: "99.50" });
    expect(await capOf("cancel_order")).toEqual({ kind: "cancel_order", count: 0, amount: null });
    expect(await capOf("void_payment")).toMatchObject({ count: 50 });
  });

  it("names what was not understood", async () => {
    const shop = await installed();
    const form = {
      "refund_order.count": "-1",
      "cancel_order.count": "1",
      "give_store_credit.count": "1",
      "give_store_credit.amount": "much",
    };
    expect(await saveDailyCaps(shop, "staff:1", form)).toEqual({
      ...{ outcome: "invalid", fields: ["refund_order.count", "give_store_credit.amount"] },
    });
  });
});
