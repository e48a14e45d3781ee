import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { compareAnswers } from "#tests/recordings/compare-answers.ts";
import { DocumentShelf } from "#tests/recordings/document-shelf.ts";
import { IdMap } from "#tests/recordings/id-map.ts";
import { playScenario } from "#tests/recordings/play-scenario.ts";
import { scenarioOf } from "#tests/recordings/read-scenarios.ts";

beforeAll(() => {
  officialSchema();
}, 60_000);

const DOCUMENT = "query Read($id: ID!) { order(id: $id) { id name } }";
const ID = "gid://shopify/Order/8900000000001";
const ANSWER = {
  data: { order: { id: ID, name: "#77" } },
  extensions: { cost: { requestedQueryCost: 1, actualQueryCost: 1 } },
};
const variables = { id: ID };
const COST = "extensions.cost.requestedQueryCost";

function played(root: unknown, ...others: unknown[]) {
  const scenario = scenarioOf("a_one.json", root);
  const shelf = new DocumentShelf([scenario, ...others.map((one, index) => scenarioOf(`b_${index}.json`, one))]);
  return playScenario(scenario, shelf);
}
const outcomes = (root: unknown, ...others: unknown[]) => played(root, ...others).steps.map(({ outcome }) => outcome);

describe("a recorded step", () => {
  it.each([
    ["response beside query", { query: DOCUMENT, variables, response: ANSWER }],
    ["response in a payload", { query: DOCUMENT, variables, response: { status: 200, payload: ANSWER } }],
    ["response in a body", { document: DOCUMENT, variables, response: { status: 200, body: ANSWER } }],
    ["result in a request and an answer", { request: { query: DOCUMENT, variables }, result: ANSWER }],
    ["nested in a list of cases", { cases: [{ read: { query: DOCUMENT, variables, payload: ANSWER } }] }],
    ["with what was asked one level up", { query: DOCUMENT, variables, read: { response: ANSWER } }],
    ["under a comment", { read: { query: `#graphql\n  ${DOCUMENT}`, variables, response: ANSWER } }],
  ])("is found: %s", (_name, root) => {
    expect(outcomes(root)).toEqual(["agrees"]);
  });

  it("takes the document of another step, when it fits", () => {
    const alone = { read: { variables, response: ANSWER } };
    expect(outcomes(alone, { query: DOCUMENT, variables, response: ANSWER })).toEqual(["agrees"]);
    // Without one, what was asked can be told from the answer.
    expect(outcomes(alone)).toEqual(["agrees"]);
    expect(outcomes({ read: { variables: { key: 1 }, response: ANSWER } })).toEqual(["unplayable"]);
  });

  it("takes the document that cost the same, and compares no cost where none did", () => {
    const mutation = (inside: string) =>
      `mutation Hold($id: ID!) { fulfillmentOrderHold(id: $id, fulfillmentHold: { reason: OTHER }) {
        fulfillmentOrder { ${inside} } userErrors { message } } }`;
    const cheap = mutation("id");
    const dear = mutation("id order { id customer { id } }");
    const gone = { id: "gid://shopify/FulfillmentOrder/8900000000009" };
    const refusal = { fulfillmentOrder: null, userErrors: [{ message: "Fulfillment order does not exist." }] };
    const answer = (requestedQueryCost: number) => ({
      data: { fulfillmentOrderHold: refusal },
      extensions: { cost: { requestedQueryCost } },
    });
    const others = [cheap, dear].map((query) => ({ query, variables: gone, response: { data: {} } }));
    const costs = (cost: number) => {
      const [step] = played({ variables: gone, response: answer(cost) }, ...others).steps;
      return step?.outcome === "differs" ? step.differences.filter(({ path }) => path.includes("cost")) : [];
    };
    // What the one costs, what the other costs, what none does.
    expect([10, 12, 40].map((cost) => costs(cost))).toEqual([[], [], []]);
    const own = played({ query: dear, variables: gone, response: answer(40) }).steps[0];
    expect(own).toMatchObject({ differences: expect.arrayContaining([{ path: COST, expected: 40, got: 12 }]) });
  });

  it("is played from its answer alone where that says what was asked", () => {
    const id = "gid://shopify/Product/8900000000003";
    const product = { id, title: "Mug", tags: ["kitchen"], status: "DRAFT" };
    const { steps } = played({
      setup: { create: { response: { data: { productCreate: { product, userErrors: [] } } } } },
      read: { response: { data: { product: { title: "Mug", status: "DRAFT" } } } },
      cleanup: {
        delete: { response: { data: { productDelete: { deletedProductId: id, userErrors: [] } } } },
        after: {
          query: "query($id: ID!) { product(id: $id) { id } }",
          ...{ variables: { id }, response: { data: { product: null } } },
        },
      },
    });
    expect(steps.map(({ outcome, rebuilt }) => [outcome, rebuilt])).toEqual([
      ["agrees", true],
      ["agrees", true],
      ["agrees", true],
      ["agrees", false],
    ]);
  });

  it("is played from a refusal that names what was wrong", () => {
    const errors = [
      {
        message: "Field 'webhookSubscriptionCreate' is missing required arguments: topic",
        path: ["mutation M", "webhookSubscriptionCreate"],
        extensions: {
          ...{ code: "missingRequiredArguments", className: "Field", name: "webhookSubscriptionCreate" },
          arguments: "topic",
        },
      },
    ];
    expect(outcomes({ response: { errors } })).toEqual(["agrees"]);
  });

  it("finds what was there before it: subscriptions, and lists without a page size", () => {
    const nodes = [
      { id: "gid://shopify/WebhookSubscription/8900000000001", topic: "ORDERS_PAID", uri: "https://example.com/a" },
      { id: "gid://shopify/WebhookSubscription/8900000000002", topic: "SHOP_UPDATE", uri: "https://example.com/b" },
    ];
    expect(outcomes({ read: { variables: {}, response: { data: { webhookSubscriptions: { nodes } } } } })).toEqual([
      "agrees",
    ]);
  });

  it("differs in cost, in a value, in a key, and says where", () => {
    const cost = { ...ANSWER, extensions: { cost: { requestedQueryCost: 4 } } };
    expect(played({ query: DOCUMENT, variables, response: cost }).steps).toMatchObject([
      { outcome: "differs", differences: [{ path: "extensions.cost.requestedQueryCost", expected: 4, got: 1 }] },
    ]);
    const missing = { data: { order: null } };
    expect(outcomes({ a: { query: DOCUMENT, variables, response: missing } })).toEqual(["agrees"]);
  });

  it("is named when it uses what is not simulated, and the next one is played all the same", () => {
    const query = `mutation M($id: ID!) { publicationDelete(id: $id) { deletedId userErrors { message } } }`;
    const response = { data: { publicationDelete: { deletedId: null, userErrors: [] } } };
    const { steps } = played({
      first: { query, variables: { id: "gid://shopify/Publication/1" }, response },
      second: { query: DOCUMENT, variables, response: ANSWER },
    });
    expect(steps).toMatchObject([
      { outcome: "refused", notSimulated: ["Mutation.publicationDelete"] },
      { outcome: "agrees" },
    ]);
  });

  it("that the newest version rejects is not played, unless the recording was refused, too", () => {
    const query = "{ shop { name colour } }";
    expect(played({ query, response: { data: { shop: { name: "a", colour: "b" } } } }).steps).toMatchObject([
      { outcome: "unplayable", reason: expect.stringContaining("colour") },
    ]);
    const errors = [
      {
        message: "Field 'colour' doesn't exist on type 'Shop'",
        path: ["query", "shop", "colour"],
        extensions: { code: "undefinedField", typeName: "Shop", fieldName: "colour" },
      },
    ];
    expect(outcomes({ query, response: { errors } })).toEqual(["agrees"]);
  });
});

