import { beforeAll, describe, expect, it } from "vitest";
import { Idempotency } from "#sandbox/graphql/idempotency.ts";
import { LeakyBucket } from "#sandbox/graphql/leaky-bucket.ts";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { gid } from "#sandbox/world/gid.ts";
import { ALL_SCOPES, ask, OTHER_SHOP, place, SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";

// Four megabytes of schema: a machine under load takes its time.
beforeAll(() => {
  officialSchema();
}, 60_000);

const errorsOf = (answer: ReturnType<typeof ask>) =>
  answer.body.errors?.map(({ message, path, extensions }) => ({ message, path, code: extensions?.code }));

const TAG = "mutation ($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { field message } } }";

describe("answers", () => {
  it("hold what the world holds", () => {
    const { world } = smallWorld();
    const order = place(world, { tags: ["b", "a"], note: "ring twice" });
    const { body } = ask(
      world,
      `query ($id: ID!) { order(id: $id) {
        id name tags note displayFinancialStatus displayFulfillmentStatus
        currentTotalPriceSet { shopMoney { amount currencyCode } }
        lineItems(first: 5) { nodes { title quantity originalUnitPriceSet { shopMoney { amount } } } }
        fulfillmentOrders(first: 5) { nodes { status supportedActions { action } assignedLocation { name } } }
      } }`,
      { id: gid("Order", order.id) },
    );
    expect(body.errors).toBeUndefined();
    expect(body.data?.order).toMatchObject({
      id: gid("Order", order.id),
      name: "#1001",
      tags: ["a", "b"],
      note: "ring twice",
      displayFinancialStatus: "PAID",
      displayFulfillmentStatus: "UNFULFILLED",
      currentTotalPriceSet: { shopMoney: { amount: "130.0", currencyCode: "GBP" } },
      lineItems: {
        nodes: [
          { title: "Mug", quantity: 2, originalUnitPriceSet: { shopMoney: { amount: "12.5" } } },
          { title: "Tent", quantity: 1, originalUnitPriceSet: { shopMoney: { amount: "100.0" } } },
        ],
      },
      fulfillmentOrders: {
        nodes: [
          {
            status: "OPEN",
            supportedActions: ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "MOVE", "HOLD", "SPLIT"].map((action) => ({
              action,
            })),
            assignedLocation: { name: "First" },
          },
        ],
      },
    });
  });

  it("show amounts in the buyer's currency beside the shop's", () => {
    const { world } = smallWorld();
    const order = place(world, { presentment: { currency: "JPY", perShopUnit: 195 } });
    const query = "query ($id: ID!) { order(id: $id) { totalPriceSet { presentmentMoney { amount currencyCode } } } }";
    expect(ask(world, query, { id: gid("Order", order.id) }).body.data?.order).toEqual({
      totalPriceSet: { presentmentMoney: { amount: "25351.0", currencyCode: "JPY" } },
    });
  });

  it("refuse by name what is not simulated, beside what is", () => {
    const { world } = smallWorld();
    const order = place(world);
    const answer = ask(world, "query ($id: ID!) { order(id: $id) { shippingAddress { city timeZone } } }", {
      id: gid("Order", order.id),
    });
    expect(errorsOf(answer)).toEqual([
      {
        message: "not simulated: MailingAddress.timeZone",
        path: ["order", "shippingAddress", "timeZone"],
        code: "NOT_SIMULATED",
      },
    ]);
    expect(answer.body.data).toEqual({ order: { shippingAddress: { city: "Brighton", timeZone: null } } });
    expect(errorsOf(ask(world, "{ taxonomy { categories(first: 1) { nodes { id } } } }"))).toMatchObject([
      { code: "NOT_SIMULATED" },
    ]);
    expect(errorsOf(ask(world, "mutation { appRevokeAccessScopes(scopes: []) { revoked { handle } } }"))).toMatchObject(
      [{ message: "not simulated: Mutation.appRevokeAccessScopes" }],
    );
  });

  it("refuse documents that the official schema does not know, in Shopify's words", () => {
    const { world } = smallWorld();
    expect(ask(world, 'query Q { order(id: "x") { colour } }').body).toEqual({
      errors: [
        {
          message: "Field 'colour' doesn't exist on type 'Order'",
          locations: [{ line: 1, column: 28 }],
          path: ["query Q", "order", "colour"],
          extensions: { code: "undefinedField", typeName: "Order", fieldName: "colour" },
        },
      ],
    });
    expect(errorsOf(ask(world, "{ order { id } }"))).toEqual([
      {
        message: "Field 'order' is missing required arguments: id",
        path: ["query", "order"],
        code: "missingRequiredArguments",
      },
    ]);
    expect(errorsOf(ask(world, "{ order("))).toMatchObject([{ code: "parseError" }]);
    expect(errorsOf(ask(world, TAG, { tags: ["a"] }))).toMatchObject([{ code: "INVALID_VARIABLE" }]);
  });

  it("keep to the access scopes", () => {
    const { world } = smallWorld();
    const order = place(world);
    const scopes = ["read_orders"];
    const denied = ask(world, "{ locations(first: 1) { nodes { id } } }", {}, { scopes });
    expect(errorsOf(denied)).toMatchObject([{ code: "ACCESS_DENIED" }]);
    const tagged = ask(world, TAG, { id: gid("Order", order.id), tags: ["a"] }, { scopes });
    expect(errorsOf(tagged)).toMatchObject([
      {
        message: "Access denied for tagsAdd field. Required access: `write_orders` access scope.",
        code: "ACCESS_DENIED",
      },
    ]);
    expect(order.tags).toEqual([]);
    const holds = "query ($id: ID!) { order(id: $id) { fulfillmentOrders(first: 1) { nodes { id } } } }";
    expect(errorsOf(ask(world, holds, { id: gid("Order", order.id) }, { scopes }))).toMatchObject([
      { code: "ACCESS_DENIED", path: ["order", "fulfillmentOrders"] },
    ]);
  });

  it("show the last 60 days without read_all_orders", () => {
    const { world, clock } = smallWorld();
    const old = place(world);
    clock.ms += 61 * 86_400_000;
    const recent = place(world);
    const scopes = ALL_SCOPES.filter((scope) => scope !== "read_all_orders");
    const query = `query ($old: ID!) { order(id: $old) { id } orders(first: 5) { nodes { id } } }`;
    const variables = { old: gid("Order", old.id) };
    expect(ask(world, query, variables, { scopes }).body.data).toEqual({
      order: null,
      orders: { nodes: [{ id: gid("Order", recent.id) }] },
    });
    expect(ask(world, query, variables).body.data).toMatchObject({
      order: variables.old ? { id: variables.old } : null,
    });
  });

  it("find nothing of another shop", () => {
    const { world } = smallWorld();
    const order = place(world);
    const id = gid("Order", order.id);
    const [one] = world.fulfillmentOrdersOf(order);
    const query = "query ($id: ID!) { order(id: $id) { id } node(id: $id) { id } orders(first: 5) { nodes { id } } }";
    const options = { shop: OTHER_SHOP };
    expect(ask(world, query, { id }, options).body.data).toEqual({ order: null, node: null, orders: { nodes: [] } });
    expect(ask(world, TAG, { id, tags: ["a"] }, options).body.data).toEqual({
      tagsAdd: { userErrors: [{ field: ["id"], message: "Order does not exist" }] },
    });
    const hold = ask(
      world,
      "mutation ($id: ID!) { fulfillmentOrderHold(id: $id, fulfillmentHold: {reason: OTHER}) { userErrors { message } } }",
      { id: gid("FulfillmentOrder", one?.id ?? "") },
      options,
    );
    expect(errorsOf(hold)).toMatchObject([{ code: "RESOURCE_NOT_FOUND", path: ["fulfillmentOrderHold"] }]);
    expect(one?.holds).toEqual([]);
  });

  it("warn of an unknown search field and answer without it", () => {
    const { world } = smallWorld();
    place(world);
    const { body } = ask(world, '{ orders(first: 5, query: "colour:red") { nodes { name } } }');
    expect(body.data).toEqual({ orders: { nodes: [{ name: "#1001" }] } });
    expect(body.extensions?.search).toEqual([
      {
        path: ["orders"],
        query: "colour:red",
        warnings: [{ field: "colour", message: "Invalid search field for this query.", code: "invalid_field" }],
      },
    ]);
  });
});

