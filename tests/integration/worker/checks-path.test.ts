// The built-in checks in a store: signed webhooks in, holds and tags out, and taken back when the fault is mended.
import { beforeEach, describe, expect, it } from "vitest";
import { CHECKS } from "#app/checks/index.ts";
import { valuesSchema } from "#app/checks/setting.ts";
import { RuleShapeSchema } from "#app/rules/rule-document.ts";
import { cancelOrder } from "#sandbox/world/cancel-order.ts";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { acceptCancellationRequest } from "#sandbox/world/fulfillment-orders/request-cancellation.ts";
import {
  acceptFulfillmentRequest,
  submitFulfillmentRequest,
} from "#sandbox/world/fulfillment-orders/request-fulfillment.ts";
import { createFulfillmentService } from "#sandbox/world/locations/create-fulfillment-service.ts";
import { moveFulfillmentOrder } from "#sandbox/world/move-fulfillment-order.ts";
import { placeOrder } from "#sandbox/world/place-order.ts";
import { updateOrder } from "#sandbox/world/update-order.ts";
import { ALL_SCOPES, startShopify } from "#tests/support/installed-shop.ts";
import { rowsOf } from "#tests/support/test-database.ts";
import { aWorkedShop, type WorkedShop } from "#tests/support/worked-shop.ts";

const shopify = await startShopify({ scopes: ALL_SCOPES });
const { inShop } = await import("#app/db.server.ts");
const { approveOrder } = await import("#app/commands/approve-order.server.ts");
const { listFraudScorecard } = await import("#app/queries/list-fraud-scorecard.server.ts");
const { saveFraudSignals } = await import("#app/store/fraud-signals.server.ts");
const { getOrder } = await import("#app/queries/get-order.server.ts");
const { saveRuleVersion } = await import("#app/store/rules.server.ts");
const { saveCheck } = await import("#app/store/checks.server.ts");

let worked: WorkedShop;
let shop: string;
beforeEach(async () => {
  worked = await aWorkedShop(shopify, { checks: [] });
  ({ shop } = worked);
});

async function switchOn(id: string, settings: Record<string, unknown> = {}): Promise<void> {
  const check = CHECKS.find((one) => one.id === id);
  if (!check) throw new Error(`no such check: ${id}`);
  const values = valuesSchema(check.settings).parse(settings) as Record<string, unknown>;
  // Without the cards for people: what is tried here is what is written to the store.
  const rules: typeof check.rules = (...given) =>
    check.rules(...given).flatMap((rule) => {
      const then = (rule.then as { do?: string }[]).filter((step) => step.do !== "ask_attention") as typeof rule.then;
      return (then as unknown[]).length ? [{ ...rule, then }] : [];
    });
  await inShop(shop, (client) =>
    saveCheck(client, shop, {
      check: { ...check, rules },
      settings: values,
      state: "on",
      currency: "GBP",
      savedBy: "test",
    }),
  );
}

const leeds = {
  ...{
    firstName: "Ada",
    lastName: "Byron",
    address1: "9 High Street",
    city: "Leeds",
    zip: "LS1 4AP",
    countryCode: "GB",
  },
};
const place = (over: Partial<Parameters<typeof placeOrder>[2]> = {}) =>
  placeOrder(shopify.world, shop, {
    lines: [{ title: "Lantern", sku: "LAN-1", price: 1_990, quantity: 2 }],
    ...{ email: "ada@example.com", shippingAddress: leeds, billingAddress: leeds },
    ...{ shipping: { title: "Standard", price: 450 }, payment: "paid" },
    ...over,
  });
const shown = (orderId: string) => {
  const order = shopify.world.order(shop, orderId);
  const holds = order
    ? shopify.world.fulfillmentOrdersOf(order).flatMap((one) => one.holds.map(({ handle }) => handle))
    : [];
  return { tags: [...(order?.tags ?? [])].sort(), holds };
};
const CLEAN = { tags: [], holds: [] };

