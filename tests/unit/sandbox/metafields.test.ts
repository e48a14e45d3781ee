import { describe, expect, it } from "vitest";
import { gid } from "#sandbox/world/gid.ts";
import { complaintOfValue } from "#sandbox/world/metafields/metafield-types.ts";
import { ask, OTHER_SHOP, place, SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";

const SET = `mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) {
  metafields { id namespace key type value jsonValue ownerType compareDigest owner { ... on Order { name } } }
  userErrors { field message code elementIndex } } }`;

function shop() {
  const { world, topics } = smallWorld();
  const order = place(world);
  topics();
  const ownerId = gid("Order", order.id);
  const set = (...metafields: object[]) => {
    const { body } = ask(world, SET, { metafields: metafields.map((one) => ({ ownerId, ...one })) });
    expect(body.errors).toBeUndefined();
    return body.data?.metafieldsSet as {
      metafields: { id: string; compareDigest: string; value: string }[] | null;
      userErrors: object[];
    };
  };
  return { world, topics, order, ownerId, set };
}

const GIFT = { namespace: "custom", key: "gift", type: "single_line_text_field", value: "wrapped" };

describe("metafieldsSet", () => {
  it("makes, changes and reads, and the owner tells of it once, only when it is different", () => {
    const { world, topics, ownerId, set } = shop();
    const made = set(GIFT, { namespace: "custom", key: "floor", type: "number_integer", value: "3" });
    expect(made).toMatchObject({
      metafields: [
        { ...GIFT, jsonValue: "wrapped", ownerType: "ORDER", owner: { name: "#1001" } },
        { value: "3", jsonValue: 3 },
      ],
      userErrors: [],
    });
    expect(topics()).toEqual(["orders/updated"]);
    expect(set(GIFT).metafields?.[0]?.id).toBe(made.metafields?.[0]?.id);
    expect(topics()).toEqual([]);
    set({ ...GIFT, value: "bare" });
    expect(topics()).toEqual(["orders/updated"]);
    const read = `query ($id: ID!) { order(id: $id) {
      gift: metafield(namespace: "custom", key: "gift") { value }
      none: metafield(namespace: "custom", key: "ghost") { value }
      all: metafields(first: 9, namespace: "custom") { nodes { key } }
      some: metafields(first: 9, keys: ["custom.floor"]) { nodes { key } } } }`;
    expect(ask(world, read, { id: ownerId }).body.data?.order).toEqual({
      gift: { value: "bare" },
      none: null,
      all: { nodes: [{ key: "gift" }, { key: "floor" }] },
      some: { nodes: [{ key: "floor" }] },
    });
    expect(
      ask(world, '{ orders(first: 5, query: "metafields.custom.gift:bare") { nodes { name } } }').body.data?.orders,
    ).toEqual({ nodes: [{ name: "#1001" }] });
  });

  it("falls into the app's own namespace when none is named", () => {
    const { set } = shop();
    const { namespace: _none, ...plain } = GIFT;
    expect(set(plain)).toMatchObject({ metafields: [{ namespace: expect.stringMatching(/^app--\d+$/) }] });
    expect(set({ ...GIFT, namespace: "$app:box" })).toMatchObject({
      metafields: [{ namespace: expect.stringMatching(/^app--\d+--box$/) }],
    });
  });

  it("compares what is there before it writes", () => {
    const { set } = shop();
    const digest = set({ ...GIFT, compareDigest: null }).metafields?.[0]?.compareDigest;
    const codes = (...given: object[]) => set(...given).userErrors.map((error) => (error as { code: string }).code);
    expect(codes({ ...GIFT, value: "b", compareDigest: null })).toEqual(["STALE_OBJECT"]);
    expect(codes({ ...GIFT, value: "b", compareDigest: "0" })).toEqual(["STALE_OBJECT"]);
    expect(codes({ ...GIFT, key: "other", compareDigest: digest })).toEqual(["INVALID_COMPARE_DIGEST"]);
    expect(codes({ ...GIFT, value: "b", compareDigest: digest })).toEqual([]);
    expect(codes({ ...GIFT, value: "c", compareDigest: digest })).toEqual(["STALE_OBJECT"]);
  });

  it.each<[string, object, string, string]>([
    ["no type", { type: undefined }, "type", "BLANK"],
    ["an unknown type", { type: "colour" }, "type", "INCLUSION"],
    ["an empty value", { value: "" }, "value", "BLANK"],
    ["a wrong value", { type: "number_integer" }, "value", "INVALID_VALUE"],
    ["a short namespace", { namespace: "ab" }, "namespace", "TOO_SHORT"],
    ["a short key", { key: "a" }, "key", "TOO_SHORT"],
    ["a strange key", { key: "a b" }, "key", "INVALID"],
    ["nobody's owner", { ownerId: "gid://shopify/Order/1" }, "ownerId", "INVALID"],
  ])("refuses %s, and writes nothing of the rest", (_what, wrong, field, code) => {
    const { world, set } = shop();
    expect(set({ ...GIFT, key: "fine" }, { ...GIFT, ...wrong })).toMatchObject({
      metafields: null,
      userErrors: [{ field: ["metafields", "1", field], code, elementIndex: 1 }],
    });
    expect(Object.keys(world.state.metafields)).toEqual([]);
  });

  it("takes 25 at once", () => {
    const { set } = shop();
    const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...GIFT, key: `key-${index}` }));
    expect(set(...many(25)).userErrors).toEqual([]);
    expect(set(...many(26)).userErrors).toMatchObject([{ code: "LESS_THAN_OR_EQUAL_TO", field: ["metafields"] }]);
  });

  it("keeps stores and scopes apart", () => {
    const { world, ownerId } = shop();
    const metafields = [{ ownerId, ...GIFT }];
    expect(ask(world, SET, { metafields }, { shop: OTHER_SHOP }).body.data?.metafieldsSet).toMatchObject({
      userErrors: [{ message: "Owner does not exist." }],
    });
    expect(ask(world, SET, { metafields }, { scopes: ["read_orders"] }).body.errors?.[0]).toMatchObject({
      extensions: { code: "ACCESS_DENIED" },
    });
  });
});