describe("budget", () => {
  it("reserves what was requested, gives back what was not used, and throttles", () => {
    const { world, clock } = smallWorld();
    const bucket = new LeakyBucket(20, 10, clock.ms);
    const query = "{ orders(first: 20) { nodes { id } } }";
    const first = ask(world, query, {}, { bucket });
    expect(first.body.extensions?.cost).toMatchObject({
      requestedQueryCost: 7,
      actualQueryCost: 2,
      throttleStatus: { maximumAvailable: 20, currentlyAvailable: 18, restoreRate: 10 },
    });
    bucket.drain(clock.ms);
    const second = ask(world, query, {}, { bucket });
    expect(second).toMatchObject({ throttled: true, points: 0 });
    expect(second.body).toMatchObject({
      errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
      extensions: { cost: { requestedQueryCost: 7, actualQueryCost: null } },
    });
    clock.ms += 700;
    expect(ask(world, query, {}, { bucket }).throttled).toBe(false);
  });

  it("does nothing for a throttled mutation", () => {
    const { world, clock } = smallWorld();
    const order = place(world);
    const bucket = new LeakyBucket(5, 1, clock.ms);
    const answer = ask(world, TAG, { id: gid("Order", order.id), tags: ["a"] }, { bucket });
    expect(answer.mutations).toEqual([]);
    expect(order.tags).toEqual([]);
  });

  it("refuses a request above 1,000 points", () => {
    const { world } = smallWorld();
    const nested = `{ orders(first: 250) { nodes {
      lineItems(first: 250) { nodes { variant { product { id } } } }
      customer { orders(first: 250) { nodes { lineItems(first: 250) { nodes { id } } } } }
    } } }`;
    expect(errorsOf(ask(world, nested))).toMatchObject([{ code: "MAX_COST_EXCEEDED" }]);
  });
});

