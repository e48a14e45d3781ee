// Other systems set rules off: through the door to the decision.
import { createHmac } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { type OpenDoor, openDoor } from "#tests/support/post-webhook.ts";
import { saveRule } from "#tests/support/save-rule.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { callDoor } = await import("#app/ingest/call-door.server.ts");
const { makeCallSecret } = await import("#app/commands/make-call-secret.server.ts");
const { removeRule } = await import("#app/commands/remove-rule.server.ts");
const { getRuleCalls } = await import("#app/queries/get-rule-calls.server.ts");
const { redactPerson } = await import("#app/store/privacy.server.ts");
const { inShop } = await import("#app/db.server.ts");

let door: OpenDoor;
let worked: WorkedShop;
let shop: string;
beforeEach(async () => {
  door ??= await openDoor((req, res) => callDoor(req, res, req.url ?? ""));
  worked = await aWorkedShop(shopify, { checks: [] });
  ({ shop } = worked);
});
afterAll(() => door.close());

async function secretOf(ruleId: string): Promise<string> {
  const made = await makeCallSecret(shop, "staff:9", ruleId, Date.now());
  if (made.outcome !== "done") throw new Error(made.outcome);
  return made.secret;
}
async function call(ruleId: string, secret: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`http://127.0.0.1:${door.port}/calls/${shop}/${ruleId}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${secret}`, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: answer.status, ...((await answer.json()) as { id?: string; outcome: string; message?: string }) };
}
const rows = async () =>
  (
    await rowsOf<{ said: string }>("select cells ->> 'said' as said from rule_table_row where shop = $1 order by id", [
      shop,
    ])
  ).map(({ said }) => said);
const log = (said: string) => [{ do: "add_row", table: "log", row: { said } }];
const place = () =>
  placeOrder(shopify.world, shop, {
    lines: [{ title: "Lantern", price: 2_000, quantity: 1, taxable: false }],
    customerId: null,
    shipping: { title: "Free", price: 0 },
    payment: "paid",
  } as never);

describe("a call", () => {
  it("is a run of its own, with what it carries; the same key twice is one call", async () => {
    await saveRule(shop, {
      ...{ id: "news", about: "shop", on: "http" },
      when: { field: "event.body.count", op: "more_than", value: 1 },
      then: log("{{ event.body.what }}"),
    });
    const secret = await secretOf("news");
    const answers = [
      await call("news", secret, { what: "one", count: 2 }, { "Idempotency-Key": "k1" }),
      await call("news", secret, { what: "one", count: 2 }, { "Idempotency-Key": "k1" }),
      await call("news", secret, { what: "few", count: 1 }),
      await call("news", secret, { what: "same", count: 3 }),
      await call("news", secret, { what: "same", count: 3 }),
      await call("news", secret, { what: "another" }, { "Idempotency-Key": "k1" }),
    ];
    expect(answers.map(({ status, outcome }) => `${status} ${outcome}`)).toEqual([
      ...["202 accepted", "202 duplicate", "202 accepted", "202 accepted", "202 accepted", "422 refused"],
    ]);
    expect(answers[1]?.id).toBe(answers[0]?.id);
    await worked.settle();
    expect(await rows()).toEqual(["one", "same", "same"]);
    const { calls } = await getRuleCalls(shop, "news");
    expect(calls.map(({ status, decided }) => `${status} ${decided}`)).toEqual(Array(4).fill("DECIDED true"));
    expect(calls.at(-1)).toMatchObject({ callId: answers[0]?.id, body: '{"what":"one","count":2}' });
  });

  it("acts on the order that it names, and on those that the rule's find picks", async () => {
    const [one, other] = [place(), place()];
    await worked.settle();
    await saveRule(shop, { id: "named", on: "http", then: log("{{ order.name }} {{ event.body.tracking }}") });
    await saveRule(shop, {
      ...{ id: "found", on: "http", then: log("found {{ order.name }}") },
      find: { where: { field: "order.name", op: "is", value: { field: "event.body.order" } } },
    });
    expect(await call("named", await secretOf("named"), { order_id: one.id, tracking: "T1" })).toMatchObject({
      status: 202,
    });
    expect(await call("named", await secretOf("named"), { order: one.name })).toMatchObject({
      ...{ status: 409, outcome: "ignored" },
      message: expect.stringContaining("“order_id”"),
    });
    expect(await call("found", await secretOf("found"), { order: other.name })).toMatchObject({ status: 202 });
    await worked.settle();
    expect((await rows()).sort()).toEqual([`${one.name} T1`, `found ${other.name}`].sort());
  });

  it("is refused without the secret, after the secret is gone, and beyond what a store takes in a minute", async () => {
    await saveRule(shop, { id: "news", about: "shop", on: "http", then: log("x") });
    expect(await call("news", "", {})).toMatchObject({ status: 401 });
    const first = await secretOf("news");
    const second = await secretOf("news");
    // The old one stays good for a day.
    expect([await call("news", first, {}), await call("news", second, {})].map(({ status }) => status)).toEqual([
      202, 202,
    ]);
    const t = Math.floor(Date.now() / 1000);
    const signature = `t=${t},v1=${createHmac("sha256", second).update(`${t}.{}`).digest("hex")}`;
    const bySignature = () => call("news", "", {}, { Authorization: "", "Switchyard-Signature": signature });
    expect([await bySignature(), await bySignature()].map(({ outcome }) => outcome)).toEqual(["accepted", "duplicate"]);
    expect(await call("news", second, "x".repeat(70_000))).toMatchObject({ status: 413 });
    expect(await call("news", second, "<xml/>")).toMatchObject({ status: 400, outcome: "unreadable" });
    expect((await getRuleCalls(shop, "news")).calls[0]).toMatchObject({ status: "UNREADABLE", body: "<xml/>" });
    await rowsOf(
      `insert into delivery_key (shop, installation, webhook_id, topic, source)
       select $1, 1, 'call:many:' || n, 'switchyard/http', 'CALL' from generate_series(1, 120) n`,
      [shop],
    );
    expect(await call("news", second, {})).toMatchObject({ status: 429 });
    await removeRule(shop, "staff:9", { ruleId: "news" });
    expect(await call("news", second, {})).toMatchObject({ status: 401 });
  });

  it("loses what it carried, in the inbox and in the decision, when the person whom it names is redacted", async () => {
    await saveRule(shop, { id: "news", about: "shop", on: "http", then: log("x") });
    await call("news", await secretOf("news"), { customer_id: 77, email: "ann@example.com" });
    await worked.settle();
    const seen = () => rowsOf("select 1 from run where shop = $1 and facts::text like '%ann@example.com%'", [shop]);
    expect(await seen()).toHaveLength(1);
    await inShop(shop, (client) => redactPerson(client, shop, { customerId: "77", orderIds: [] }));
    expect(await seen()).toEqual([]);
    expect((await getRuleCalls(shop, "news")).calls).toMatchObject([{ status: "DECIDED", body: null }]);
  });
});
