// Every field of every type that this world knows is asked for, of records that are there: it answers as the schema says, or is
// one of those that are known to be refused.
import { getNamedType, isLeafType, isObjectType, isRequiredArgument } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { RESOLVERS } from "#sandbox/graphql/resolvers/index.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";
import { askAll, everyLeaf, fieldsOf, isSimulated } from "#tests/unit/sandbox/every-field/every-leaf.ts";
import { oneOfEach } from "#tests/unit/sandbox/every-field/one-of-each.ts";
import { refusedFields } from "#tests/unit/sandbox/every-field/refused-fields.ts";

const told: string[] = [];
let world: World;

const refused = refusedFields();
const wanted = (name: string) => !refused.has(name);

/** Credit of a store expires with the years. */
const NOT_MADE = "StoreCreditAccountExpirationTransaction";
/** The schema lets its arguments be left out, but one of them is needed. */
const NEEDS_A_SEGMENT = "customerSegmentMembers";

/** Types that were seen, and of each a few ids that are still to be read. */
const met = new Set<string>();
const queue: { type: string; id: string }[] = [];
const asked: Record<string, Set<string>> = {};
const READ_OF_EACH = 3;

const isNode = (type: string) => {
  const named = officialSchema().schema.getType(type);
  return isObjectType(named) && named.getInterfaces().some(({ name }) => name === "Node");
};

function note(value: unknown): void {
  if (Array.isArray(value)) for (const one of value) note(one);
  if (typeof value !== "object" || value === null) return;
  const { __typename: type, ...fields } = value as Record<string, unknown>;
  if (typeof type === "string") {
    met.add(type);
    const id = fields[`${type}_id`];
    asked[type] ??= new Set();
    if (typeof id === "string" && isNode(type) && !asked[type].has(id) && asked[type].size < READ_OF_EACH) {
      asked[type].add(id);
      queue.push({ type, id });
    }
  }
  for (const one of Object.values(fields)) note(one);
}

beforeAll(() => {
  world = oneOfEach(wanted, { wrong: (message) => told.push(message), saw: note });
}, 60_000);

it("the fields that are refused are those of the table in docs/sandbox.md", () => {
  const { schema } = officialSchema();
  const unknown = [...refused].filter((name) => {
    const [type = "", field = ""] = name.split(".");
    return !fieldsOf(schema.getType(type)).some((one) => one.name === field);
  });
  expect(unknown).toEqual([]);
  const missing = Object.keys(RESOLVERS)
    .filter((name) => name !== "QueryRoot" && name !== "Mutation")
    .flatMap((name) => fieldsOf(schema.getType(name)).map((field) => [name, field.name] as const))
    .filter(([type, field]) => !isSimulated(type, field) && wanted(`${type}.${field}`));
  expect(missing.map((one) => one.join("."))).toEqual([]);
});

it("every payload answers in every field", () => {
  expect(told).toEqual([]);
});

describe("every object", () => {
  const faults: string[] = [];
  const read = (query: string, what: string) => {
    const { data, errors } = askAll(world, query);
    for (const { message } of errors ?? []) faults.push(`${what}: ${message}`);
    note(data);
  };

  beforeAll(() => {
    const { schema } = officialSchema();
    for (const { name, type, args } of fieldsOf(schema.getQueryType() ?? undefined)) {
      const named = getNamedType(type);
      if (!isSimulated("QueryRoot", name) || args.some(isRequiredArgument) || isLeafType(named)) continue;
      if (name === NEEDS_A_SEGMENT) continue;
      const page = args.some((one) => one.name === "first") ? "(first: 4)" : "";
      read(`{ ${name}${page} ${everyLeaf(named, 1, wanted)} }`, name);
    }
    for (const query of byArgument(world)) read(query, query.slice(0, 40));
    for (let next = queue.shift(); next; next = queue.shift()) {
      const named = schema.getType(next.type);
      if (!isObjectType(named)) continue;
      read(`{ node(id: "${next.id}") { __typename ... on ${next.type} ${everyLeaf(named, 1, wanted)} } }`, next.type);
    }
  }, 60_000);

  it("answers in every field, also read by its id", () => {
    expect(faults).toEqual([]);
  });

  it("is there", () => {
    const absent = Object.keys(RESOLVERS).filter(
      (name) => name !== "QueryRoot" && name !== "Mutation" && !met.has(name) && name !== NOT_MADE,
    );
    expect(absent).toEqual([]);
  });
});

/** What is only there when it is asked for by name. */
function byArgument({ state }: World): string[] {
  const all = (type: string, depth: number) => {
    const named = officialSchema().schema.getType(type);
    return named ? everyLeaf(named, depth, wanted) : "";
  };
  const orders = Object.values(state.orders);
  const order = (found: OrderRecord | undefined) => `"gid://shopify/Order/${found?.id}"`;
  const shipped = order(orders.find(({ fulfillments }) => fulfillments.length > 0));
  const dutiable = order(orders.find(({ lines }) => lines.some(({ duties }) => duties)));
  const companys = order(orders.find(({ company }) => company));
  const [ann, anne] = Object.values(state.customers)
    .filter(({ firstName }) => firstName?.startsWith("Ann"))
    .map(({ id }) => `"gid://shopify/Customer/${id}"`);
  const [segment] = Object.keys(state.segments);
  return [
    `{ order(id: ${dutiable}) { lineItems(first: 1) { nodes { duties ${all("Duty", 0)} } } } }`,
    `{ order(id: ${companys}) { purchasingEntity ${all("PurchasingEntity", 2)} } }`,
    `{ returnableFulfillments(first: 2, orderId: ${shipped}) ${all("ReturnableFulfillmentConnection", 2)} }`,
    `{ customerMergePreview(customerOneId: ${ann}, customerTwoId: ${anne}) ${all("CustomerMergePreview", 1)} }`,
    `{ customerSegmentMembers(first: 2, segmentId: "gid://shopify/Segment/${segment}") ${all("CustomerSegmentMemberConnection", 1)} }`,
  ];
}
