// Shopify's stamps have whole seconds: of two writes of ours in one second two webhooks tell two pictures with one stamp.
import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { orderBody } from "#sandbox/webhooks/bodies/order.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { updateOrder } from "#sandbox/world/update-order.ts";
import { eventually } from "#tests/support/eventually.ts";
import { startShopify } from "#tests/support/installed-shop.ts";
import { saveRule } from "#tests/support/save-rule.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type Webhook } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { world } = shopify;
const { inShop } = await import("#app/db.server.ts");
const { bumpLane } = await import("#app/store/lanes.server.ts");

async function anOrderWithOurNote() {
  const worked = await aWorkedShop(shopify, { checks: [] });
  const { shop } = worked;
  await saveRule(shop, {
    ...{ id: "gift", name: "Gift", on: ["order.created"] },
    then: [
      { do: "add_tags", tags: ["gift"] },
      { do: "append_note", text: "Wrap it" },
      { do: "set_attributes", attributes: { wrapped: "yes" } },
    ],
  });
  // All of it in one second, or it would prove nothing: of what follows it takes a fifth.
  await eventually(async () => expect(Date.now() % 1_000).toBeLessThan(100));
  const { id } = placeOrder(world, shop, { lines: [{ title: "Mug", price: 1_200, quantity: 1 }], routing: "later" });
  await worked.settle();
  const stored = async () =>
    (
      await rowsOf<{ note: string | null }>(
        "select seen->>'note' as note from order_state where shop = $1 and order_id = $2",
        [shop, id],
      )
    )[0];
  return { worked, shop, id, stored };
}

it("reads nothing to tell which of them is the later", async () => {
  const { shop, id, stored } = await anOrderWithOurNote();
  expect(world.order(shop, id)).toMatchObject({ note: "Wrap it", tags: ["gift"] });
  expect(await stored()).toEqual({ note: "Wrap it" });
  expect(shopify.journal.counts(shop).byOperation.readOrders).toBeUndefined();
});

it("finds with the next sweep that somebody took back in that very second what we wrote", async () => {
  const { worked, shop, id, stored } = await anOrderWithOurNote();
  const order = world.order(shop, id);
  if (!order) throw new Error("the store has no such order");
  const at = order.updatedAt;
  world.inThePast(Date.parse(at), () => updateOrder(world, shop, id, { note: null, customAttributes: [] }));
  expect(order).toMatchObject({ updatedAt: at, note: null });
  await worked.deliver({
    event: { topic: "orders/updated", eventId: randomUUID(), at } as Webhook["event"],
    body: Buffer.from(JSON.stringify(orderBody(world, order))),
    webhookId: randomUUID(),
  });
  await worked.settle();
  await eventually(async () => {
    await inShop(shop, (client) => bumpLane(client, shop, { kind: "sweep", key: "orders" }));
    await worked.settle();
    expect(await stored()).toEqual({ note: null });
  }, 20_000);
});
