// What an answer shows by its id is read by that id too, and says the same.
import { beforeAll, describe, expect, it } from "vitest";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { stockedWorld } from "#tests/unit/sandbox/inventory/stocked-world.ts";
import { ALL_SCOPES, ask, HOME, place, SHOP } from "#tests/unit/sandbox/support.ts";

beforeAll(() => {
  officialSchema();
}, 60_000);

const SCOPES = [...ALL_SCOPES, "read_inventory", "read_draft_orders", "write_draft_orders", "read_apps"];

/** The object at the end of `path` in what `query` answers. */
type Shown = Record<string, unknown>;

function shop() {
  const { world, product, variant, itemId, first } = stockedWorld();
  const order = place(world, { lines: [{ variantId: variant.id, quantity: 2 }], shippingAddress: HOME });
  const made = ask(
    world,
    `mutation { draftOrderCreate(input: {lineItems: [{title: "Repair", originalUnitPrice: "5", quantity: 1}]}) { draftOrder { id } } }`,
    {},
    { scopes: SCOPES },
  ).body.data as { draftOrderCreate: { draftOrder: { id: string } } };
  const gids = {
    order: `gid://shopify/Order/${order.id}`,
    fulfillmentOrder: `gid://shopify/FulfillmentOrder/${order.fulfillmentOrderIds[0]}`,
    product: `gid://shopify/Product/${product.id}`,
    item: `gid://shopify/InventoryItem/${itemId}`,
    location: `gid://shopify/Location/${first}`,
    draft: made.draftOrderCreate.draftOrder.id,
  };
  const read = (query: string) => {
    const { data, errors } = ask(world, query, {}, { scopes: SCOPES, shop: SHOP }).body;
    expect(errors).toBeUndefined();
    return data as Record<string, Shown>;
  };
  return { gids, read };
}

const at = (value: unknown, path: string) =>
  path.split(".").reduce<unknown>((one, key) => (one as Record<string, unknown> | undefined)?.[key], value) as Shown;

describe("an object of an answer", () => {
  const option = "id name position values optionValues { id }";
  it.each<[string, string, keyof ReturnType<typeof shop>["gids"], string, string]>([
    ["MailingAddress", "order(id: $) { shippingAddress { # } }", "order", "shippingAddress", "id city zip name"],
    [
      "DeliveryMethod",
      "fulfillmentOrder(id: $) { deliveryMethod { # } }",
      "fulfillmentOrder",
      "deliveryMethod",
      "id methodType presentedName",
    ],
    [
      "FulfillmentOrderDestination",
      "fulfillmentOrder(id: $) { destination { # } }",
      "fulfillmentOrder",
      "destination",
      "id city zip email",
    ],
    ["ProductOption", "product(id: $) { options { # } }", "product", "options.0", option],
    [
      "ProductOptionValue",
      "product(id: $) { options { optionValues { # } } }",
      "product",
      "options.0.optionValues.0",
      "id name hasVariants",
    ],
    [
      "InventoryItemMeasurement",
      "inventoryItem(id: $) { measurement { # } }",
      "item",
      "measurement",
      "id weight { unit value }",
    ],
    [
      "InventoryQuantity",
      'inventoryItem(id: $) { inventoryLevels(first: 1) { nodes { quantities(names: ["available"]) { # } } } }',
      "item",
      "inventoryLevels.nodes.0.quantities.0",
      "id name quantity updatedAt",
    ],
    [
      "DraftOrderLineItem",
      "draftOrder(id: $) { lineItems(first: 1) { nodes { # } } }",
      "draft",
      "lineItems.nodes.0",
      "id title quantity",
    ],
  ])("of type %s is found by its id", (type, query, of, path, fields) => {
    const { gids, read } = shop();
    const [shown] = Object.values(read(`{ ${query.replace("$", JSON.stringify(gids[of])).replace("#", fields)} }`));
    const expected = at(shown, path);
    expect(expected.id).toBeTypeOf("string");
    const { node } = read(`{ node(id: ${JSON.stringify(expected.id)}) { ... on ${type} { ${fields} } } }`);
    expect(node).toEqual(expected);
    const nobody = `gid://shopify/${type}/1`;
    expect(read(`{ node(id: "${nobody}") { id } }`).node).toBeNull();
  });
});

describe("an app that holds", () => {
  it("is told by the number of its gid; its name is refused where nobody knows it", () => {
    const { gids, read } = shop();
    const held = `mutation { fulfillmentOrderHold(id: "${gids.fulfillmentOrder}", fulfillmentHold: {reason: OTHER}) { fulfillmentHold { heldByApp { id apiKey } } userErrors { message } } }`;
    const { fulfillmentOrderHold } = read(held);
    expect(at(fulfillmentOrderHold, "fulfillmentHold.heldByApp")).toEqual({
      id: expect.stringMatching(/^gid:\/\/shopify\/App\/\d{9}$/),
      apiKey: "the-key",
    });
  });
});
