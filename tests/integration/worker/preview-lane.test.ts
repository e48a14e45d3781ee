// Previews of checks: the stored orders of the last days under other settings, in the background, and nothing is written.
import { beforeEach, describe, expect, it } from "vitest";
import { addLocation } from "#sandbox/world/locations/add-location.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { previewAllChecks, previewCheck } = await import("#app/commands/preview-check.server.ts");
const { listCheckPreviews } = await import("#app/queries/list-check-previews.server.ts");

let worked: WorkedShop;
let shop: string;
beforeEach(async () => {
  worked = await aWorkedShop(shopify);
  ({ shop } = worked);
});

const leeds = {
  ...{ firstName: "Ada", lastName: "Byron", address1: "9 High Street", city: "Leeds", zip: "LS1 4AP" },
  countryCode: "GB",
};
const place = (shippingAddress: typeof leeds, email: string) =>
  placeOrder(shopify.world, shop, {
    lines: [{ title: "Lantern", sku: "LAN-1", price: 1_990, quantity: 2 }],
    ...{ email, shippingAddress, billingAddress: shippingAddress, payment: "paid" },
    shipping: { title: "Standard", price: 450 },
  });
const previewOf = async (checkId: string, days = 7) =>
  (await listCheckPreviews(shop, days)).find((one) => one.checkId === checkId);
const startRouting = async () => {
  await previewCheck(shop, "staff:9", "routing", { settings: {} });
  const [begun] = await rowsOf<{ id: string }>(
    "select id from check_preview where shop = $1 and check_id = 'routing'",
    [shop],
  );
  return begun?.id;
};
const effects = () => rowsOf("select 1 from effect where shop = $1", [shop]);