describe("address verification", () => {
  beforeEach(() => switchOn("address-check"));

  it("holds a typo in the postcode, and lets go when it is mended", async () => {
    const { id: orderId } = place({ shippingAddress: { ...leeds, zip: "LS1 4" } });
    await worked.settle();
    expect(shown(orderId)).toEqual({ tags: ["address-problem"], holds: ["switchyard-address-check"] });

    updateOrder(shopify.world, shop, orderId, { shippingAddress: leeds } as never);
    await worked.settle();
    expect(shown(orderId)).toEqual(CLEAN);
    const page = await getOrder(shop, orderId);
    expect(page?.findings?.map(({ outcome, reason }) => `${outcome}: ${reason}`)).toEqual([
      "not_matched: The address is complete, and the postcode is valid in GB.",
    ]);
    expect(page?.passedBy.map(({ name, reason }) => `${name}: ${reason}`)).toContain(
      "Shipping and billing address differ: It is switched off.",
    );
  });

  it("goes by the settings that the store has saved", async () => {
    const { id: orderId } = place({ shippingAddress: { ...leeds, address1: "PO Box 12" } });
    await worked.settle();
    expect(shown(orderId)).toEqual(CLEAN);

    await switchOn("address-check", { po_box: "refused" });
    const second = place({ shippingAddress: { ...leeds, address1: "PO Box 12" } });
    await worked.settle();
    expect(shown(second.id).holds).toEqual(["switchyard-address-check"]);
  });
});

describe("Shopify's verdict on an address", () => {
  const verdict = (validation: "NO_ISSUES" | "WARNING" | "ERROR", over = {}) =>
    place({ shippingAddress: { ...leeds, ...over, validation } as never });

  it("is asked for where a setting or a rule wants it, and makes a fine address no better than it says", async () => {
    await switchOn("address-check", { shopify: "errors" });
    await inShop(shop, (client) =>
      saveRuleVersion(client, shop, {
        ruleId: "doubted",
        document: RuleShapeSchema.parse({
          ...{ id: "doubted", on: ["order.created"], then: [{ do: "add_tags", tags: ["doubted"] }] },
          when: { field: "order.address_verdict", op: "is", value: "warning" },
        }),
        ...{ settings: null, enabled: true, savedBy: "test" },
      }),
    );
    const [good, bad, doubted] = [verdict("NO_ISSUES"), verdict("ERROR"), verdict("WARNING")];
    await worked.settle();
    expect(shown(good.id)).toEqual(CLEAN);
    expect(shown(bad.id)).toEqual({ tags: ["address-problem"], holds: ["switchyard-address-check"] });
    expect(shown(doubted.id)).toEqual({ tags: ["doubted"], holds: [] });
    const reasons = async (orderId: string) => (await getOrder(shop, orderId))?.findings?.map(({ reason }) => reason);
    expect(await reasons(good.id)).toContain(
      "The address is complete, and the postcode is valid in GB. Shopify finds no issues either.",
    );
    expect(await reasons(bad.id)).toContain("Shopify finds the address wrong.");

    // Within one second Shopify's stamp of the order stays as it is: the corrected address itself is the news.
    const corrected = { ...leeds, firstName: "Grace", validation: "NO_ISSUES" };
    updateOrder(shopify.world, shop, bad.id, { shippingAddress: corrected } as never);
    await worked.settle();
    expect(shown(bad.id)).toEqual(CLEAN);
  });

  it("hides no fault of our own, and is not paid for where it is not asked for", async () => {
    await switchOn("address-check", { shopify: "errors" });
    const faulty = verdict("NO_ISSUES", { zip: "LS1 4" });
    await worked.settle();
    expect(shown(faulty.id).holds).toEqual(["switchyard-address-check"]);

    await switchOn("address-check");
    const before = shopify.journal.counts(shop).points;
    verdict("ERROR");
    await worked.settle();
    expect(shopify.journal.counts(shop).points).toBe(before);
  });
});

