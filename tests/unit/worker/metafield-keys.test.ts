import { expect, test } from "vitest";
import type { StoredRule } from "#app/store/rules.server.ts";
import { metafieldKeys } from "#app/worker/metafield-keys.ts";

const keysOf = (...documents: object[]) =>
  metafieldKeys(documents.map((document) => ({ text: JSON.stringify(document) }) as StoredRule));

test.each([
  ["a condition", { field: "order.metafield", name: "custom.gift" }, ["custom.gift"]],
  ["a path", { field: "product.metafields.custom.gift" }, ["custom.gift"]],
  ["a template", { text: "{{ order.metafields['custom.gift'] }}" }, ["custom.gift"]],
  ["all of them, in a loop", { text: "{% for one in product.metafields %}{{ one[0] }}{% endfor %}" }, ["*"]],
  ["all of them, through a filter", { text: "{{ customer.metafields | size }}" }, ["*"]],
  ["all of them, as a list", { for_each: "product.metafields" }, ["*"]],
])("%s", (_what, document, keys) => {
  expect(keysOf(document)).toEqual(keys);
});

test("none where no rule speaks of metafields", () => {
  expect(keysOf({ field: "order.note" })).toEqual([]);
});