describe("mutations", () => {
  it("say what they changed, and that a second time changes nothing", () => {
    const { world, topics } = smallWorld();
    const order = place(world);
    topics();
    const variables = { id: gid("Order", order.id), tags: ["a"] };
    expect(ask(world, TAG, variables).mutations).toMatchObject([
      { field: "tagsAdd", targetIds: [variables.id], changed: true, outcome: "applied" },
    ]);
    expect(topics()).toEqual(["orders/updated"]);
    expect(ask(world, TAG, variables).mutations).toMatchObject([{ changed: false, outcome: "applied" }]);
    expect(topics()).toEqual([]);
  });

  it("place and release a hold as recorded", () => {
    const { world } = smallWorld();
    const order = place(world);
    const [one] = world.fulfillmentOrdersOf(order);
    const id = gid("FulfillmentOrder", one?.id ?? "");
    const document = `mutation ($id: ID!, $hold: FulfillmentOrderHoldInput!) {
      fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) {
        fulfillmentHold { id handle reason displayReason heldByRequestingApp }
        fulfillmentOrder { status fulfillmentHolds { handle heldByApp { id } } }
        remainingFulfillmentOrder { id }
        userErrors { field message code }
      }
    }`;
    const hold = { reason: "AWAITING_RETURN_ITEMS", handle: "ours", notifyMerchant: false };
    const placed = ask(world, document, { id, hold });
    expect(errorsOf(placed)).toEqual([
      {
        message: "Access denied for heldByApp field. Required access: `read_apps` access scope.",
        path: ["fulfillmentOrderHold", "fulfillmentOrder", "fulfillmentHolds", 0, "heldByApp"],
        code: "ACCESS_DENIED",
      },
    ]);
    expect(placed.body.data?.fulfillmentOrderHold).toMatchObject({
      fulfillmentHold: {
        handle: "ours",
        displayReason: "Exchange items awaiting return delivery",
        heldByRequestingApp: true,
      },
      fulfillmentOrder: { status: "ON_HOLD", fulfillmentHolds: [{ handle: "ours", heldByApp: null }] },
      remainingFulfillmentOrder: null,
      userErrors: [],
    });
    expect(ask(world, document, { id, hold }).body.data?.fulfillmentOrderHold).toMatchObject({
      fulfillmentHold: null,
      userErrors: [{ field: ["fulfillmentHold", "handle"], code: "DUPLICATE_FULFILLMENT_HOLD_HANDLE" }],
    });
    const holdIds = one?.holds.map((placedHold) => gid("FulfillmentHold", placedHold.id));
    const released = ask(
      world,
      `mutation ($id: ID!, $holdIds: [ID!]) { fulfillmentOrderReleaseHold(id: $id, holdIds: $holdIds) {
        fulfillmentOrder { status } userErrors { message } } }`,
      { id, holdIds },
    );
    expect(released.body.data?.fulfillmentOrderReleaseHold).toEqual({
      fulfillmentOrder: { status: "OPEN" },
      userErrors: [],
    });
    expect(released.mutations[0]?.targetIds).toEqual([id, gid("Order", order.id), ...(holdIds ?? [])]);
  });

  it("refund once an idempotency key, and not without one", () => {
    const { world } = smallWorld();
    const order = place(world);
    const idempotency = new Idempotency(() => world.nowMs());
    const document = (directive: string) =>
      `mutation ($input: RefundInput!) { refundCreate(input: $input) ${directive} {
        refund { id totalRefundedSet { shopMoney { amount } } } order { displayFinancialStatus } userErrors { message }
      } }`;
    const input = (amount: string) => ({
      orderId: gid("Order", order.id),
      transactions: [
        {
          amount,
          kind: "REFUND",
          gateway: order.gateway,
          orderId: gid("Order", order.id),
          parentId: gid("OrderTransaction", order.transactions[0]?.id ?? ""),
        },
      ],
    });
    const run = (directive: string, amount: string) =>
      ask(world, document(directive), { input: input(amount) }, { idempotency });
    expect(errorsOf(run("", "10.00"))).toMatchObject([
      { message: "The @idempotent directive is required for this mutation but was not provided.", code: "BAD_REQUEST" },
    ]);
    const first = run('@idempotent(key: "k")', "10.00").body.data?.refundCreate;
    expect(first).toMatchObject({
      refund: { totalRefundedSet: { shopMoney: { amount: "10.0" } } },
      order: { displayFinancialStatus: "PARTIALLY_REFUNDED" },
    });
    expect(run('@idempotent(key: "k")', "10.00").body.data?.refundCreate).toEqual(first);
    expect(order.refunds).toHaveLength(1);
    expect(run('@idempotent(key: "k")', "11.00").body.data?.refundCreate).toMatchObject({
      userErrors: [{ message: "The same idempotency key cannot be used with different operation parameters." }],
    });
    expect(run('@idempotent(key: "l")', "500.00").body.data?.refundCreate).toMatchObject({
      refund: null,
      userErrors: [{ message: "Refund amount £500.00 is greater than net payment received £120.00" }],
    });
  });

  it("cancel, close, open, update and mark as paid", () => {
    const { world } = smallWorld();
    const order = place(world, { payment: "none" });
    const id = gid("Order", order.id);
    const run = (field: string) => ask(world, `mutation { ${field} }`).body.data;
    expect(run(`orderUpdate(input: {id: "${id}", note: "n"}) { order { note } userErrors { message } }`)).toEqual({
      orderUpdate: { order: { note: "n" }, userErrors: [] },
    });
    const pay = `orderMarkAsPaid(input: {id: "${id}"}) { order { displayFinancialStatus paymentGatewayNames } userErrors { field message } }`;
    const paid = { displayFinancialStatus: "PAID", paymentGatewayNames: ["manual"] };
    expect(run(pay)).toEqual({ orderMarkAsPaid: { order: paid, userErrors: [] } });
    expect(run(pay)).toEqual({
      orderMarkAsPaid: { order: paid, userErrors: [{ field: ["id"], message: "Order cannot be marked as paid." }] },
    });
    expect(run(`orderClose(input: {id: "${id}"}) { order { closed } }`)).toEqual({
      orderClose: { order: { closed: true } },
    });
    expect(run(`orderOpen(input: {id: "${id}"}) { order { closed } }`)).toEqual({
      orderOpen: { order: { closed: false } },
    });
    const cancel = `orderCancel(orderId: "${id}", reason: OTHER, restock: false) { job { done } orderCancelUserErrors { code message } }`;
    expect(run(cancel)).toEqual({ orderCancel: { job: { done: false }, orderCancelUserErrors: [] } });
    expect(run(cancel)).toEqual({
      orderCancel: {
        job: null,
        orderCancelUserErrors: [{ code: "INVALID", message: "Cannot cancel an order that has already been canceled" }],
      },
    });
    expect(world.order(SHOP, order.id)?.cancelReason).toBe("OTHER");
  });
});
