import { Kind, parse } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { variableErrors } from "#sandbox/graphql/variable-errors.ts";
import { ask, smallWorld } from "#tests/unit/sandbox/support.ts";

beforeAll(() => {
  officialSchema();
}, 60_000);

const errorsOf = (document: string, variables: Record<string, unknown> = {}) =>
  ask(smallWorld().world, document, variables).body;

describe("a value in a document that does not fit", () => {
  it.each<[string, string, string, object, string[], { line: number; column: number }]>([
    [
      "an enum (recorded)",
      "query Q {\n  webhookSubscriptions(first: 1, sortKey: TOPIC) { nodes { id } }\n}",
      "Argument 'sortKey' on Field 'webhookSubscriptions' has an invalid value (TOPIC). Expected type 'WebhookSubscriptionSortKeys'.",
      { code: "argumentLiteralsIncompatible", typeName: "Field", argumentName: "sortKey" },
      ["query Q", "webhookSubscriptions", "sortKey"],
      { line: 2, column: 3 },
    ],
    [
      "null (recorded)",
      'mutation M {\n  webhookSubscriptionUpdate(id: "gid://shopify/WebhookSubscription/1", webhookSubscription: null) { userErrors { message } }\n}',
      "Argument 'webhookSubscription' on Field 'webhookSubscriptionUpdate' has an invalid value (null). Expected type 'WebhookSubscriptionInput!'.",
      { code: "argumentLiteralsIncompatible", typeName: "Field", argumentName: "webhookSubscription" },
      ["mutation M", "webhookSubscriptionUpdate", "webhookSubscription"],
      { line: 2, column: 3 },
    ],
    [
      "a number",
      '{ orders(first: "ten") { nodes { id } } }',
      "Argument 'first' on Field 'orders' has an invalid value (\"ten\"). Expected type 'Int'.",
      { code: "argumentLiteralsIncompatible", typeName: "Field", argumentName: "first" },
      ["query", "orders", "first"],
      { line: 1, column: 3 },
    ],
    [
      "a field of an input, by its type",
      "mutation { webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: { uri: 5 }) { userErrors { message } } }",
      "Argument 'uri' on InputObject 'WebhookSubscriptionInput' has an invalid value (5). Expected type 'String'.",
      { code: "argumentLiteralsIncompatible", typeName: "InputObject", argumentName: "uri" },
      ["mutation", "webhookSubscriptionCreate", "webhookSubscription", "uri"],
      { line: 1, column: 81 },
    ],
    [
      "a field that the input has not got",
      "mutation { webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: { url: 5 }) { userErrors { message } } }",
      "InputObject 'WebhookSubscriptionInput' doesn't accept argument 'url'",
      { code: "argumentNotAccepted", name: "WebhookSubscriptionInput", typeName: "InputObject", argumentName: "url" },
      ["mutation", "webhookSubscriptionCreate", "webhookSubscription", "url"],
      { line: 1, column: 83 },
    ],
    [
      "a field of an input that is required",
      'mutation { metafieldsSet(metafields: [{ ownerId: "gid://shopify/Order/1", value: "1" }]) { userErrors { message } } }',
      "Argument 'key' on InputObject 'MetafieldsSetInput' is required. Expected type String!",
      {
        code: "missingRequiredInputObjectAttribute",
        argumentName: "key",
        argumentType: "String!",
        inputObjectType: "MetafieldsSetInput",
      },
      ["mutation", "metafieldsSet", "metafields", "key"],
      { line: 1, column: 39 },
    ],
    [
      "two of which one is asked for",
      'query Q { productByIdentifier(identifier: { handle: "a", id: "gid://shopify/Product/1" }) { id } }',
      "OneOf Input Object 'ProductIdentifierInput' must specify exactly one key.",
      { code: "invalidOneOfInputObject", inputObjectType: "ProductIdentifierInput" },
      ["query Q", "productByIdentifier", "identifier"],
      { line: 1, column: 43 },
    ],
    [
      "null where one is asked for",
      "query Q { productByIdentifier(identifier: { handle: null }) { id } }",
      "Argument 'ProductIdentifierInput.handle' must be non-null.",
      { code: "invalidOneOfInputObject", inputObjectType: "ProductIdentifierInput" },
      ["query Q", "productByIdentifier", "identifier", "handle"],
      { line: 1, column: 43 },
    ],
  ])("is refused by where it stands: %s", (_what, document, message, extensions, path, location) => {
    expect(errorsOf(document)).toEqual({ errors: [{ message, locations: [location], path, extensions }] });
  });
});

