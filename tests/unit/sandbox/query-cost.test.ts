import { type DocumentNode, Kind, type OperationDefinitionNode, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { actualCost, requestedCost } from "#sandbox/graphql/query-cost.ts";
import { RECORDINGS, type RecordedStep, readScenarios } from "#tests/recordings/read-scenarios.ts";

const { schema } = officialSchema();

const operationOf = (document: DocumentNode) =>
  document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;

function requested(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  return requestedCost(document, operationOf(document), variables, schema);
}

describe("requested cost", () => {
  it.each([
    [1, "{ shop { name } }"],
    [7, "{ orders(first: 20) { nodes { id name cancelledAt } } }"],
    // Both spellings of the same page are paid for.
    [12, "{ orders(first: 20) { nodes { id } edges { node { id } } } }"],
    [3, "{ orders(first: 1) { nodes { id } pageInfo { hasNextPage } } }"],
    [2, "{ orders(first: 0) { nodes { id } } }"],
    [10, 'mutation { tagsAdd(id: "gid://shopify/Order/1", tags: ["a"]) { userErrors { message } } }'],
    [
      20,
      'mutation { a: tagsAdd(id: "x", tags: []) { userErrors { field } } b: tagsAdd(id: "x", tags: []) { userErrors { field } } }',
    ],
    // The dearest concrete type of an interface counts.
    [3, '{ node(id: "x") { id ... on Order { customer { id } shippingAddress { zip } } ... on Customer { tags } } }'],
    // A plain list counts once, whatever its size.
    [2, '{ order(id: "x") { fulfillments(first: 250) { id } } }'],
    // Money is free.
    [1, '{ order(id: "x") { totalPriceSet { shopMoney { amount } } } }'],
  ])("is %i for %s", (points, query) => expect(requested(query)).toBe(points));

  it("follows variables, defaults, fragments and conditions", () => {
    const query = `query ($n: Int = 8, $more: Boolean!) {
      orders(first: $n) { nodes { ...O customer @include(if: $more) { id } } }
    } fragment O on Order { id billingAddress { zip } }`;
    expect(requested(query, { more: false })).toBe(2 + 4 * 2);
    expect(requested(query, { more: true, n: 3 })).toBe(2 + 2 * 3);
  });
});

describe("against recordings of a real store", () => {
  const scenarios = readScenarios();
  const counted = (scenarios ?? []).flatMap(({ steps, sideReads }) =>
    [...steps, ...sideReads].flatMap((step) => {
      const { data, errors, requestedCost: recorded } = step.answer;
      if (!step.query || errors || recorded === null) return [];
      const document = parse(step.query);
      const operation = operationOf(document);
      const variables = step.variables ?? {};
      return [
        {
          step,
          requested: requestedCost(document, operation, variables, schema),
          actual: actualCost(document, operation, variables, schema, data ?? null),
        },
      ];
    }),
  );
  const share = (test: (one: { step: RecordedStep; requested: number; actual: number }) => boolean) =>
    counted.filter(test).length / counted.length;

  it.skipIf(scenarios === null)("agrees in at least 95 % of the requests", () => {
    const agrees = share(({ step, requested: got }) => got === step.answer.requestedCost);
    console.info(`requestedQueryCost: ${(agrees * 100).toFixed(1)} % of ${counted.length} recorded requests agree`);
    expect(counted.length).toBeGreaterThan(100);
    expect(agrees).toBeGreaterThanOrEqual(0.95);
  });

  it.skipIf(scenarios === null)("comes near to what was charged in the end", () => {
    const near = share(({ step, actual }) => Math.abs(actual - (step.answer.actualCost ?? 0)) <= 3);
    const exact = share(({ step, actual }) => actual === step.answer.actualCost);
    console.info(`actualQueryCost: ${(exact * 100).toFixed(1)} % agree, ${(near * 100).toFixed(1)} % within 3 points`);
    expect(near).toBeGreaterThan(0.75);
  });

  it.runIf(scenarios === null)("is not played: the recordings are not here", () => {
    console.warn(`no recordings at ${RECORDINGS}: set RECORDINGS to compare with a real store`);
  });
});