it("metafieldsDelete answers with what was there", () => {
  const { world, topics, ownerId, set } = shop();
  set(GIFT);
  topics();
  const names = ["gift", "ghost"].map((key) => ({ ownerId, namespace: "custom", key }));
  const run = () =>
    ask(
      world,
      `mutation ($metafields: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $metafields) {
        deletedMetafields { ownerId namespace key } userErrors { message } } }`,
      { metafields: names },
    ).body.data?.metafieldsDelete;
  expect(run()).toEqual({ deletedMetafields: [names[0], null], userErrors: [] });
  expect(topics()).toEqual(["orders/updated"]);
  expect(run()).toEqual({ deletedMetafields: [null, null], userErrors: [] });
});

describe("definitions", () => {
  const create = (world: ReturnType<typeof shop>["world"], rest: object = {}) =>
    ask(
      world,
      `mutation ($definition: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $definition) {
        createdDefinition { id name type { name } } userErrors { field message code } } }`,
      {
        definition: {
          ...{ namespace: "custom", key: "gift", name: "Gift", type: "single_line_text_field", ownerType: "ORDER" },
          validations: [{ name: "choices", value: '["wrapped","bare"]' }],
          ...rest,
        },
      },
    ).body.data?.metafieldDefinitionCreate;

  it("bind the values of their metafields", () => {
    const { world, set } = shop();
    expect(create(world)).toMatchObject({ createdDefinition: { name: "Gift" }, userErrors: [] });
    const { type: _type, ...untyped } = GIFT;
    expect(set(untyped)).toMatchObject({ metafields: [{ type: "single_line_text_field" }] });
    expect(set({ ...GIFT, value: "gold" }).userErrors).toMatchObject([{ code: "INVALID_VALUE" }]);
    expect(set({ ...GIFT, type: "boolean", value: "true" }).userErrors).toMatchObject([{ code: "INVALID_TYPE" }]);
    expect(create(world)).toMatchObject({ userErrors: [{ code: "TAKEN" }] });
    expect(create(world, { key: "new", type: "colour" })).toMatchObject({ userErrors: [{ code: "INCLUSION" }] });
  });

  it("are pinned, the last one highest, and those above close up when one is taken away", () => {
    const { world } = shop();
    for (const key of ["one", "two", "three"]) create(world, { key });
    const change = (field: "Pin" | "Unpin", key: string, ownerType = "ORDER") =>
      ask(
        world,
        `mutation ($identifier: MetafieldDefinitionIdentifierInput!) { changed: metafieldDefinition${field}(identifier: $identifier) {
          definition: ${field === "Pin" ? "pinned" : "unpinned"}Definition { pinnedPosition } userErrors { field code } } }`,
        { identifier: { namespace: "custom", key, ownerType } },
      ).body.data?.changed;
    const positions = () => Object.values(world.state.metafieldDefinitions).map(({ pinnedPosition }) => pinnedPosition);

    for (const key of ["one", "two", "three"]) change("Pin", key);
    expect(positions()).toEqual([1, 2, 3]);
    expect(change("Pin", "one")).toEqual({ definition: null, userErrors: [{ field: null, code: "ALREADY_PINNED" }] });
    expect(change("Unpin", "one")).toEqual({ definition: { pinnedPosition: null }, userErrors: [] });
    expect(positions()).toEqual([null, 1, 2]);
    expect(change("Unpin", "one")).toMatchObject({ userErrors: [{ code: "NOT_PINNED" }] });
    expect(change("Pin", "one", "CUSTOMER")).toMatchObject({ userErrors: [{ code: "NOT_FOUND" }] });
  });

  it("are found by name and listed by owner", () => {
    const { world } = shop();
    create(world);
    create(world, { ownerType: "CUSTOMER" });
    const { body } = ask(
      world,
      `{ one: metafieldDefinition(identifier: { ownerType: ORDER, namespace: "custom", key: "gift" }) { name metafieldsCount }
         all: metafieldDefinitions(first: 5, ownerType: ORDER) { nodes { ownerType } } }`,
    );
    expect(body.data).toEqual({
      one: { name: "Gift", metafieldsCount: 0 },
      all: { nodes: [{ ownerType: "ORDER" }] },
    });
    expect(Object.values(world.state.metafieldDefinitions).every((one) => one.shop === SHOP)).toBe(true);
  });
});

it.each([
  ["number_integer", "12", "1.5"],
  ["number_decimal", "1.5", "one"],
  ["boolean", "true", "yes"],
  ["date", "2026-11-24", "2026-13-01"],
  ["date_time", "2026-11-24T10:00:00", "yesterday"],
  ["json", '{"a":1}', "{a}"],
  ["url", "https://example.com", "example.com"],
  ["color", "#ff0000", "red"],
  ["money", '{"amount":"1.0","currency_code":"GBP"}', "1.0"],
  ["order_reference", "gid://shopify/Order/1", "gid://shopify/Customer/1"],
  ["single_line_text_field", "a", "a\nb"],
  ["list.number_integer", "[1,2]", '["a"]'],
  ["list.single_line_text_field", '["a","b"]', "a"],
])("a value of type %s may be %s and not %s", (type, good, bad) => {
  expect(complaintOfValue(type, good)).toBeNull();
  expect(complaintOfValue(type, bad)).not.toBeNull();
});