const SET =
  "mutation Q(\n  $input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) { userErrors { message } } }";

function errorsOfVariable(type: string, x: unknown) {
  const [operation] = parse(`query ($x: ${type}) { shop { id } }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("no operation");
  return variableErrors(operation, x === undefined ? {} : { x }, officialSchema().schema);
}

describe("variables that do not fit", () => {
  it("are answered by an error alone, which names what is wrong with them (recorded)", () => {
    const input = { name: "available", reason: "correction", ignoreCompareQuantity: true, quantities: [] };
    expect(errorsOf(SET, { input })).toEqual({
      errors: [
        {
          message:
            "Variable $input of type InventorySetQuantitiesInput! was provided invalid value for ignoreCompareQuantity (Field is not defined on InventorySetQuantitiesInput)",
          locations: [{ line: 2, column: 3 }],
          extensions: {
            code: "INVALID_VARIABLE",
            value: input,
            problems: [
              {
                path: ["ignoreCompareQuantity"],
                explanation: "Field is not defined on InventorySetQuantitiesInput",
              },
            ],
          },
        },
      ],
    });
  });

  it.each<[string, string, unknown, string, object[]]>([
    [
      "nothing where something is needed",
      "ID!",
      undefined,
      "",
      [{ path: [], explanation: "Expected value to not be null" }],
    ],
    ["null where something is needed", "ID!", null, "", [{ path: [], explanation: "Expected value to not be null" }]],
    ["a text for a number", "Int", "x", "", [{ path: [], explanation: 'Could not coerce value "x" to Int' }]],
    ["a fraction for a number", "Int", 1.5, "", [{ path: [], explanation: "Could not coerce value 1.5 to Int" }]],
    [
      "a time that is none",
      "DateTime",
      "soon",
      "",
      [{ path: [], explanation: 'Could not coerce value "soon" to DateTime' }],
    ],
    [
      "an amount that is none",
      "Decimal",
      "1,5",
      "",
      [{ path: [], explanation: 'Could not coerce value "1,5" to Decimal' }],
    ],
    [
      "a value that the enum has not got",
      "BulkOperationType",
      "EXPORT",
      "",
      [{ path: [], explanation: 'Expected "EXPORT" to be one of: MUTATION, QUERY' }],
    ],
    ["a text for an input", "SEOInput", "x", "", [{ path: [], explanation: 'Expected "x" to be a key-value object.' }]],
    [
      "two of which one is asked for",
      "ProductIdentifierInput",
      { handle: "a", id: "b" },
      "",
      [{ path: [], explanation: "'ProductIdentifierInput' requires exactly one argument, but 2 were provided." }],
    ],
    [
      "null where one is asked for",
      "ProductIdentifierInput",
      { handle: null },
      "",
      [{ path: [], explanation: "'ProductIdentifierInput' requires exactly one argument, but 'handle' was `null`." }],
    ],
    [
      "several at once, in lists too",
      "[MetafieldsSetInput!]",
      [{ ownerId: "gid://shopify/Order/1", value: "1", key: null }, null],
      " for 0.key (Expected value to not be null), 1 (Expected value to not be null)",
      [
        { path: [0, "key"], explanation: "Expected value to not be null" },
        { path: [1], explanation: "Expected value to not be null" },
      ],
    ],
  ])("are named: %s", (_what, type, value, about, problems) => {
    const [found] = errorsOfVariable(type, value);
    expect(found).toMatchObject({
      message: `Variable $x of type ${type} was provided invalid value${about}`,
      extensions: { code: "INVALID_VARIABLE", value: value ?? null, problems },
    });
  });

  it("cost nothing", () => {
    expect(ask(smallWorld().world, SET, {}).points).toBe(0);
  });

  it.each([
    ["Int", null],
    ["Int", undefined],
    ["[Int!]", 5],
    ["ID", 5],
    ["Decimal", 5],
    ["Decimal", "-1.50"],
    ["DateTime", "2026-11-24T10:00:00Z"],
    ["Date", "2026-11-24"],
  ])("are taken where they fit: %s, %j", (type, value) => {
    expect(errorsOfVariable(type, value)).toEqual([]);
  });
});

describe("which operation of a document is meant", () => {
  const TWO = "query A { shop { id } } query B { shop { name } }";
  const run = (query: string, operationName?: string) => {
    const { world } = smallWorld();
    return ask(world, query, {}, operationName === undefined ? {} : { operationName }).body;
  };

  it("is said by its name where there are several", () => {
    expect(run(TWO)).toEqual({ errors: [{ message: "An operation name is required" }] });
    expect(run(TWO, "C")).toEqual({ errors: [{ message: 'No operation named "C"' }] });
    expect(Object.keys(run(TWO, "B").data?.shop ?? {})).toEqual(["name"]);
  });
});

describe("a document whose parts do not fit together", () => {
  it.each<[string, string, string, object, string[], { line: number; column: number }]>([
    [
      "a fragment that nobody uses",
      "{ shop { id } } fragment F on Shop { id }",
      "Fragment F was defined, but not used",
      { code: "useAndDefineFragment", fragmentName: "F" },
      ["fragment F"],
      { line: 1, column: 17 },
    ],
    [
      "a fragment that is not there",
      "{ shop { ...F } }",
      "Fragment F was used, but not defined",
      { code: "useAndDefineFragment", fragmentName: "F" },
      ["query", "shop", "... F"],
      { line: 1, column: 10 },
    ],
    [
      "a fragment in itself",
      "{ shop { ...F } } fragment F on Shop { ...F }",
      "Fragment F contains an infinite loop",
      { code: "infiniteLoop", fragmentName: "F" },
      ["fragment F"],
      { line: 1, column: 19 },
    ],
    [
      "a fragment on nothing",
      "{ shop { ... on Banana { id } } }",
      "No such type Banana, so it can't be a fragment condition",
      { code: "undefinedType", typeName: "Banana" },
      ["query", "shop", "... on Banana"],
      { line: 1, column: 10 },
    ],
    [
      "a fragment where it cannot be",
      "{ shop { ... on Order { id } } }",
      "Fragment on Order can't be spread inside Shop",
      { code: "cannotSpreadFragment", typeName: "Order", fragmentName: "unknown", parentName: "Shop" },
      ["query", "shop", "... on Order"],
      { line: 1, column: 10 },
    ],
    [
      "a variable that nobody uses",
      "query ($id: ID!) { shop { id } }",
      "Variable $id is declared by anonymous query but not used",
      { code: "variableNotUsed", variableName: "id" },
      ["query"],
      { line: 1, column: 1 },
    ],
    [
      "a variable that nobody uses, by name",
      "mutation M($tags: [String!]) { orderClose(input: {id: 1}) { order { id } } }",
      "Variable $tags is declared by M but not used",
      { code: "variableNotUsed", variableName: "tags" },
      ["mutation M"],
      { line: 1, column: 1 },
    ],
    [
      "a variable that is not declared",
      "query Q { order(id: $id) { id } }",
      "Variable $id is used by Q but not declared",
      { code: "variableNotDefined", variableName: "id" },
      ["query Q", "order", "id"],
      { line: 1, column: 21 },
    ],
    [
      "a variable of another type",
      "query ($id: String!) { order(id: $id) { id } }",
      "Type mismatch on variable $id and argument id (String! / ID!)",
      {
        code: "variableMismatch",
        variableName: "id",
        typeName: "String!",
        argumentName: "id",
        errorMessage: "Type mismatch",
      },
      ["query", "order", "id"],
      { line: 1, column: 30 },
    ],
    [
      "a variable that may be null",
      "query ($id: ID) { order(id: $id) { id } }",
      "Nullability mismatch on variable $id and argument id (ID / ID!)",
      {
        ...{ code: "variableMismatch", variableName: "id", typeName: "ID", argumentName: "id" },
        errorMessage: "Nullability mismatch",
      },
      ["query", "order", "id"],
      { line: 1, column: 25 },
    ],
    [
      "a directive that is not there",
      "{ shop @loud { id } }",
      "Directive @loud is not defined",
      { code: "undefinedDirective", directiveName: "loud" },
      ["query", "shop"],
      { line: 1, column: 8 },
    ],
    [
      "fields of what has none",
      "{ orders(first: 1) { nodes { displayFinancialStatus { a ... on Order { b } } } } }",
      'Selections can\'t be made on enums (field \'displayFinancialStatus\' returns OrderDisplayFinancialStatus but has selections ["a", "... on Order { ... }"])',
      {
        ...{ code: "selectionMismatch", nodeName: "field 'displayFinancialStatus'" },
        typeName: "OrderDisplayFinancialStatus",
      },
      ["query", "orders", "nodes", "displayFinancialStatus"],
      { line: 1, column: 30 },
    ],
  ])("%s", (_name, document, message, extensions, path, location) => {
    const { errors = [], data } = errorsOf(document);
    expect(data).toBeUndefined();
    expect(errors[0]).toEqual({ message, locations: [location], path, extensions });
  });
});
