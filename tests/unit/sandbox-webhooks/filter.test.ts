import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFilter } from "#sandbox/webhooks/filter.ts";
import { pickFields } from "#sandbox/webhooks/pick-fields.ts";

const BODY = {
  id: 9554194432293,
  title: "T-Shirt",
  status: "active",
  product_type: "Music",
  tags: "cotton, summer",
  total_price: "100.00",
  cancelled_at: null,
  updated_at: "2026-07-01T10:00:00+01:00",
  variants: [
    { id: 1, title: "Album one", price: "29.99", taxable: true, weight: 0.2 },
    { id: 2, title: "Single", price: "120.00", taxable: false, weight: 6 },
  ],
  customer: { id: 7, default_address: { country_code: "GB" } },
};

describe("the filter of a subscription", () => {
  it.each([
    ["", true],
    ["id:*", true],
    ["cancelled_at:*", false],
    ["nothing:*", false],
    ["id:9554194432293", true],
    ["status:active", true],
    ["status:ACTIVE", true],
    ["status:activ", false],
    ["status:act*", true],
    ['title:"T-Shirt"', true],
    ["total_price:100", true],
    ["total_price:>=100", true],
    ["total_price:>100", false],
    ["total_price:<1000", true],
    ["updated_at:>'2026-07-01T08:59:59Z'", true],
    ["updated_at:>'2026-07-01T09:00:00Z'", false],
    ["title:>5", false],
    ["variants.price:>=100", true],
    ["variants.price:>=200", false],
    ["variants.taxable:true", true],
    ["variants.title:Album*", true],
    ["customer.default_address.country_code:GB", true],
    ["customer.default_address:*", false],
    ["-status:active", false],
    ["NOT variants.price:>=200", true],
    ["status:active AND product_type:Film", false],
    ["status:archived OR product_type:Music", true],
    ["status:active product_type:Music", true],
    ["id:* AND status:active AND (product_type:Music OR product_type:Movies) AND variants.weight:<5", true],
  ])("%s lets the body through: %s", (text, passes) => {
    expect(readFilter(text)?.(BODY)).toBe(passes);
  });

  it.each(["totally bogus syntax", "status:", "status:active AND cotton", "(cotton)"])(
    "%s is none: every term names a field and a value",
    (text) => {
      expect(readFilter(text)).toBeNull();
    },
  );
});

describe("picked fields", () => {
  it.each([
    [["id"], { id: BODY.id }],
    [["id", "nothing"], { id: BODY.id }],
    [["cancelled_at"], { cancelled_at: null }],
    [["variants.price"], { variants: [{ price: "29.99" }, { price: "120.00" }] }],
    [
      ["variants.id", "variants.price"],
      {
        variants: [
          { id: 1, price: "29.99" },
          { id: 2, price: "120.00" },
        ],
      },
    ],
    [["customer.default_address.country_code"], { customer: { default_address: { country_code: "GB" } } }],
    [["customer", "customer.id"], { customer: BODY.customer }],
    [["customer.id", "customer"], { customer: BODY.customer }],
    [[], {}],
  ])("%j are all there is", (fields, picked) => {
    expect(pickFields(BODY, fields)).toEqual(picked);
  });

  it("never hold what the body does not, and keep every named field of the top", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.string()), (body, fields) => {
        const picked = pickFields(body, fields) as Record<string, unknown>;
        const whole = fields.filter((field) => !field.includes("."));
        for (const [name, value] of Object.entries(picked))
          if (whole.includes(name)) expect(body[name]).toEqual(value);
          else expect(Object.hasOwn(body, name)).toBe(true);
        for (const field of whole)
          expect(Object.hasOwn(picked, field)).toBe(field !== "" && Object.hasOwn(body, field));
      }),
    );
  });
});
