import { expect, it } from "vitest";
import { gidOf, idOf } from "#app/admin/gid.ts";

it("goes there and back without losing digits", () => {
  expect(gidOf("Order", "9007199254740993123")).toBe("gid://shopify/Order/9007199254740993123");
  expect(idOf("gid://shopify/Order/9007199254740993123")).toBe("9007199254740993123");
});

it("leaves parameters behind", () => {
  expect(idOf("gid://shopify/InventoryLevel/12?inventory_item_id=3")).toBe("12");
});

it.each(["", "0", "abc", "1;2", "gid://shopify/Order/1", "-1"])("%j is no id", (id) => {
  expect(() => gidOf("Order", id)).toThrow();
});

it.each(["", "12", "gid://shopify/Order/", "gid://shopify/Order/x"])("%j is no gid", (gid) => {
  expect(() => idOf(gid)).toThrow();
});
