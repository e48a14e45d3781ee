// Webhooks come in any order, a day late, again under new ids, and again when nobody remembers them: the store ends the same.
import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { refundOrder } from "#sandbox/world/refund-order.ts";
import { updateOrder } from "#sandbox/world/update-order.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type Webhook, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { pruneDeliveries } = await import("#app/store/inbox-upkeep.server.ts");

const DAYS_KEPT = 30;
/** Later than Shopify warns of. */
const LATE_MS = 26 * 3_600_000;
const TIMES = 10;

let worked: WorkedShop;
let shop: string;
beforeEach(async () => {
  worked = await aWorkedShop(shopify);
  ({ shop } = worked);
});

const whitby = {
  firstName: "Ada",
  lastName: "Marsh",
  address1: "1 Quay",
  city: "Whitby",
  zip: "YO21 1DN",
  countryCode: "GB",
};
const leeds = { ...whitby, address1: "9 High Street", city: "Leeds", zip: "LS1 4AP" };
const place = () =>
  placeOrder(shopify.world, shop, {
    lines: [{ title: "Lantern", sku: "LAN-1", price: 1_990, quantity: 2 }],
    shippingAddress: leeds,
    billingAddress: whitby,
    shipping: { title: "Standard", price: 450 },
    payment: "paid",
  });
const changes = () =>
  shopify.journal.lines.filter((line) => line.shop === shop && line.outcome === "applied" && line.changed).length;
const finalOf = (orderId: string) => {
  const order = shopify.world.order(shop, orderId);
  if (!order) throw new Error(`no order ${orderId}`);
  const holds = shopify.world.fulfillmentOrdersOf(order).flatMap((one) => one.holds.map(({ handle }) => handle));
  return { tags: order.tags, holds: holds.length, note: order.note };
};

/** What buyers and staff do to an order, each with webhooks of its own; and what it ends as. */
const LIVES: [string, ((orderId: string) => void)[], { tags: string[]; holds: number }][] = [
  [
    "created, noted, refunded",
    [
      (id) => updateOrder(shopify.world, shop, id, { note: "ring twice" }, { by: "staff" }),
      (id) => refundOrder(shopify.world, shop, id, { amount: 100 }),
    ],
    { tags: ["address-mismatch"], holds: 1 },
  ],
  [
    "created, put right",
    [(id) => updateOrder(shopify.world, shop, id, { shippingAddress: whitby }, { by: "staff" })],
    { tags: [], holds: 0 },
  ],
  [
    "created, put right, made wrong again",
    [
      (id) => updateOrder(shopify.world, shop, id, { shippingAddress: whitby }, { by: "staff" }),
      (id) => updateOrder(shopify.world, shop, id, { shippingAddress: leeds }, { by: "staff" }),
    ],
    { tags: ["address-mismatch"], holds: 1 },
  ],
];

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length <= 1) return [[...all]];
  return all.flatMap((one, index) => permutations(all.toSpliced(index, 1)).map((rest) => [one, ...rest]));
}

it.each(LIVES)(
  "an order that was %s ends the same in every order of arrival, looked at between any two",
  async (_name, steps, final) => {
    const count = permutations([...Array(steps.length + 1).keys()]).length;
    const orders = Array.from({ length: count }, place);
    const parts = new Map<string, Webhook[][]>(orders.map(({ id }) => [id, []]));
    const take = () => {
      const mail = worked.mail.splice(0);
      for (const { id } of orders) parts.get(id)?.push(mail.filter(({ event }) => event.orderId === id));
    };
    take();
    for (const step of steps) {
      for (const { id } of orders) step(id);
      take();
    }
    const inOrders = orders.map(({ id }, index) => permutations(parts.get(id) ?? [])[index] ?? []);
    for (let turn = 0; turn <= steps.length; turn++) {
      for (const arriving of inOrders) for (const webhook of arriving[turn] ?? []) await worked.deliver(webhook);
      while (await worked.workOnce());
    }
    await worked.settle();

    for (const { id } of orders) expect(finalOf(id), id).toMatchObject(final);
    // And nothing is done twice: as many holds were placed as there are, or were let go.
    const lines = shopify.journal.lines.filter(
      (line) => line.shop === shop && line.outcome === "applied" && line.changed,
    );
    const placed = lines.filter(({ field }) => field === "fulfillmentOrderHold").length;
    const released = lines.filter(({ field }) => field === "fulfillmentOrderReleaseHold").length;
    expect(placed - released).toBe(final.holds * orders.length);
  },
  60_000,
);

/** What came for an order that is settled, and whose address was put right since. */
async function settledOrder(): Promise<{ id: string; came: Webhook[] }> {
  const { id } = place();
  const came = [...worked.mail];
  await worked.settle();
  updateOrder(shopify.world, shop, id, { shippingAddress: whitby }, { by: "staff" });
  came.push(...worked.mail);
  await worked.settle();
  expect(finalOf(id)).toMatchObject({ tags: [], holds: 0 });
  return { id, came };
}
const anew = (webhook: Webhook, at = webhook.event.at): Webhook => ({
  ...webhook,
  webhookId: randomUUID(),
  event: { ...webhook.event, eventId: randomUUID(), at },
});

it("a webhook that comes a day late changes nothing that is decided on newer ones", async () => {
  const { id, came } = await settledOrder();
  const before = changes();
  const at = new Date(Date.now() - LATE_MS).toISOString();
  for (const webhook of came) expect(await worked.deliver(anew(webhook, at))).toBe("accepted");
  await worked.settle();

  expect(changes()).toBe(before);
  expect(finalOf(id)).toMatchObject({ tags: [], holds: 0 });
});

it("bodies that come ten times more under new ids, at once, have no further effect", async () => {
  const { id, came } = await settledOrder();
  const before = changes();
  const again = came.flatMap((webhook) => Array.from({ length: TIMES }, () => anew(webhook)));
  await Promise.all(again.map((webhook) => worked.deliver(webhook)));
  await worked.settle();

  expect(changes()).toBe(before);
  expect(finalOf(id)).toMatchObject({ tags: [], holds: 0 });
});

it("webhooks that come again once the inbox has forgotten their ids have no further effect", async () => {
  const { id, came } = await settledOrder();
  const before = changes();
  await rowsOf("update delivery_key set received_on = received_on - $2::int where shop = $1 returning 1", [
    shop,
    DAYS_KEPT + 1,
  ]);
  expect(await pruneDeliveries(DAYS_KEPT, 10_000)).toBeGreaterThanOrEqual(came.length);
  expect(await rowsOf("select 1 from delivery_key where shop = $1", [shop])).toEqual([]);
  for (let time = 0; time < TIMES; time++)
    for (const webhook of came) expect(await worked.deliver(webhook)).toBe(time ? "duplicate" : "accepted");
  await worked.settle();

  expect(changes()).toBe(before);
  expect(finalOf(id)).toMatchObject({ tags: [], holds: 0 });
});
