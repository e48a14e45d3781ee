// Every query and mutation that is simulated, asked with what its arguments need: of records that are there and of some that
// are not. Whatever it answers, it answers as the schema says, or says what is not simulated.
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { RESOLVERS } from "#sandbox/graphql/resolvers/index.ts";
import type { World } from "#sandbox/world/world.ts";
import { askAll } from "#tests/unit/sandbox/every-field/every-leaf.ts";
import { stockedWorld } from "#tests/unit/sandbox/inventory/stocked-world.ts";
import { place, SHOP } from "#tests/unit/sandbox/support.ts";

type Field = GraphQLField<unknown, unknown>;
type Ids = Readonly<Record<string, string | undefined>>;

beforeAll(() => {
  officialSchema();
}, 60_000);

const SCALARS: Readonly<Record<string, unknown>> = {
  ...{ Int: 1, Float: 1.5, Boolean: true, Decimal: "1.00", Money: "1.00", UnsignedInt64: "1", JSON: {} },
  ...{ DateTime: "2026-11-24T10:00:00Z", Date: "2026-11-24", URL: "https://example.com/x" },
};

/** Longest first, so that FulfillmentOrder is found before Order. */
const nodeTypes = (): string[] =>
  Object.values(officialSchema().schema.getTypeMap())
    .filter((type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === "Node"))
    .map(({ name }) => name)
    .toSorted((a, b) => b.length - a.length);

/** Fills arguments in: what is needed, and with `all` nearly everything. */
function filler(ids: Ids, all: boolean) {
  const types = nodeTypes();
  const typeIn = (text: string) => types.find((type) => text.toLowerCase().includes(type.toLowerCase()));
  const id = (field: string, argument: string) => {
    const type = typeIn(argument) ?? typeIn(field) ?? "Order";
    return `gid://shopify/${type}/${ids[type] ?? "1"}`;
  };
  const value = (type: GraphQLInputType, field: string, name: string, depth: number): unknown => {
    if (isNonNullType(type)) return value(type.ofType, field, name, depth);
    if (isListType(type)) return depth > 4 ? [] : [value(type.ofType, field, name, depth + 1)];
    if (isEnumType(type)) return type.getValues()[0]?.name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const wanted = type.isOneOf
        ? fields.slice(0, 1)
        : fields.filter((one) => isRequiredInputField(one) || (all && depth < 3));
      return Object.fromEntries(wanted.map((one) => [one.name, value(one.type, field, one.name, depth + 1)]));
    }
    return type.name === "ID" ? id(field, name) : (SCALARS[type.name] ?? "x");
  };
  return value;
}

/** All leaves of what a field returns, those of its nodes, and its user errors. */
function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return "";
  if (!("getFields" in named)) return "{ __typename }";
  const parts = (Object.values(named.getFields()) as Field[])
    .filter(({ args }) => !args.some(isRequiredArgument))
    .flatMap(({ name, type: inner }) => {
      if (isLeafType(getNamedType(inner))) return [name];
      return depth > 0 && (name === "nodes" || name.endsWith("rrors"))
        ? [`${name} ${selection(inner, depth - 1)}`]
        : [];
    });
  return `{ ${["__typename", ...parts].join(" ")} }`;
}

function documentOf(kind: "query" | "mutation", field: Field, value: ReturnType<typeof filler>, all: boolean) {
  const variables: Record<string, unknown> = {};
  const given = field.args.filter(
    (one) => isRequiredArgument(one) || one.name === "first" || (all && kind === "mutation"),
  );
  for (const { name, type } of given) variables[name] = name === "first" ? 3 : value(type, field.name, name, 0);
  const declared = given.map(({ name, type }) => `$${name}: ${type}`).join(", ");
  const passed = given.map(({ name }) => `${name}: $${name}`).join(", ");
  const key = kind === "mutation" ? ` @idempotent(key: "k")` : "";
  const query = `${kind}${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`}${key} ${selection(field.type, 1)} }`;
  return { query, variables };
}

const BROKEN = /cannot represent|Cannot return null|is not a function|Cannot read|undefined|must resolve to/;

/** What went wrong with each field, but for answers that Shopify might give and what is not simulated. */
function faultsOf(kind: "query" | "mutation", world: World, ids: Ids, all: boolean): string[] {
  const { schema } = officialSchema();
  const root = kind === "query" ? schema.getQueryType() : schema.getMutationType();
  const simulated = RESOLVERS[kind === "query" ? "QueryRoot" : "Mutation"] ?? {};
  const value = filler(ids, all);
  return (Object.values(root?.getFields() ?? {}) as Field[])
    .filter(({ name }) => Object.hasOwn(simulated, name))
    .flatMap((field) => {
      const { query, variables } = documentOf(kind, field, value, all);
      const { errors } = askAll(world, query, variables);
      const wrong = (errors ?? []).filter(
        ({ message, extensions }) => BROKEN.test(message) || extensions?.code === "INTERNAL_SERVER_ERROR",
      );
      return wrong.map(({ message }) => `${field.name}: ${message}`);
    });
}

describe.each(["query", "mutation"] as const)("every simulated %s", (kind) => {
  it.each([
    ["of what is not there", false, false],
    ["of what is there", true, false],
    ["of what is there, with everything said", true, true],
  ])("%s answers as the schema says", (_name, isThere, all) => {
    const { world, product, variant, itemId, first } = stockedWorld();
    const order = place(world, { lines: [{ variantId: variant.id, quantity: 2 }] });
    const [fulfillmentOrder] = order.fulfillmentOrderIds;
    const ids: Ids = {
      ...{ Order: order.id, FulfillmentOrder: fulfillmentOrder, LineItem: order.lines[0]?.id, Location: first },
      ...{ Product: product.id, ProductVariant: variant.id, InventoryItem: itemId, Shop: world.shop(SHOP).id },
      OrderTransaction: order.transactions[0]?.id,
      FulfillmentOrderLineItem: world.state.fulfillmentOrders[fulfillmentOrder ?? ""]?.lines[0]?.id,
    };
    expect(faultsOf(kind, world, isThere ? ids : {}, all)).toEqual([]);
  });
});
