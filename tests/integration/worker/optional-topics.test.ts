// Topics of optional scopes: subscribed when the store grants them, watched, ended when the access goes.
import { describe, expect, it, vi } from "vitest";
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
import { addTags, removeTags } from "#sandbox/world/tag.ts";
import { eventually } from "#tests/support/eventually.ts";
import { SCOPES, startShopify } from "#tests/support/installed-shop.ts";
import { saveRule } from "#tests/support/save-rule.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify();
const { world, settings } = shopify;
const { inShop } = await import("#app/db.server.ts");
const { askForTopics } = await import("#app/store/optional-topics.server.ts");
const { listRules } = await import("#app/queries/list-rules.server.ts");
const { getSettings } = await import("#app/queries/get-settings.server.ts");

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
  });

  describe("the night's reading of segments", () => {
    const night = (shop: string) =>
      rowsOf("update shop set segments_read_at = segments_read_at - interval '1 day' where shop = $1", [shop]);
    const person = (shop: string, firstName: string, tags: string[] = []) =>
      createCustomer(world, shop, { firstName, tags } as never).id;
    const tagsOf = (shop: string, id: string) => world.customer(shop, id)?.tags;
    const segmentNews = (shop: string) =>
      rowsOf(
        "select key, event, source, exact from record_event where shop = $1 and event like '%segment' order by source, key",
        [shop],
      );
    /** As if the network had lost them. */
    const loseNewsOf = (worked: { mail: { event: { topic: string } }[] }, topic: string) => {
      const lost = worked.mail.findIndex(({ event }) => event.topic === topic);
      expect(lost).toBeGreaterThan(-1);
      worked.mail.splice(lost, 1);
    };
    const nextNight = async (worked: { shop: string; settle(): Promise<void> }) => {
      await night(worked.shop);
      await sweep(worked.shop);
      await worked.settle();
    };
    const pagesRead = (shop: string) =>
      rowsOf("select kind, status, crashes from lane where shop = $1 and kind = 'segments'", [shop]);

    it("finds who joined and left while Shopify's news were lost, once; what was told is not told again; the first tells nothing", async () => {
      const worked = await aWorkedShop(shopify);
      const { shop } = worked;
      createSegment(world, shop, { name: "Buyers of tea", query: "customer_tags CONTAINS 'tea'" });
      const [there, told, lost] = [person(shop, "There"), person(shop, "Told"), person(shop, "Lost")];
      const tag = (id: string, ...tags: string[]) =>
        addTags(world, shop, { type: "Customer", id }, tags, { by: "staff" });
      tag(there, "tea");
      await worked.settle();
      await saveRule(shop, {
        ...{ id: "member", name: "Member", on: "customer.segment_changed", about: "customer" },
        when: { field: "customer.segments", op: "has", value: "Buyers of tea" },
        then: [{ do: "add_tags", tags: ["member"] }],
        else: [{ do: "add_tags", tags: ["not-member"] }],
      });
      await sweep(shop);
      await worked.settle();
      expect(tagsOf(shop, there)).toEqual(["tea"]);
      expect(await rowsOf("select customer_id from segment_member where shop = $1", [shop])).toEqual([
        { customer_id: there },
      ]);

      tag(told, "tea");
      await worked.settle();
      tag(lost, "tea");
      loseNewsOf(worked, "customer.joined_segment");
      removeTags(world, shop, { type: "Customer", id: there }, ["tea"], { by: "staff" });
      loseNewsOf(worked, "customer.left_segment");
      await worked.settle();
      expect([tagsOf(shop, told), tagsOf(shop, lost)]).toEqual([["member", "tea"], ["tea"]]);
      await nextNight(worked);
      expect(tagsOf(shop, lost)).toEqual(["member", "tea"]);
      expect(tagsOf(shop, there)).toEqual(["not-member"]);
      const news = await segmentNews(shop);
      expect(news.map(({ key, event, source }) => [key, event, source])).toEqual([
        [there, "joined_segment", "customer.joined_segment"],
        [told, "joined_segment", "customer.joined_segment"],
        [there, "left_segment", "switchyard/segments"],
        [lost, "joined_segment", "switchyard/segments"],
      ]);
      await nextNight(worked);
      expect(await segmentNews(shop)).toEqual(news);

      await rowsOf("update rule set enabled = false where shop = $1", [shop]);
      await sweep(shop);
      await worked.settle();
      expect(await rowsOf("select 1 from segment_member where shop = $1", [shop])).toEqual([]);
    });

    it("goes on after a page that failed, and tells whom time alone moved out", async () => {
      const worked = await aWorkedShop(shopify);
      const { shop } = worked;
      createSegment(world, shop, {
        name: "Wanted",
        query: "customer_tags CONTAINS 'tea' OR customer_added_date >= -30d",
      });
      const known = Array.from({ length: 256 }, (_, count) =>
        person(shop, `Person ${count}`, count < 254 ? ["tea"] : []),
      );
      worked.mail.splice(0);
      await saveRule(shop, {
        ...{ id: "old", name: "Old", on: "customer.segment_changed", about: "customer" },
        when: { field: "customer.segments", op: "does_not_have", value: "Wanted" },
        then: [{ do: "add_tags", tags: ["old"] }],
      });
      shopify.faults.set({ graphql: [{ kind: "500", nth: 2, match: { operation: "listSegmentMembers", shop } }] });
      await sweep(shop);
      await worked.settle();
      shopify.faults.set({ graphql: [], webhooks: {} });
      expect(await rowsOf("select count(*)::int as members from segment_member where shop = $1", [shop])).toEqual([
        { members: 256 },
      ]);
      expect(await pagesRead(shop)).toEqual([{ kind: "segments", status: "ACTIVE", crashes: 0 }]);

      world.clock.jump(31 * 86_400_000);
      await night(shop);
      await sweep(shop);
      const left = await eventually(async () => {
        await worked.workOnce();
        const news = await segmentNews(shop);
        expect(news).not.toEqual([]);
        return news;
      });
      expect(left.map(({ key, event, exact }) => [key, event, exact])).toEqual(
        known.slice(254).map((id) => [id, "left_segment", false]),
      );
      await worked.settle();
      world.clock.jump(-31 * 86_400_000);
      expect(known.map((id) => tagsOf(shop, id)).filter((tags) => tags?.includes("old"))).toEqual([["old"], ["old"]]);
    });
  });
});
