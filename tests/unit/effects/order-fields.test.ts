import { describe, expect, it } from "vitest";
import { changeOfAll, hasField, type OrderFieldBody, type OrderFields, partsToSee } from "#app/effects/order-fields.ts";

const SEEN: OrderFields = {
  ...{ note: "Ring twice.", email: "ada@example.com", phone: null, poNumber: null },
  customAttributes: [{ key: "Gift", value: "yes" }],
  shippingAddress: { address1: "1 Quay", city: "Whitby", countryCodeV2: "GB" },
};
const append = (note: string): OrderFieldBody => ({ kind: "write_note", mode: "append", note, separator: "\n\n" });
const metafield = (key: string, value: string): OrderFieldBody => ({
  ...{ kind: "set_metafield", namespace: "custom", key, type: "number_integer", value },
});

describe("changeOfAll", () => {
  it("appends each note to what those before it leave", () => {
    expect(changeOfAll(SEEN, [append("One."), append("Two.")])).toEqual({ note: "Ring twice.\n\nOne.\n\nTwo." });
  });

  it("keeps the attributes and parts of the address that nobody names", () => {
    const change = changeOfAll(SEEN, [
      { kind: "set_attributes", attributes: { Rush: "1" } },
      { kind: "remove_attributes", names: ["gift", "Gift"] },
      { kind: "update_order", shipping_address: { city: "Leeds" } },
      { kind: "update_order", shipping_address: { address1: "2 Quay" }, po_number: "7" },
    ]);
    expect(change).toEqual({
      customAttributes: [{ key: "Rush", value: "1" }],
      shippingAddress: { address1: "2 Quay", city: "Leeds", countryCode: "GB" },
      poNumber: "7",
    });
  });

  it("writes all metafields", () => {
    const { metafields } = changeOfAll(SEEN, [metafield("tier", "2"), append("One."), metafield("rank", "3")]);
    expect(metafields).toEqual([
      { namespace: "custom", key: "tier", type: "number_integer", value: "2" },
      { namespace: "custom", key: "rank", type: "number_integer", value: "3" },
    ]);
  });
});

describe("hasField", () => {
  it.each([
    ["a note that is appended", append("Ring twice."), false],
    ["the whole note", { kind: "write_note", mode: "replace", note: "Ring twice.", separator: "" }, true],
    ["an attribute, whatever its case", { kind: "set_attributes", attributes: { gift: "yes" } }, true],
    ["another value of an attribute", { kind: "set_attributes", attributes: { Gift: "no" } }, false],
    ["an attribute that is not there", { kind: "remove_attributes", names: ["Rush"] }, true],
    ["an attribute that is", { kind: "remove_attributes", names: ["Gift"] }, false],
    ["the e-mail address", { kind: "update_order", email: "ada@example.com" }, true],
    ["another city", { kind: "update_order", shipping_address: { city: "Leeds" } }, false],
    ["a metafield, for which nobody looked", metafield("tier", "1"), false],
  ] as [string, OrderFieldBody, boolean][])("of %s", (_, body, is) => expect(hasField(SEEN, body)).toBe(is));
});

describe("partsToSee", () => {
  it.each<[string, OrderFieldBody, string[]]>([
    ["a note", append("One."), []],
    ["a metafield", metafield("tier", "2"), []],
    ["contact", { kind: "update_order", email: "ada@example.com" }, []],
    ["attributes", { kind: "set_attributes", attributes: { Rush: "1" } }, ["attributes"]],
    ["attributes that go", { kind: "remove_attributes", names: ["Rush"] }, ["attributes"]],
    ["a part of the address", { kind: "update_order", shipping_address: { city: "Leeds" } }, ["address"]],
  ])("of %s are all that a change of it hangs on", (_what, body, parts) => {
    expect([...partsToSee([body])]).toEqual(parts);
    const seen: OrderFields = {
      ...{ note: SEEN.note, email: SEEN.email, phone: SEEN.phone, poNumber: SEEN.poNumber },
      ...(parts.includes("attributes") ? { customAttributes: SEEN.customAttributes } : {}),
      ...(parts.includes("address") ? { shippingAddress: SEEN.shippingAddress } : {}),
    };
    expect([hasField(seen, body), changeOfAll(seen, [body])]).toEqual([
      ...[hasField(SEEN, body), changeOfAll(SEEN, [body])],
    ]);
  });

  it("come together for several fields", () => {
    const all: OrderFieldBody[] = [
      append("One."),
      { kind: "set_attributes", attributes: { Rush: "1" } },
      { kind: "remove_attributes", names: ["Gift"] },
      { kind: "update_order", shipping_address: { city: "Leeds" } },
    ];
    expect([...partsToSee(all)]).toEqual(["attributes", "address"]);
  });

  it.each<OrderFieldBody>([
    { kind: "set_attributes", attributes: { Rush: "1" } },
    { kind: "update_order", shipping_address: { city: "Leeds" } },
  ])("are never made up: a change without them throws ($kind)", (body) => {
    const { note = null } = SEEN;
    expect(() => changeOfAll({ note }, [body])).toThrow(/not read/);
  });
});