describe("any JSON at all", () => {
  it("is played without a crash", () => {
    const keys = fc.constantFrom("query", "variables", "response", "payload", "data", "errors", "id", "cases", "setup");
    const texts = fc.constantFrom(
      DOCUMENT,
      "{",
      "mutation { x }",
      ID,
      "gid://shopify/Location/3",
      "",
      "{ shop { id } }",
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ depthSize: "small" }, texts, fc.constant(null), fc.integer(), tie("list"), tie("object")),
      list: fc.array(tie("tree"), { maxLength: 3 }),
      object: fc.dictionary(keys, tie("tree"), { maxKeys: 4 }),
    }));
    fc.assert(
      fc.property(tree, (root) => {
        for (const { outcome } of played(root).steps)
          expect(["agrees", "differs", "refused", "unplayable"]).toContain(outcome);
      }),
      { numRuns: 300 },
    );
  });
});

describe("comparing", () => {
  const compare = (recorded: object, got: object, sent: string[] = []) =>
    compareAnswers({ data: recorded as never }, { data: got as never }, { ids: new IdMap(), sent: new Set(sent) }).map(
      ({ path }) => path,
    );
  const gid = (id: number) => `gid://shopify/Order/${id}`;

  it.each([
    ["equal", { a: { b: [1, null, "x"] } }, { a: { b: [1, null, "x"] } }, []],
    ["a value", { a: 1 }, { a: 2 }, ["data.a"]],
    ["a null", { a: null }, { a: 1 }, ["data.a"]],
    ["a key too few", { a: 1, b: 2 }, { a: 1 }, ["data.b"]],
    ["a key too many", { a: 1 }, { a: 1, b: 2 }, ["data.b"]],
    ["a list too short", { a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 1 }] }, ["data.a[1]"]],
    ["an instant", { at: "2026-05-01T10:00:00Z" }, { at: "2026-05-01T10:00:07Z" }, []],
    ["an instant and a text", { at: "2026-05-01T10:00:00Z" }, { at: "soon" }, ["data.at"]],
    ["another id", { id: gid(7) }, { id: gid(9) }, []],
    ["an id of another type", { id: gid(7) }, { id: "gid://shopify/Refund/7" }, ["data.id"]],
    ["one id for two", { a: gid(7), b: gid(8) }, { a: gid(1), b: gid(1) }, ["data.b"]],
    ["two ids for one", { a: gid(7), b: gid(7) }, { a: gid(1), b: gid(2) }, ["data.b"]],
    ["an id in words", { a: gid(71234567), b: "no 71234567" }, { a: gid(81234567), b: "no 81234567" }, []],
  ])("%s", (_name, recorded, got, paths) => {
    expect(compare(recorded, got)).toEqual(paths);
  });

  it("holds an instant to what was sent", () => {
    const at = "2026-05-01T10:00:00Z";
    expect(compare({ at }, { at: "2026-05-01T11:00:00Z" }, [at])).toEqual(["data.at"]);
  });
});
