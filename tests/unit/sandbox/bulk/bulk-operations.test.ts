import { beforeAll, describe, expect, it } from "vitest";
import { filesOf } from "#sandbox/graphql/bulk/file-store.ts";
import { bulkRunnerOf } from "#sandbox/graphql/bulk/run-bulk-operation.ts";
import { doAllDue } from "#sandbox/graphql/due-verbs.ts";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { gid } from "#sandbox/world/gid.ts";
import { installApp } from "#sandbox/world/install-app.ts";
import { createProduct } from "#sandbox/world/products/create-product.ts";
import { askStock, STOCK_SCOPES } from "#tests/unit/sandbox/inventory/stocked-world.ts";
import { APP, place, SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";

beforeAll(() => {
  officialSchema();
}, 60_000);

const FIELDS = "id status type errorCode completedAt objectCount rootObjectCount fileSize url partialDataUrl";
const RUN = `mutation ($query: String!, $groupObjects: Boolean = false) { bulkOperationRunQuery(query: $query, groupObjects: $groupObjects) {
  bulkOperation { ${FIELDS} } userErrors { field message code } } }`;
const READ = `query ($id: ID!) { bulkOperation(id: $id) { ${FIELDS} } }`;
const RUN_MUTATION = `mutation ($mutation: String!, $path: String!) { bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path) {
  bulkOperation { ${FIELDS} } userErrors { field message code } } }`;
const STAGE = `mutation ($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) {
  stagedTargets { url resourceUrl parameters { name value } } userErrors { message } } }`;
const CANCEL = `mutation ($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { field message } } }`;

const PRODUCTS = "{ products { edges { node { id title variants { edges { node { sku } } } } } } }";

function shop(products = 2) {
  const small = smallWorld();
  installApp(small.world, SHOP, APP.appId, STOCK_SCOPES);
  const made = Array.from({ length: products }, (_, index) =>
    createProduct(small.world, SHOP, {
      title: `Mug ${index} / blue & white`,
      options: [{ name: "Size", values: ["S", "M"] }],
      variants: ["S", "M"].map((size) => ({ optionValues: [size], sku: `${index}${size}` })),
    }),
  );
  small.events.splice(0);
  const run = (query: string, groupObjects = false) =>
    askStock(small.world, RUN, { query, groupObjects }).data.bulkOperationRunQuery;
  const read = (id: string) => askStock(small.world, READ, { id }).data.bulkOperation;
  const pass = (ms: number) => {
    small.clock.ms += ms;
    doAllDue(small.world);
  };
  const result = (url: string | null) =>
    url === null ? null : filesOf(small.world).read(url.slice(`${filesOf(small.world).origin}/files/`.length));
  const lines = (url: string | null) =>
    (result(url) ?? "")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  return { ...small, made, run, read, pass, result, lines };
}

describe("a bulk query", () => {
  it("runs on the world's clock, as recorded: created, then completed with its figures and address", () => {
    const { run, read, pass, result, topics } = shop();
    const { bulkOperation, userErrors } = run("{ products { edges { node { title } } } }");
    const created = {
      id: expect.stringMatching(/^gid:\/\/shopify\/BulkOperation\/\d+$/),
      status: "CREATED",
      type: "QUERY",
      errorCode: null,
      completedAt: null,
      objectCount: "0",
      rootObjectCount: "0",
      fileSize: null,
      url: null,
      partialDataUrl: null,
    };
    expect({ bulkOperation, userErrors }).toEqual({ bulkOperation: created, userErrors: [] });
    pass(1_000);
    expect(read(bulkOperation.id)).toEqual(created);
    pass(1_000);
    const done = read(bulkOperation.id);
    const text = '{"title":"Mug 0 \\/ blue \\u0026 white"}\n{"title":"Mug 1 \\/ blue \\u0026 white"}\n';
    expect(done).toEqual({
      ...created,
      status: "COMPLETED",
      completedAt: "2026-11-24T10:00:02Z",
      objectCount: "2",
      rootObjectCount: "2",
      fileSize: String(text.length),
      url: expect.stringMatching(/^https:\/\/.*\/files\/bulk-operation-outputs\/[0-9a-f]{44}$/),
    });
    expect(result(done.url)).toBe(text);
    expect(topics()).toEqual(["bulk_operations/finish"]);
  });

  it("names the parent of what was nested; grouped, children follow their parent", () => {
    const { run, read, pass, lines, made } = shop();
    const [first, second] = made.map(({ id }) => gid("Product", id));
    const parents = [first, second].map((id) => expect.objectContaining({ id }));
    const children = (parent: string | undefined) =>
      ["S", "M"].map((size) => ({ sku: expect.stringMatching(`${size}$`), __parentId: parent }));
    for (const [grouped, expected] of [
      [true, [parents[0], ...children(first), parents[1], ...children(second)]],
      [false, [...parents, ...children(first), ...children(second)]],
    ] as const) {
      const { bulkOperation } = run(PRODUCTS, grouped);
      pass(2_000);
      const done = read(bulkOperation.id);
      expect(lines(done.url)).toEqual(expected);
      expect(done).toMatchObject({ objectCount: "6", rootObjectCount: "2" });
    }
  });

  it("reads beyond one page, and children beyond a page", () => {
    const { world, run, read, pass, lines } = shop(251);
    const order = place(world, {
      lines: Array.from({ length: 300 }, (_, index) => ({ title: `Line ${index}`, price: 100, quantity: 1 })),
    });
    const products = run("{ products { edges { node { id } } } }").bulkOperation;
    const orders = run(
      "{ orders { edges { node { id lineItems(first: 5) { edges { node { title } } } } } } }",
    ).bulkOperation;
    pass(2_000);
    expect(lines(read(products.id).url)).toHaveLength(251);
    expect(new Set(lines(read(products.id).url).map(({ id }) => id)).size).toBe(251);
    expect(lines(read(orders.id).url)).toHaveLength(301);
    expect(lines(read(orders.id).url).at(-1)).toEqual({ title: "Line 299", __parentId: gid("Order", order.id) });
  });

  it("of one record gives what its connections hold, and searches", () => {
    const { run, read, pass, lines, made } = shop();
    const one = run(
      `{ product(id: "${gid("Product", made[0]?.id ?? "")}") { title variants { edges { node { sku } } } } }`,
    );
    const found = run('{ products(query: "title:\\"Mug 1*\\"") { edges { node { title } } } }');
    pass(2_000);
    expect(lines(read(one.bulkOperation.id).url)).toEqual([{ sku: "0S" }, { sku: "0M" }]);
    expect(lines(read(found.bulkOperation.id).url)).toEqual([{ title: "Mug 1 / blue & white" }]);
  });

  it("that finds nothing has no address", () => {
    const { run, read, pass } = shop(0);
    const { bulkOperation } = run("{ products { edges { node { id } } } }");
    pass(2_000);
    expect(read(bulkOperation.id)).toMatchObject({ status: "COMPLETED", objectCount: "0", url: null, fileSize: null });
  });

  it("runs five at a time", () => {
    const { run, pass } = shop();
    for (let index = 0; index < 5; index++) expect(run(PRODUCTS).userErrors).toEqual([]);
    expect(run(PRODUCTS)).toMatchObject({ bulkOperation: null, userErrors: [{ code: "OPERATION_IN_PROGRESS" }] });
    pass(2_000);
    expect(run(PRODUCTS).userErrors).toEqual([]);
  });

  it("without the scope fails, with the code", () => {
    const { world, run, read, pass, events } = shop();
    installApp(world, SHOP, APP.appId, ["read_orders"]);
    const { bulkOperation } = run("{ products { edges { node { id } } } }");
    pass(2_000);
    expect(read(bulkOperation.id)).toMatchObject({ status: "FAILED", errorCode: "ACCESS_DENIED", url: null });
    expect(events.at(-1)?.data).toMatchObject({ status: "failed", type: "query", errorCode: "access_denied" });
  });

  it("of a field that is not simulated is refused by its name at once", () => {
    const { world } = shop();
    const query = "{ products { edges { node { id contextualPricing(context: {}) { fixedQuantityRulesCount } } } } }";
    expect(askStock(world, RUN, { query }).errors).toMatchObject([
      { message: "not simulated: Product.contextualPricing", extensions: { code: "NOT_SIMULATED" } },
    ]);
  });

  it("fails in the middle when it is told to, and leaves what it has", () => {
    const { world, run, read, pass, lines } = shop(251);
    bulkRunnerOf(world).manner = {
      objectsPerSecond: null,
      failure: { errorCode: "TIMEOUT", afterObjects: 250 },
    };
    const { bulkOperation } = run("{ products { edges { node { id } } } }");
    pass(2_000);
    const failed = read(bulkOperation.id);
    expect(failed).toMatchObject({ status: "FAILED", errorCode: "TIMEOUT", url: null, objectCount: "250" });
    expect(lines(failed.partialDataUrl)).toHaveLength(250);
  });

  it("goes at the pace that it is told, and can be called off", () => {
    const { world, run, read, pass } = shop(251);
    bulkRunnerOf(world).manner = { objectsPerSecond: 50, failure: null };
    const { bulkOperation } = run("{ products { edges { node { id } } } }");
    pass(2_000);
    expect(read(bulkOperation.id)).toMatchObject({ status: "RUNNING", objectCount: "250" });
    const cancel = () => askStock(world, CANCEL, { id: bulkOperation.id }).data.bulkOperationCancel;
    expect(cancel()).toEqual({ bulkOperation: { status: "CANCELING" }, userErrors: [] });
    pass(10_000);
    expect(read(bulkOperation.id)).toMatchObject({ status: "CANCELED", url: null, completedAt: null });
    expect(cancel().userErrors).toEqual([
      { field: null, message: "A bulk operation cannot be canceled when it is canceled" },
    ]);
  });

  it("fails when it takes more than ten days", () => {
    const { world, run, read, pass } = shop(251);
    bulkRunnerOf(world).manner = { objectsPerSecond: 250 / (11 * 86_400), failure: null };
    const { bulkOperation } = run("{ products { edges { node { id } } } }");
    pass(2_000);
    pass(10 * 86_400_000);
    expect(read(bulkOperation.id)).toMatchObject({ status: "RUNNING", objectCount: "250" });
    pass(86_400_000);
    expect(read(bulkOperation.id)).toMatchObject({ status: "FAILED", errorCode: "TIMEOUT", objectCount: "250" });
  });

  it("is gone a week later", () => {
    const { run, read, pass, result } = shop();
    const { bulkOperation } = run("{ products { edges { node { id } } } }");
    pass(2_000);
    const { url } = read(bulkOperation.id);
    pass(7 * 86_400_000);
    expect(read(bulkOperation.id)).toMatchObject({ status: "EXPIRED", url: null });
    expect(result(url)).toBeNull();
  });

  it("is listed, and the newest is the current one", () => {
    const { world, run, pass } = shop();
    const [, second] = [run(PRODUCTS), run(PRODUCTS)].map(({ bulkOperation }) => bulkOperation.id);
    pass(2_000);
    const { data } = askStock(
      world,
      '{ currentBulkOperation { id } bulkOperations(first: 5, reverse: true, query: "status:completed") { nodes { id } } none: bulkOperations(first: 1, query: "operation_type:mutation") { nodes { id } } }',
    );
    expect(data.currentBulkOperation.id).toBe(second);
    expect(data.bulkOperations.nodes).toHaveLength(2);
    expect(data.none.nodes).toEqual([]);
  });
});

describe("a bulk mutation", () => {
  const MUTATION =
    "mutation ($product: ProductUpdateInput!) { productUpdate(product: $product) { product { title } userErrors { message } } }";

  function upload(one: ReturnType<typeof shop>, text: string): string {
    const input = [
      { resource: "BULK_MUTATION_VARIABLES", filename: "vars.jsonl", mimeType: "text/jsonl", httpMethod: "POST" },
    ];
    const { stagedTargets } = askStock(one.world, STAGE, { input }).data.stagedUploadsCreate;
    expect(stagedTargets[0]).toMatchObject({ resourceUrl: null, url: expect.stringMatching(/\/uploads$/) });
    const key = stagedTargets[0].parameters.find(({ name }: { name: string }) => name === "key").value;
    filesOf(one.world).create(key);
    filesOf(one.world).append(key, text);
    return key;
  }

  it("runs once a line of the upload, and answers a line each", () => {
    const one = shop();
    const [first] = one.made;
    const path = upload(
      one,
      [{ product: { id: gid("Product", first?.id ?? ""), title: "New" } }, { product: { id: gid("Product", "9") } }]
        .map((line) => JSON.stringify(line))
        .join("\n"),
    );
    const seen: string[] = [];
    bulkRunnerOf(one.world).applied = ({ mutations }) => seen.push(...mutations.map(({ outcome }) => outcome));
    const { bulkOperation } = askStock(one.world, RUN_MUTATION, { mutation: MUTATION, path }).data
      .bulkOperationRunMutation;
    one.pass(2_000);
    const done = one.read(bulkOperation.id);
    expect(done).toMatchObject({ type: "MUTATION", status: "COMPLETED", objectCount: "2", rootObjectCount: "2" });
    expect(one.lines(done.url)).toEqual([
      { data: { productUpdate: { product: { title: "New" }, userErrors: [] } }, __lineNumber: 0 },
      {
        data: { productUpdate: { product: null, userErrors: [{ message: "Product does not exist" }] } },
        __lineNumber: 1,
      },
    ]);
    expect(one.topics()).toEqual(["products/update", "bulk_operations/finish"]);
    expect(seen).toEqual(["applied", "refused"]);
  });

  it.each([
    ["no file", MUTATION, "tmp/1/bulk/none", "NO_SUCH_FILE"],
    ["a query", "{ shop { name } }", null, "INVALID_MUTATION"],
    ["no GraphQL", "mutation {", null, "INVALID_MUTATION"],
    ["a field that does not exist", "mutation { productMake { id } }", null, "INVALID_MUTATION"],
  ])("is refused for %s", (_what, mutation, path, code) => {
    const one = shop();
    const { userErrors } = askStock(one.world, RUN_MUTATION, { mutation, path: path ?? upload(one, "{}") }).data
      .bulkOperationRunMutation;
    expect(userErrors).toMatchObject([{ code }]);
  });
});

describe("a bulk query is refused", () => {
  const deep = (levels: number): string =>
    ["products", "variants", "metafields", "references"]
      .slice(0, levels)
      .reduceRight((inside, name) => `${name} { edges { node { id ${inside} } } }`, "");
  it.each([
    [
      "{ products { nodes { id } } }",
      /Selecting via 'nodes' is not supported. Invalid connection fields: 'products'.$/,
    ],
    ["{ shop { name } }", /^Bulk queries must contain at least one connection.$/],
    ['{ nodes(ids: ["gid://shopify/Product/1"]) { id } }', /^Bulk queries cannot contain a top level `nodes` field.$/],
    [
      "mutation { productDelete(input: {}) { deletedProductId } }",
      /^Invalid operation type. Only `query` operations are supported.$/,
    ],
    [
      "{ products { edges { node { title variants { edges { node { id } } } } } } }",
      /Connection fields without 'id': products.$/,
    ],
    [
      "{ products { edges { node { key: id variants { edges { node { id } } } } } } }",
      /Connection fields without 'id': products.$/,
    ],
    [
      "{ products { edges { node { id colour } } } }",
      /^Invalid bulk query: Field 'colour' doesn't exist on type 'Product'$/,
    ],
    ["{ products { edges {", /^Invalid bulk query: syntax error/],
    [
      "{ orders { edges { node { id fulfillments { events { edges { node { id } } } } } } } }",
      /^Queries that contain a connection field within a list field are not currently supported.$/,
    ],
  ])("%s", (query, message) => {
    const { userErrors, bulkOperation } = shop(0).run(query);
    expect(bulkOperation).toBeNull();
    expect(userErrors[0]).toEqual({ field: ["query"], message: expect.stringMatching(message), code: "INVALID" });
  });

  it("when it is nested more than twice, not before, also through fragments", () => {
    const complaints = (query: string) =>
      shop(0)
        .run(query)
        .userErrors.map(({ message }: { message: string }) => message);
    expect(complaints(`{ collections { edges { node { id ${deep(3)} } } } }`)).toEqual([
      "Bulk queries cannot contain connections with a nesting depth greater than 2.",
    ]);
    expect(complaints(`{ collections { edges { node { id ${deep(2)} } } } }`)).toEqual([]);
    expect(
      complaints(
        "{ products { edges { node { ...P } } } } fragment P on Product { title variants { edges { node { id } } } }",
      ),
    ).toMatchObject([expect.stringContaining("without 'id': products")]);
  });
});
