import { beforeAll, describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { createDiscount } from "#sandbox/world/discounts/save-discount.ts";
import { gid } from "#sandbox/world/gid.ts";
import { STOCK_SCOPES, stockedWorld } from "#tests/unit/sandbox/inventory/stocked-world.ts";
import { ask, OTHER_SHOP, SHOP } from "#tests/unit/sandbox/support.ts";

beforeAll(() => {
  officialSchema();
}, 60_000);

const NODE = `automaticDiscountNode { id automaticDiscount { __typename ... on DiscountAutomaticBasic { title status endsAt
  customerGets { value { ... on DiscountPercentage { percentage } } } } } } userErrors { field message code extraInfo }`;
const CREATE = `mutation ($input: DiscountAutomaticBasicInput!) { done: discountAutomaticBasicCreate(automaticBasicDiscount: $input) { ${NODE} } }`;
const UPDATE = `mutation ($id: ID!, $input: DiscountAutomaticBasicInput!) { done: discountAutomaticBasicUpdate(id: $id, automaticBasicDiscount: $input) { ${NODE} } }`;
const ACTIVATE = `mutation ($id: ID!) { done: discountAutomaticActivate(id: $id) { ${NODE} } }`;
const DEACTIVATE = `mutation ($id: ID!) { done: discountAutomaticDeactivate(id: $id) { ${NODE} } }`;
const DELETE = `mutation ($id: ID!) { done: discountAutomaticDelete(id: $id) { deletedAutomaticDiscountId userErrors { field code } } }`;

const BY_ITSELF = {
  title: "By itself",
  startsAt: "2026-11-01T00:00:00Z",
  customerGets: { value: { percentage: 0.1 }, items: { all: true } },
};

function discounted() {
  const stocked = stockedWorld();
  // biome-ignore lint/suspicious/noExplicitAny: answers are as the documents ask
  const run = (document: string, variables: object): any => {
    const { body } = ask(stocked.world, document, { ...variables }, { scopes: [...STOCK_SCOPES, "write_discounts"] });
    if (body.errors) throw new Error(JSON.stringify(body.errors));
    return body.data?.done;
  };
  return { ...stocked, run };
}

describe("an automatic discount", () => {
  it("is made, changed, ended, begun again and deleted, and each is told", () => {
    const { run, topics } = discounted();
    const made = run(CREATE, { input: BY_ITSELF });
    expect(made).toMatchObject({
      userErrors: [],
      automaticDiscountNode: {
        id: expect.stringMatching(/^gid:\/\/shopify\/DiscountAutomaticNode\/\d+$/),
        automaticDiscount: { __typename: "DiscountAutomaticBasic", title: "By itself", status: "ACTIVE", endsAt: null },
      },
    });
    const { id } = made.automaticDiscountNode;
    const changed = run(UPDATE, { id, input: { customerGets: { value: { percentage: 0.25 } } } });
    expect(changed.automaticDiscountNode.automaticDiscount.customerGets.value).toEqual({ percentage: 0.25 });
    expect(run(DEACTIVATE, { id }).automaticDiscountNode.automaticDiscount).toMatchObject({ status: "EXPIRED" });
    expect(run(ACTIVATE, { id }).automaticDiscountNode.automaticDiscount).toMatchObject({ status: "ACTIVE" });
    expect(run(DELETE, { id })).toEqual({ deletedAutomaticDiscountId: id, userErrors: [] });
    expect(topics()).toEqual([
      ...["discounts/create", "discounts/update", "discounts/update", "discounts/update", "discounts/delete"],
    ]);
  });

  it("is missed field by field, under the name of its input", () => {
    const { run } = discounted();
    expect(run(CREATE, { input: {} }).userErrors).toMatchObject(
      ["title", "startsAt", "customerGets"].map((name) => ({ field: ["automaticBasicDiscount", name], code: "BLANK" })),
    );
    const both = { percentage: 0.1, discountAmount: { amount: "1" } };
    expect(
      run(CREATE, { input: { ...BY_ITSELF, customerGets: { ...BY_ITSELF.customerGets, value: both } } }).userErrors,
    ).toMatchObject([{ field: ["automaticBasicDiscount", "customerGets", "value"], code: "TOO_MANY_ARGUMENTS" }]);
  });

  it("is not found where it is another store's, or has a code", () => {
    const { run, world } = discounted();
    const change = {
      ...{ title: "Theirs", startsAt: "2026-11-01T00:00:00Z", value: { percentage: 0.1 }, items: { all: true } },
    };
    const theirs = createDiscount(world, OTHER_SHOP, "AUTOMATIC", change, "automaticBasicDiscount");
    const coded = createDiscount(world, SHOP, "CODE", { ...change, code: "C", customers: null }, "basicCodeDiscount");
    for (const { id } of [theirs, coded])
      for (const document of [ACTIVATE, DEACTIVATE, DELETE])
        expect(run(document, { id: gid("DiscountAutomaticNode", id) }).userErrors).toMatchObject([
          { field: ["id"], code: "INVALID" },
        ]);
  });
});
