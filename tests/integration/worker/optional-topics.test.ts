// Topics of optional scopes: subscribed when the store grants them, watched, ended when the access goes.
import { afterAll, expect, it } from "vitest";
import { changeScopes } from "#sandbox/world/change-scopes.ts";
import { openDispute } from "#sandbox/world/disputes/open-dispute.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { deleteSubscription } from "#sandbox/world/subscriptions/delete-subscription.ts";
import { subscriptionsOf } from "#sandbox/world/subscriptions/save-subscription.ts";
import { SCOPES, startShopify } from "#tests/support/installed-shop.ts";
import { saveRule } from "#tests/support/save-rule.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { world, settings } = shopify;
const { closeDatabase, inShop } = await import("#app/db.server.ts");
const { askForTopics } = await import("#app/store/optional-topics.server.ts");
const { listRules } = await import("#app/queries/list-rules.server.ts");
const { getSettings } = await import("#app/queries/get-settings.server.ts");
const { closeDecideThreads } = await import("#app/worker/decide-lanes.server.ts");
afterAll(async () => {
  await Promise.all([shopify.close(), closeDecideThreads(), closeDatabase()]);
});

const SCOPE = "read_shopify_payments_disputes";

it("are on while the scope is granted: a dispute sets a rule off, a dropped subscription comes back", async () => {
  const worked = await aWorkedShop(shopify);
  const { shop } = worked;
  const grant = (scopes: string[]) => {
    const installation = currentInstallation(world, shop);
    if (installation) changeScopes(world, shop, installation, scopes);
  };
  const topics = () =>
    subscriptionsOf(world, shop, settings.apiKey)
      .map(({ topic }) => topic)
      .sort();
  const stateOf = async (topic: string) => (await getSettings(shop))?.topics.find((one) => one.topic === topic)?.state;
  const warnings = async () => JSON.stringify((await listRules(shop, new Date())).rules);
  await saveRule(shop, {
    ...{ id: "disputed", name: "Tag disputed orders", on: "dispute.opened", about: "order" },
    then: [{ do: "add_tags", tags: ["disputed"] }],
  });
  await inShop(shop, (client) => askForTopics(client, shop));
  await worked.settle();
  expect(topics()).toEqual([]);
  expect(await stateOf("disputes/create")).toBe("off");
  expect(await warnings()).toContain(SCOPE);

  grant([...SCOPES, SCOPE]);
  await worked.settle();
  expect(topics()).toEqual(["disputes/create", "disputes/update"]);
  expect(await stateOf("disputes/create")).toBe("on");
  expect(await stateOf("customers/merge")).toBe("off");
  expect(await warnings()).not.toContain(SCOPE);

  // Shopify drops a subscription after eight failures, and tells nobody.
  for (const one of subscriptionsOf(world, shop, settings.apiKey)) deleteSubscription(world, one);
  await rowsOf("update shop set topics_checked_at = now() - interval '1 hour' where shop = $1", [shop]);
  await rowsOf("update lane set due_at = now() where shop = $1 and kind = 'sweep'", [shop]);
  await worked.settle();
  expect(topics()).toEqual(["disputes/create", "disputes/update"]);

  const order = placeOrder(world, shop, {
    lines: [{ title: "Lantern", price: 2_000, quantity: 1, taxable: false }],
    shipping: { title: "Parcel", price: 0 },
    payment: "paid",
  });
  await worked.settle();
  const { id } = openDispute(world, shop, order.id, { type: "CHARGEBACK", reason: "FRAUDULENT" } as never);
  await worked.settle();
  expect(world.order(shop, order.id)?.tags).toEqual(["disputed"]);
  expect(await rowsOf("select of from order_event where shop = $1 and kind = 'dispute_opened'", [shop])).toEqual([
    { of: id },
  ]);

  grant(SCOPES);
  await worked.settle();
  expect(topics()).toEqual([]);
  expect(await stateOf("disputes/create")).toBe("off");
  worked.close();
});
