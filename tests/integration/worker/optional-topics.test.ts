// Topics of optional scopes: subscribed when the store grants them, watched, ended when the access goes.
import { afterAll, describe, expect, it, vi } from "vitest";
import { capturePayment } from "#sandbox/world/capture-payment.ts";
import { changeScopes } from "#sandbox/world/change-scopes.ts";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { openDispute } from "#sandbox/world/disputes/open-dispute.ts";
import { currentInstallation } from "#sandbox/world/install-app.ts";
import { createPaymentTerms } from "#sandbox/world/payment-terms/set-payment-terms.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { recordManualPayment } from "#sandbox/world/record-manual-payment.ts";
import { createSegment } from "#sandbox/world/segments/save-segment.ts";
import { deleteSubscription } from "#sandbox/world/subscriptions/delete-subscription.ts";
import { subscriptionsOf } from "#sandbox/world/subscriptions/save-subscription.ts";
import { addTags } from "#sandbox/world/tag.ts";
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

describe("moments of orders and news of segments", () => {
  const tagRule = (shop: string, on: string, tag: string, more: object = {}) =>
    saveRule(shop, { id: tag, name: tag, on, about: "order", then: [{ do: "add_tags", tags: [tag] }], ...more });
  const sweep = (shop: string) => rowsOf("update lane set due_at = now() where shop = $1 and kind = 'sweep'", [shop]);
  const momentsOf = (shop: string) =>
    rowsOf("select rule_id, status from timer where shop = $1 and kind = 'moment' order by rule_id", [shop]);
  const place = (shop: string, more: object = {}) =>
    placeOrder(world, shop, {
      lines: [{ title: "Lantern", price: 2_000, quantity: 1, taxable: false }],
      shipping: { title: "Parcel", price: 0 },
      ...more,
    } as never);

  it("a payment that falls due sets a rule off once, by the order's own terms; what was paid by then does not", async () => {
    const worked = await aWorkedShop(shopify);
    const { shop } = worked;
    await tagRule(shop, "order.payment_due", "due");
    const [owed, paid] = [place(shop, { payment: "none" }), place(shop, { payment: "none" })];
    const terms = {
      templateId: "7",
      schedules: [{ issuedAt: null, dueAt: new Date(Date.now() - 60_000).toISOString() }],
    };
    for (const { id } of [owed, paid]) createPaymentTerms(world, shop, id, terms);
    await worked.settle();
    await sweep(shop);
    await worked.settle();
    expect(await momentsOf(shop)).toEqual(Array(2).fill({ rule_id: "order.payment_due", status: "PENDING" }));
    recordManualPayment(world, shop, paid.id, { amount: null, gateway: "Bank", processedAt: null });
    await worked.settle();
    await worked.passTime();
    await worked.settle();
    await sweep(shop);
    await worked.settle();
    await worked.passTime();
    await worked.settle();
    expect(world.order(shop, owed.id)?.tags).toEqual(["due"]);
    expect(world.order(shop, paid.id)?.tags).toEqual([]);
    worked.close();
  });

  it("Shopify's own word that a payment is due sets it off where the scope is granted", async () => {
    const worked = await aWorkedShop(shopify);
    const { shop } = worked;
    const installation = currentInstallation(world, shop);
    if (installation) changeScopes(world, shop, installation, [...SCOPES, "read_payment_terms"]);
    await tagRule(shop, "order.payment_due", "due");
    await worked.settle();
    expect(subscriptionsOf(world, shop, settings.apiKey).map(({ topic }) => topic)).toEqual(["payment_schedules/due"]);
    const order = place(shop, { payment: "none" });
    createPaymentTerms(world, shop, order.id, {
      templateId: "7",
      schedules: [{ issuedAt: null, dueAt: new Date(Date.now() + 1_000).toISOString() }],
    });
    await vi.waitFor(
      () => expect(worked.mail.map(({ event }) => event.topic)).toContain("payment_schedules/due"),
      5_000,
    );
    await worked.settle();
    expect(world.order(shop, order.id)?.tags).toEqual(["due"]);
    worked.close();
  });

  it("an authorisation that ends within a day sets a rule off, and not one that was captured", async () => {
    const worked = await aWorkedShop(shopify);
    const { shop } = worked;
    await tagRule(shop, "order.authorization_expiring", "expiring");
    const [open, captured] = [place(shop, { payment: "authorized" }), place(shop, { payment: "authorized" })];
    for (const { id } of [open, captured])
      for (const one of world.order(shop, id)?.transactions ?? [])
        one.authorizationExpiresAt = new Date(Date.now() + 3_600_000).toISOString();
    await worked.settle();
    await sweep(shop);
    await worked.settle();
    expect(await momentsOf(shop)).toHaveLength(2);
    const [authorization] = world.order(shop, captured.id)?.transactions ?? [];
    capturePayment(world, shop, captured.id, { parentId: authorization?.id ?? "", amount: "20.00" });
    await worked.settle();
    await worked.passTime();
    await worked.settle();
    expect(world.order(shop, open.id)?.tags).toEqual(["expiring"]);
    expect(world.order(shop, captured.id)?.tags).toEqual([]);
    worked.close();
  });

  it("a customer who joins a segment sets a rule off that asks for segments by name", async () => {
    const worked = await aWorkedShop(shopify);
    const { shop } = worked;
    createSegment(world, shop, { name: "Buyers of tea", query: "customer_tags CONTAINS 'tea'" });
    const customer = createCustomer(world, shop, {
      firstName: "Ada",
      lastName: "Byron",
      email: "ada@example.com",
    } as never);
    await saveRule(shop, {
      ...{ id: "member", name: "Member", on: "customer.segment_changed", about: "customer" },
      when: { field: "customer.segments", op: "has", value: "Buyers of tea" },
      then: [{ do: "add_tags", tags: ["member"] }],
    });
    await worked.settle();
    expect(world.customer(shop, customer.id)?.tags).toEqual([]);
    addTags(world, shop, { type: "Customer", id: customer.id }, ["tea"], { by: "staff" });
    await worked.settle();
    expect(world.customer(shop, customer.id)?.tags).toEqual(["member", "tea"]);
    worked.close();
  });
});