describe("duplicates", () => {
  beforeEach(() => switchOn("duplicate-check"));
  const duplicate = { tags: ["duplicate"], holds: ["switchyard-duplicate-check"] };

  it("holds the second of two equal orders, and lets go when the first is cancelled", async () => {
    const first = place();
    const second = place();
    await worked.settle();
    expect([shown(first.id), shown(second.id)]).toEqual([CLEAN, duplicate]);

    cancelOrder(shopify.world, shop, first.id, { reason: "CUSTOMER", restock: true, refund: true } as never);
    await worked.settle();
    expect(shown(second.id)).toEqual(CLEAN);
  });

  it("says the same when the first one's webhooks come last", async () => {
    const first = place();
    const late = worked.mail.splice(0);
    const second = place();
    await worked.settle();
    expect(shown(second.id)).toEqual(CLEAN);

    worked.mail.push(...late);
    await worked.settle();
    expect([shown(first.id), shown(second.id)]).toEqual([CLEAN, duplicate]);
  });

  it("leaves two buyers alone", async () => {
    const first = place();
    const second = place({
      email: "bob@example.com",
      shippingAddress: { ...leeds, firstName: "Bob", address1: "1 Low Road" },
    });
    await worked.settle();
    expect([shown(first.id), shown(second.id)]).toEqual([CLEAN, CLEAN]);
  });
});

describe("orders that share a buyer", () => {
  const lookedAgain = () => rowsOf("select 1 from delivery_key where shop = $1 and topic = 'orders/related'", [shop]);
  const firstComesLast = async () => {
    place();
    const late = worked.mail.splice(0);
    place();
    await worked.settle();
    worked.mail.push(...late);
    await worked.settle();
  };

  it("are looked at again where a rule looks at them", async () => {
    await switchOn("duplicate-check");
    await firstComesLast();

    expect(await lookedAgain()).toHaveLength(1);
  });

  it("are left alone where none does", async () => {
    await switchOn("address-check");
    await firstComesLast();

    expect(await lookedAgain()).toHaveLength(0);
  });
});

describe("a buyer's past in the fraud check", () => {
  it("counts a dear first order, with no other rule that looks at customers", async () => {
    await switchOn("fraud-check", { threshold: 25, wait_minutes: 0, publish: false, tag: "first-and-dear" });
    const buyer = createCustomer(shopify.world, shop, { email: "new@example.com" }, { by: "buyer" });
    const dear = () =>
      place({ customerId: buyer.id, lines: [{ title: "Stove", sku: "STO-1", price: 90_000, quantity: 1 }] });
    const [first, cheap] = [dear(), place({ email: "cheap@example.com" })];
    await worked.settle();
    const second = dear();
    await worked.settle();
    expect([first, cheap, second].map(({ id }) => shown(id).tags)).toEqual([["first-and-dear"], [], []]);
  });

  it("trusts a customer with the tag, which only Shopify knows", async () => {
    await switchOn("fraud-check", {
      ...{ threshold: 25, wait_minutes: 0, publish: false, trusted_tags: ["Wholesale"], tag: "dear" },
    });
    const known = createCustomer(
      shopify.world,
      shop,
      { email: "b2b@example.com", tags: ["wholesale"] },
      { by: "buyer" },
    );
    worked.mail.length = 0;
    const order = place({ customerId: known.id, lines: [{ title: "Stove", price: 90_000, quantity: 1 }] });
    await worked.settle();
    expect(shown(order.id)).toEqual(CLEAN);
  });
});

