// The door of the block on Shopify's order page: who may ask from where, what is answered, and that a press counts once.
import { describe, expect, it } from "vitest";
import { getOrderBlock } from "#app/queries/get-order-block.server.ts";
import { action, loader } from "#app/routes/extension.orders.$orderId.ts";
import { pageRequest } from "#tests/support/signed-in.ts";
import { aFinding, storeHold, storeOrder, storeRule, storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";
import type { OrderAnswer } from "../../../extensions/order-block/src/order-answer.ts";

const ORIGIN = { origin: "https://extensions.shopifycdn.com" };

async function aFlaggedOrder() {
  const shop = aShop();
  await storeShop(shop);
  await storeRule(shop, { ruleId: "address-mismatch", name: "Addresses differ", settings: {} });
  const orderId = String(7_000_000_000_000 + Math.floor(Math.random() * 1e9));
  const gid = `gid://shopify/Order/${orderId}`;
  await storeOrder(shop, {
    orderId,
    findings: [aFinding(gid, { reason: "They differ." }), aFinding(gid, { ruleId: "vip-1", outcome: "not_matched" })],
  });
  await storeHold(shop, { order_id: orderId });
  return { shop, orderId };
}
const ask = (shop: string | undefined, orderId: string) => {
  const request = pageRequest(`/extension/orders/${orderId}`, { shop, headers: ORIGIN });
  return loader({ request, params: { orderId }, context: { nonce: "" } });
};
const send = (shop: string | undefined, orderId: string, body: unknown) => {
  const init = { shop, method: "POST", body: JSON.stringify(body), headers: ORIGIN };
  return action({
    request: pageRequest(`/extension/orders/${orderId}`, init),
    params: { orderId },
    context: { nonce: "" },
  });
};
const countOf = async (sql: string, shop: string) => Number((await rowsOf<{ n: number }>(sql, [shop]))[0]?.n);

describe("the order in the block", () => {
  it("is told in the words that the extension knows", async () => {
    const { shop, orderId } = await aFlaggedOrder();
    const answer = await ask(shop, orderId);
    expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([200, "*"]);
    const block: OrderAnswer = await answer.json();
    expect(block).toMatchObject({
      ...{ orderId, verdict: "flagged", mode: "WATCHING", fine: 1 },
      findings: [{ ruleId: "address-mismatch", outcome: "matched", reason: "They differ.", canApprove: true }],
      holds: [{ ruleName: "Addresses differ" }],
    });
    // What the app gives back is what the extension reads: the compiler compares them.
    const read: OrderAnswer | null = await getOrderBlock(shop, orderId);
    expect(read).toEqual(block);
  });

  it("is nobody's who has no token, and no other shop's", async () => {
    const { orderId } = await aFlaggedOrder();
    const stranger = aShop("stranger");
    await storeShop(stranger);
    for (const [shop, status] of [
      [undefined, 401],
      [stranger, 404],
    ] as const) {
      const answers = [await ask(shop, orderId), await send(shop, orderId, { intent: "rerun" })];
      expect(answers.map((answer) => answer.status)).toEqual([status, status]);
      expect(answers.map((answer) => answer.headers.get("access-control-allow-origin"))).toEqual(["*", "*"]);
    }
  });

  it("is asked for across origins, which browsers ask about first", async () => {
    const request = pageRequest("/extension/orders/1", { method: "OPTIONS", headers: ORIGIN });
    const answer = await loader({ request, params: { orderId: "1" }, context: { nonce: "" } });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-headers")).toContain("Authorization");
  });
});

describe("a press of a button", () => {
  it("approves once, however often it is sent", async () => {
    const { shop, orderId } = await aFlaggedOrder();
    const approve = { intent: "approve", ruleId: "address-mismatch" };
    const answers = [await send(shop, orderId, approve), await send(shop, orderId, approve)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await answers[1]?.json()).toEqual({ outcome: "unchanged" });
    expect(await countOf("select count(*) as n from delivery_key where shop = $1", shop)).toBe(1);
    expect(await rowsOf("select actor, action from audit_entry where shop = $1", [shop])).toEqual([
      { actor: "staff:42", action: "order.approved" },
    ]);
    expect((await getOrderBlock(shop, orderId))?.inMotion).toBe(true);
  });

  it("has the order checked again once for each press", async () => {
    const { shop, orderId } = await aFlaggedOrder();
    const presses = ["5a9f9e0e-6f0e-4b0e-9d6e-0f6b5f5f0001", "5a9f9e0e-6f0e-4b0e-9d6e-0f6b5f5f0002"];
    for (const requestId of [presses[0], presses[0], presses[1]])
      expect((await send(shop, orderId, { intent: "rerun", requestId })).status).toBe(200);
    expect(await countOf("select count(*) as n from delivery_key where shop = $1", shop)).toBe(2);
    expect(await countOf("select count(*) as n from audit_entry where shop = $1", shop)).toBe(2);
  });

  it.each([{ intent: "no such verb" }, { intent: "rerun", requestId: "x" }, null, { intent: "approve" }])(
    "that says %j is refused",
    async (body) => {
      const { shop, orderId } = await aFlaggedOrder();
      expect((await send(shop, orderId, body)).status).toBe(422);
    },
  );
});
