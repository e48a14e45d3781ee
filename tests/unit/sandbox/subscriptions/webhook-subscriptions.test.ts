import { beforeAll, describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { enumOfTopic, topicWords } from "#sandbox/graphql/webhook-topics.ts";
import { installApp, uninstallApp } from "#sandbox/world/install-app.ts";
import { TOPICS } from "#sandbox/world/topic.ts";
import { ALL_SCOPES, APP, ask, OTHER_SHOP, SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";

beforeAll(() => {
  officialSchema();
}, 60_000);

const FIELDS = `id legacyResourceId topic format uri callbackUrl filter includeFields metafieldNamespaces name createdAt
  updatedAt metafields { namespace key } apiVersion { handle }
  endpoint { __typename ... on WebhookHttpEndpoint { callbackUrl } ... on WebhookPubSubEndpoint { pubSubProject pubSubTopic }
    ... on WebhookEventBridgeEndpoint { arn } }`;
const CREATE = `mutation ($topic: WebhookSubscriptionTopic!, $input: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $input) {
    webhookSubscription { ${FIELDS} } userErrors { field message } } }`;
const UPDATE = `mutation ($id: ID!, $input: WebhookSubscriptionInput!) {
  webhookSubscriptionUpdate(id: $id, webhookSubscription: $input) {
    webhookSubscription { ${FIELDS} } userErrors { field message } } }`;
const DELETE = `mutation ($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { field message } } }`;
const LIST = `query ($topics: [WebhookSubscriptionTopic!], $uri: String, $format: WebhookSubscriptionFormat, $query: String) {
  webhookSubscriptions(first: 10, topics: $topics, uri: $uri, format: $format, query: $query) { nodes { id topic } }
  webhookSubscriptionsCount(query: $query) { count precision } }`;

const URI = "https://example.com/hooks";
const ADDRESS = ["webhookSubscription", "callbackUrl"];

function subscribed() {
  const small = smallWorld();
  // biome-ignore lint/suspicious/noExplicitAny: answers are as the documents ask
  const run = (document: string, variables: object, scopes = ALL_SCOPES): any => {
    const { body } = ask(small.world, document, { ...variables }, { scopes });
    if (body.errors) throw new Error(JSON.stringify(body.errors));
    return body.data;
  };
  const create = (topic: string, input: object) => run(CREATE, { topic, input }).webhookSubscriptionCreate;
  const update = (id: string, input: object) => run(UPDATE, { id, input }).webhookSubscriptionUpdate;
  const list = (variables: object = {}) => run(LIST, variables).webhookSubscriptions.nodes;
  return { ...small, run, create, update, list };
}

describe("a subscription of the API", () => {
  it("is kept as it was asked for, and is found by its id", () => {
    const { create, run } = subscribed();
    const { webhookSubscription: made, userErrors } = create("ORDERS_CREATE", {
      uri: URI,
      filter: "tags:gift",
      includeFields: ["id", "metafields"],
      metafieldNamespaces: ["custom", "$app"],
      metafields: [{ namespace: "$app:x", key: "y" }],
      name: "gifts_1",
    });
    expect(userErrors).toEqual([]);
    expect(made).toMatchObject({
      topic: "ORDERS_CREATE",
      format: "JSON",
      uri: URI,
      callbackUrl: URI,
      filter: "tags:gift",
      includeFields: ["id", "metafields"],
      metafieldNamespaces: ["custom", expect.stringMatching(/^app--\d+$/)],
      metafields: [{ namespace: expect.stringMatching(/^app--\d+--x$/), key: "y" }],
      name: "gifts_1",
      apiVersion: { handle: "2026-10" },
      endpoint: { __typename: "WebhookHttpEndpoint", callbackUrl: URI },
    });
    const read = run(`query ($id: ID!) { webhookSubscription(id: $id) { ${FIELDS} } node(id: $id) { id } }`, {
      id: made.id,
    });
    expect(read).toEqual({ webhookSubscription: made, node: { id: made.id } });
  });

  it.each([
    ["pubsub://valid-project:orders", { __typename: "WebhookPubSubEndpoint", pubSubTopic: "orders" }],
    [
      "arn:aws:events:us-east-1::event-source/aws.partner/shopify.com/1/x",
      { __typename: "WebhookEventBridgeEndpoint", arn: expect.stringContaining("arn:aws") },
    ],
  ])("may go to a queue: %s", (uri, endpoint) => {
    expect(subscribed().create("ORDERS_PAID", { uri }).webhookSubscription).toMatchObject({ endpoint });
  });

  it("may go to a queue by the older mutations, which change and refuse it in the same words", () => {
    const { run } = subscribed();
    const payload = `webhookSubscription { id uri } userErrors { field message`;
    const pubSub = { topic: "ORDERS_PAID", input: { pubSubProject: "valid-project", pubSubTopic: "orders" } };
    const createPubSub = `mutation ($topic: WebhookSubscriptionTopic!, $input: PubSubWebhookSubscriptionInput!) {
      pubSubWebhookSubscriptionCreate(topic: $topic, webhookSubscription: $input) { ${payload} code } } }`;
    const { webhookSubscription: made } = run(createPubSub, pubSub).pubSubWebhookSubscriptionCreate;
    expect(made.uri).toBe("pubsub://valid-project:orders");
    expect(run(createPubSub, pubSub).pubSubWebhookSubscriptionCreate).toEqual({
      webhookSubscription: null,
      userErrors: [{ field: ADDRESS, message: "Address for this topic has already been taken", code: "TAKEN" }],
    });
    const changed = run(
      `mutation ($id: ID!, $input: PubSubWebhookSubscriptionInput!) {
        pubSubWebhookSubscriptionUpdate(id: $id, webhookSubscription: $input) { ${payload} code } } }`,
      { id: made.id, input: { pubSubProject: "no", pubSubTopic: "orders" } },
    ).pubSubWebhookSubscriptionUpdate;
    expect(changed).toMatchObject({ webhookSubscription: null, userErrors: [{ code: "INVALID_PARAMETERS" }, {}] });

    const arn = "arn:aws:events:us-east-1::event-source/aws.partner/shopify.com/1/x";
    const bridged = run(
      `mutation ($input: EventBridgeWebhookSubscriptionInput!) {
        eventBridgeWebhookSubscriptionCreate(topic: ORDERS_PAID, webhookSubscription: $input) { ${payload} } } }`,
      { input: { arn } },
    ).eventBridgeWebhookSubscriptionCreate.webhookSubscription;
    expect(bridged.uri).toBe(arn);
    const renamed = run(
      `mutation ($id: ID!) { eventBridgeWebhookSubscriptionUpdate(id: $id, webhookSubscription: { name: "queue" }) {
        webhookSubscription { uri name } userErrors { message } } }`,
      { id: bridged.id },
    ).eventBridgeWebhookSubscriptionUpdate;
    expect(renamed).toEqual({ webhookSubscription: { uri: arn, name: "queue" }, userErrors: [] });
  });

  it("changes what is given, and nothing when a part of it is refused", () => {
    const { create, update, clock, run } = subscribed();
    const { webhookSubscription: made } = create("SHOP_UPDATE", { uri: URI, filter: "id:1", includeFields: ["id"] });
    clock.ms += 5_000;
    const { webhookSubscription: changed } = update(made.id, { includeFields: null, name: "shop" });
    expect(changed).toMatchObject({ uri: URI, filter: "id:1", includeFields: [], name: "shop" });
    expect(changed.createdAt).toBe(made.createdAt);
    expect(Date.parse(changed.updatedAt) - Date.parse(made.updatedAt)).toBe(5_000);

    const refused = update(made.id, { uri: "http://example.com", filter: "bare words", name: "no spaces" });
    expect(refused).toEqual({
      webhookSubscription: null,
      userErrors: [
        { field: ADDRESS, message: "Address protocol http:// is not supported" },
        { field: ["webhookSubscription", "name"], message: "Name is invalid" },
        {
          field: ["webhookSubscription"],
          message: "The specified filter is invalid, please ensure you specify the field(s) you wish to filter on.",
        },
      ],
    });
    expect(run(`query ($id: ID!) { webhookSubscription(id: $id) { ${FIELDS} } }`, { id: made.id })).toEqual({
      webhookSubscription: changed,
    });
  });

  it.each<[string, object, string[], string]>([
    ["no address", {}, ADDRESS, "Address can't be blank"],
    ["an empty address", { uri: "" }, ADDRESS, "Address can't be blank"],
    ["the same again", { uri: URI }, ADDRESS, "Address for this topic has already been taken"],
    [
      "the same with an empty filter",
      { uri: URI, filter: "" },
      ADDRESS,
      "Address for this topic has already been taken",
    ],
    [
      "a long name",
      { uri: `${URI}/2`, name: "x".repeat(51) },
      ["webhookSubscription", "name"],
      "Name is too long (maximum is 50 characters)",
    ],
    [
      "a name twice",
      { uri: `${URI}/2`, name: "first" },
      ["webhookSubscription", "name"],
      "Name has already been taken",
    ],
  ])("is refused: %s", (_what, input, field, message) => {
    const { create, list } = subscribed();
    create("ORDERS_CREATE", { uri: URI, name: "first" });
    expect(create("ORDERS_CREATE", input)).toEqual({ webhookSubscription: null, userErrors: [{ field, message }] });
    expect(list()).toHaveLength(1);
  });

  it("of one topic and address may be there twice with different filters", () => {
    const { create } = subscribed();
    create("ORDERS_CREATE", { uri: URI });
    expect(create("ORDERS_CREATE", { uri: URI, filter: "test:true" }).userErrors).toEqual([]);
  });

  it("needs a scope that lets the app read what the topic tells of", () => {
    const { run } = subscribed();
    const errors = (topic: string, scope: string) =>
      run(CREATE, { topic, input: { uri: URI } }, [scope]).webhookSubscriptionCreate.userErrors;
    expect(errors("PRODUCTS_CREATE", "read_orders")).toEqual([
      { field: ["topic"], message: "You cannot create a webhook subscription with the specified topic" },
    ]);
    expect(errors("APP_UNINSTALLED", "read_orders")).toEqual([]);
    expect(errors("PRODUCTS_CREATE", "write_products")).toEqual([]);
  });

  it("that is unknown, or another app's, or another store's, does not exist", () => {
    const { create, world, run } = subscribed();
    const { id } = create("ORDERS_CREATE", { uri: URI }).webhookSubscription;
    const missing = [{ field: ["id"], message: "Webhook subscription does not exist" }];
    const elsewhere = ask(world, DELETE, { id }, { shop: OTHER_SHOP });
    expect(elsewhere.body.data?.webhookSubscriptionDelete).toMatchObject({ userErrors: missing });
    const record = Object.values(world.state.webhookSubscriptions)[0];
    if (record) record.appId = "another-app";
    expect(run(DELETE, { id }).webhookSubscriptionDelete).toEqual({
      deletedWebhookSubscriptionId: null,
      userErrors: missing,
    });
    expect(run(UPDATE, { id, input: {} }).webhookSubscriptionUpdate.userErrors).toEqual(missing);
  });

  it("is listed by topic, address, format and search", () => {
    const { create, list, run, clock } = subscribed();
    const first = create("ORDERS_CREATE", { uri: URI }).webhookSubscription;
    clock.ms += 86_400_000;
    const second = create("ORDERS_PAID", { uri: `${URI}/paid` }).webhookSubscription;
    const ids = (found: { id: string }[]) => found.map(({ id }) => id);
    expect(ids(list())).toEqual([first.id, second.id]);
    expect(ids(list({ topics: ["ORDERS_PAID"] }))).toEqual([second.id]);
    expect(ids(list({ uri: URI }))).toEqual([first.id]);
    expect(ids(list({ format: "XML" }))).toEqual([]);
    expect(ids(list({ query: `id:${second.legacyResourceId}` }))).toEqual([second.id]);
    expect(run(LIST, { query: `created_at:<${second.createdAt}` }).webhookSubscriptionsCount).toEqual({
      count: 1,
      precision: "EXACT",
    });
  });

  it("is gone when it was deleted, or when its app was uninstalled", () => {
    const { create, list, run, world } = subscribed();
    const { id } = create("ORDERS_CREATE", { uri: URI }).webhookSubscription;
    create("ORDERS_PAID", { uri: URI });
    expect(run(DELETE, { id }).webhookSubscriptionDelete).toEqual({ deletedWebhookSubscriptionId: id, userErrors: [] });
    expect(list()).toHaveLength(1);
    uninstallApp(world, SHOP);
    installApp(world, SHOP, APP.appId, []);
    expect(list()).toEqual([]);
  });
});

describe("topics", () => {
  it("of webhooks that this sandbox sends are those of the schema, but for the three of privacy", () => {
    const known = new Set(Object.keys(enumValues()));
    expect(TOPICS.filter((topic) => !known.has(enumOfTopic(topic)))).toEqual([
      "customers/data_request",
      "customers/redact",
      "shop/redact",
    ]);
    for (const topic of TOPICS.filter((one) => known.has(enumOfTopic(one))))
      expect(topicWords(enumOfTopic(topic)).header).toBe(topic);
  });

  it.each([
    ["ORDERS_CREATE", "orders/create", ["read_orders", "read_marketplace_orders"]],
    ["CUSTOMER_TAGS_ADDED", "customer.tags_added", ["read_customers"]],
    ["SHOP_UPDATE", "shop/update", []],
    ["CARTS_CREATE", "carts/create", ["read_orders"]],
    ["INVENTORY_ITEMS_UPDATE", "inventory_items/update", ["read_inventory", "read_products"]],
  ])("%s is %s and needs one of %j", (name, header, scopes) => {
    expect(topicWords(name)).toEqual({ header, scopes });
  });
});

const enumValues = () => {
  const type = officialSchema().schema.getType("WebhookSubscriptionTopic");
  return type && "getValues" in type ? Object.fromEntries(type.getValues().map(({ name }) => [name, true])) : {};
};
