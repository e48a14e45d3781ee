// Orders that share a buyer: found by digests, by the time they were created, whatever came first.
import { beforeEach, describe, expect, it } from "vitest";
import { inShop } from "#app/db.server.ts";
import type { OrderPicture } from "#app/rules/facts.ts";
import { order } from "#app/rules/records/order.ts";
// Declares all kinds.
import "#app/rules/records/index.ts";
import { listLaterOrders, listRelatedOrders, saveOrderKeys } from "#app/store/order-keys.server.ts";
import { redactPerson } from "#app/store/privacy.server.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

let shop: string;
beforeEach(async () => {
  shop = aShop();
  await storeShop(shop);
});

const place = {
  name: "Ada Byron",
  address1: "12 High Street",
  address2: "Flat 3",
  city: "Leeds",
  zip: "LS1 4AP",
  country_code: "GB",
};
const anOrder = (id: string, overrides: Record<string, unknown> = {}): OrderPicture =>
  order.schema.parse({
    ...{
      id,
      name: `#${id}`,
      created_at: "2026-11-24T10:00:00Z",
      updated_at: "2026-11-24T10:00:00Z",
      email: "ada@example.com",
    },
    ...{
      shipping_address: place,
      line_items: [{ id: `${id}1`, variant_id: "9", sku: "MUG", quantity: 2, current_quantity: 2 }],
    },
    ...overrides,
  }) as OrderPicture;

async function save(...orders: OrderPicture[]): Promise<void> {
  await inShop(shop, (client) => saveOrderKeys(client, shop, 1, orders));
  for (const one of orders)
    await rowsOf(
      `insert into order_state (shop, order_id, installation, name, created_at, updated_at, seen, total, currency, financial_status, fulfillment_status)
       values ($1, $2, 1, $3, $4, $5, $6, 0, 'GBP', 'paid', 'unfulfilled') on conflict (shop, order_id) do update set seen = excluded.seen`,
      [shop, one.id, one.name, one.created_at, one.updated_at, JSON.stringify(one)],
    );
}
const related = async (one: OrderPicture) =>
  (await inShop(shop, (client) => listRelatedOrders(client, shop, [one]))).get(one.id) ?? [];
const shares = async (one: OrderPicture) =>
  Object.fromEntries((await related(one)).map(({ id, shares }) => [id, shares]));

describe("related orders", () => {
  it("are found by each thing that they share, with what they hold", async () => {
    await save(
      anOrder("1", { created_at: "2026-11-24T09:00:00Z" }),
      anOrder("2", {
        created_at: "2026-11-24T09:30:00Z",
        email: "bob@example.com",
        shipping_address: { ...place, name: "Bob", address2: "Flat 4" },
      }),
      anOrder("3", {
        email: "cyd@example.com",
        shipping_address: { ...place, address1: "9 Low Road" },
        browser_ip: "203.0.113.7",
      }),
      anOrder("4", { email: "dan@example.com", shipping_address: null }),
    );
    const own = anOrder("9", { browser_ip: "203.0.113.7" });
    expect(await shares(own)).toEqual({ "1": ["address", "email", "household"], "2": ["household"], "3": ["ip"] });
    const [first, second] = await related(own);
    expect(first).toMatchObject({
      id: "1",
      name: "#1",
      is_cancelled: false,
      line_items: [{ variant_id: "9", sku: "MUG", title: null, quantity: 2 }],
    });
    expect([first?.recipient, second?.recipient]).toEqual([1, 2]);
  });

  it("are those created before it or in the same second, at most 30 days before", async () => {
    await save(
      anOrder("1", { created_at: "2026-10-25T10:00:00Z" }),
      anOrder("2", { created_at: "2026-10-25T09:59:59Z" }),
      anOrder("3", { created_at: "2026-11-24T10:00:00Z" }),
      anOrder("4", { created_at: "2026-11-24T10:00:01Z" }),
    );
    expect(Object.keys(await shares(anOrder("9")))).toEqual(["1", "3"]);
    expect(await inShop(shop, (client) => listLaterOrders(client, shop, [anOrder("9")]))).toEqual(["3", "4"]);
  });

  it("say the same in whatever order they arrive", async () => {
    const all = ["1", "2", "3"].map((id, at) => anOrder(id, { created_at: `2026-11-24T0${at + 7}:00:00Z` }));
    const [first, second, third] = all as [OrderPicture, OrderPicture, OrderPicture];
    await save(third);
    await save(first);
    await save(second);
    expect([
      Object.keys(await shares(first)),
      Object.keys(await shares(second)),
      Object.keys(await shares(third)),
    ]).toEqual([[], ["1"], ["1", "2"]]);
  });

  it("follow an order that changes: its old address finds it no more", async () => {
    await save(anOrder("1", { created_at: "2026-11-24T09:00:00Z" }));
    await save(
      anOrder("1", { created_at: "2026-11-24T09:00:00Z", shipping_address: { ...place, address1: "9 Low Road" } }),
    );
    expect(await shares(anOrder("9"))).toEqual({ "1": ["email"] });
  });

  it("keep a card that was read, when a later picture has no transactions", async () => {
    const transactions = [{ id: "5", card_bin: "424242" }];
    await save(anOrder("1", { email: null, shipping_address: null, transactions }));
    await save(anOrder("1", { email: null, shipping_address: null }));
    expect(await shares(anOrder("9", { transactions }))).toEqual({ "1": ["card_bin"] });
  });

  it("are of this store alone", async () => {
    await save(anOrder("1"));
    const other = aShop("other");
    await storeShop(other);
    expect((await inShop(other, (client) => listRelatedOrders(client, other, [anOrder("9")]))).get("9")).toEqual([]);
  });

  it("hold no text of the buyer, and go when the person is redacted", async () => {
    await save(anOrder("1", { customer_id: "7001", browser_ip: "203.0.113.7" }));
    const stored = await rowsOf<Record<string, unknown>>("select * from order_key where shop = $1", [shop]);
    expect(stored.length).toBe(5);
    expect(JSON.stringify(stored)).not.toMatch(/\bada\b|high street|203\.0|\b7001\b/i);
    await inShop(shop, (client) => redactPerson(client, shop, { customerId: "7001", orderIds: ["1"] }));
    expect(await rowsOf("select 1 from order_key where shop = $1", [shop])).toEqual([]);
  });
});