describe("a preview", () => {
  it("says which orders settings would find that are not found now, and writes nothing", async () => {
    place(leeds, "ada@example.com");
    const box = place({ ...leeds, address1: "PO Box 12" }, "bob@example.com");
    await worked.settle();
    const before = await effects();

    expect(await previewCheck(shop, "staff:9", "address-check", { settings: { po_box: "refused" } })).toEqual({
      outcome: "done",
    });
    expect(await previewOf("address-check")).toMatchObject({ status: "RUNNING", total: 2, looked: 0 });
    await worked.settle();

    expect(await previewOf("address-check")).toMatchObject({
      ...{ status: "DONE", looked: 2, found: 1, foundNow: 0, newlyTotal: 1, noLongerTotal: 0, unknown: 0 },
      does: { add_tags: 1, hold_fulfillment: 1, ask_attention: 1 },
      newly: [{ orderId: box.id, name: box.name }],
    });
    expect(await effects()).toEqual(before);
  });

  it("says which orders would be found no longer", async () => {
    place({ ...leeds, zip: "LS1 4" }, "ada@example.com");
    await rowsOf("update rule set enabled = true where shop = $1 and rule_id = 'address-check'", [shop]);
    await worked.settle();
    await previewCheck(shop, "staff:9", "address-check", { settings: { countries_left_out: ["GB"] } });
    await worked.settle();
    expect(await previewOf("address-check")).toMatchObject({ found: 0, foundNow: 1, noLongerTotal: 1 });
  });

  it("sees two equal orders as duplicates, the later one", async () => {
    const [, second] = [place(leeds, "ada@example.com"), place(leeds, "ada@example.com")];
    await worked.settle();
    await previewCheck(shop, "staff:9", "duplicate-check", { settings: {} });
    await worked.settle();
    expect(await previewOf("duplicate-check")).toMatchObject({ found: 1, newly: [{ orderId: second.id }] });
  });

  it("of VIPs counts customers, each once, by what our books say of them today", async () => {
    const { world } = shopify;
    const id = world.nextId();
    const like = structuredClone(Object.values(world.state.customers)[0]);
    world.state.customers[id] = { ...like, id, shop, tags: [], email: `${id}@example.com` } as never;
    const bought = (pounds: number) =>
      placeOrder(shopify.world, shop, {
        lines: [{ title: "Lantern", price: pounds * 100, quantity: 1, taxable: false }],
        ...{ customerId: id, payment: "paid", shippingAddress: leeds, billingAddress: leeds },
        shipping: { title: "Free", price: 0 },
      });
    const [, newest] = [bought(200), bought(200)];
    await worked.settle();
    const tiers = [{ tag: "VIP", spend: "300.00", orders: 0, average: "0.00" }];
    expect(await previewCheck(shop, "staff:9", "vip-check", { settings: { tiers } })).toEqual({ outcome: "done" });
    await worked.settle();
    expect(await previewOf("vip-check")).toMatchObject({
      ...{ status: "DONE", looked: 2, found: 1, foundNow: 0, newlyTotal: 1, does: { add_tags: 1 } },
      newly: [{ orderId: newest?.id }],
    });

    // Of the two, one was the customer's first.
    const fraud = { threshold: 20, weight_first_order: 25, first_order_above: "30.00", wait_minutes: 0 };
    expect(await previewCheck(shop, "staff:9", "fraud-check", { settings: fraud })).toEqual({ outcome: "done" });
    await worked.settle();
    expect(await previewOf("fraud-check")).toMatchObject({ status: "DONE", found: 1, unknown: 0, unknownWhy: null });
  });

  it("of routing reads where the newest orders are and what is in stock, and names those that it does not know", async () => {
    const { world } = shopify;
    const order = place(leeds, "ada@example.com");
    const address = {
      ...{ address1: "1 Clyde Street", address2: null, city: "Glasgow", zip: "G1 1AA", provinceCode: "SCT" },
      ...{ countryCode: "GB", phone: null },
    };
    const glasgow = addLocation(world, shop, { name: "Glasgow", fulfillsOnlineOrders: true, address } as never, {
      by: "staff",
    });
    await worked.settle();
    const [part] = world.fulfillmentOrdersOf(order);
    const home = world.state.locations[part?.locationId ?? ""]?.name ?? "";
    const toLocation = async (name: string) => {
      const zones = [{ zone: "Britain", countries: "GB", regions: "", postcodes: "", locations: name, only: true }];
      await previewCheck(shop, "staff:9", "routing", { settings: { needs_stock: false, zones } });
      await worked.settle();
      return previewOf("routing");
    };
    expect(await toLocation(home)).toMatchObject({ status: "DONE", looked: 1, found: 0, unknown: 0 });
    expect(await toLocation(glasgow.name)).toMatchObject({
      ...{ found: 1, newly: [{ orderId: order.id }], does: { move_fulfillment_order: 1 } },
    });

    // Older ones than are read: as if the period had so many more behind this one.
    await rowsOf("update check_preview set total = 600 where id = $1::bigint", [await startRouting()]);
    await worked.settle();
    expect(await previewOf("routing")).toMatchObject({ found: 0, unknown: 1, unknownOrders: [{ orderId: order.id }] });
  });

  it("of all checks over 60 days is there for each check", async () => {
    place(leeds, "ada@example.com");
    await worked.settle();
    expect(await previewAllChecks(shop, "staff:9")).toEqual({ outcome: "done" });
    await worked.settle();
    const all = await listCheckPreviews(shop, 60);
    expect(all.map(({ checkId, status, looked }) => `${checkId} ${status} ${looked}`).sort()).toEqual(
      [
        ...["address-check", "address-mismatch", "duplicate-check", "fraud-check"],
        ...["payment-check", "routing", "vip-check"],
      ].map((id) => `${id} DONE 1`),
    );
  });

  it("names the setting that is wrong, and begins nothing", async () => {
    const result = await previewCheck(shop, "staff:9", "address-check", { settings: { line_limit: "long" } });
    expect(result).toEqual({ outcome: "invalid", fields: { line_limit: "Enter a number." } });
    expect(await previewCheck(shop, "staff:9", "no-such-check", { settings: {} })).toEqual({ outcome: "not_found" });
    expect(await listCheckPreviews(shop, 7)).toEqual([]);
  });
});