describe("the scorecard of the fraud check", () => {
  it("counts what became of the orders against which a signal counted", async () => {
    await switchOn("fraud-check", { threshold: 10, weight_billing_differs: 15, wait_minutes: 0, publish: false });
    const differing = () =>
      place({ email: `${crypto.randomUUID()}@example.com`, billingAddress: { ...leeds, zip: "LS2 7EW" } });
    const [approved, cancelled] = [differing(), differing(), place({ email: "fine@example.com" })];
    await worked.settle();
    expect(shown(approved?.id ?? "").holds).toEqual(["switchyard-fraud-check"]);

    await approveOrder(shop, "Ada", { orderId: approved?.id, ruleId: "fraud-check" });
    cancelOrder(shopify.world, shop, cancelled?.id ?? "", { reason: "FRAUD", restock: true, refund: true } as never);
    await worked.settle();

    const settings = { weight_billing_differs: 15 };
    const card = await listFraudScorecard(shop, { days: 30, now: new Date(), settings });
    expect(card.orders).toBe(3);
    expect(card.signals.find(({ code }) => code === "billing_differs")).toEqual({
      ...{ code: "billing_differs", name: "Billing and shipping address differ", weight: 15 },
      ...{ fired: 2, approved: 1, cancelled: 1, disputed: 0 },
    });
    expect(card.signals.filter(({ fired }) => fired > 0).map(({ code }) => code)).toEqual(["billing_differs"]);
    const later = new Date(Date.now() + 31 * 24 * 3_600_000);
    expect((await listFraudScorecard(shop, { days: 30, now: later, settings })).orders).toBe(0);

    const stored = await inShop(shop, async (client) => {
      const entry = { orderId: approved?.id ?? "", createdAt: new Date().toISOString(), signals: [], isDisputed: true };
      await saveFraudSignals(client, shop, 1, [entry]);
      return client.query("select order_id from fraud_signal where disputed");
    });
    expect(stored.rows).toEqual([{ order_id: approved?.id }]);
  });
});

describe("routing of what a service has been asked for already", () => {
  it("asks the service to let go of it, once, and shows its answer", async () => {
    const { world } = shopify;
    const staff = { by: "staff" } as const;
    const order = place({ routing: "now" });
    const [first] = world.fulfillmentOrdersOf(order);
    if (!first) throw new Error("not routed");
    const home = Object.values(world.state.locations).find(({ id }) => id === first.locationId)?.name ?? "";
    const { locationId } = createFulfillmentService(
      world,
      shop,
      {
        ...{ name: "Parcel People", callbackUrl: null, trackingSupport: false, inventoryManagement: false },
        requiresShippingMethod: true,
      },
      staff,
    );
    moveFulfillmentOrder(world, shop, first.id, locationId, null, staff);
    submitFulfillmentRequest(world, shop, first.id, { message: null, notifyCustomer: false, lines: null }, staff);
    acceptFulfillmentRequest(world, shop, first.id, null, staff);
    const zone = { ...{ zone: "Britain", countries: "GB", regions: "", postcodes: "" }, locations: home, only: true };
    await switchOn("routing", { ask_services: true, needs_stock: false, zones: [zone] });
    await worked.settle();
    const requestOf = () => world.fulfillmentOrdersOf(order).map(({ requestStatus }) => requestStatus);
    expect(requestOf()).toEqual(["CANCELLATION_REQUESTED"]);

    acceptCancellationRequest(world, shop, first.id, "Not begun yet.", staff);
    await worked.settle();
    const story = (await getOrder(shop, order.id))?.story ?? [];
    const written = story.flatMap((entry) => (entry.entry === "effect" ? [`${entry.kind} ${entry.status}`] : []));
    expect(written).toEqual(["cancel_fulfillment_request CONFIRMED"]);
    expect(requestOf()).toEqual(["CANCELLATION_ACCEPTED"]);
    expect(story.flatMap((entry) => (entry.entry === "delivery" ? [`${entry.topic} ${entry.status}`] : []))).toContain(
      "fulfillment_orders/cancellation_request_accepted DECIDED",
    );
  });
});
