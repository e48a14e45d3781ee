import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Address, assessAddress } from "#app/checks/address/assess-address.ts";
import { anAddress, DEMANDS, FINE, of } from "#tests/unit/checks/an-address.ts";

describe("fine addresses", () => {
  test.each(Object.entries(FINE))("one of %s is fine", (_country, address) => {
    expect(assessAddress(address, DEMANDS)).toMatchObject({
      outcome: "fine",
      problem: null,
      codes: [],
      suggestion: null,
    });
  });
});

test("a box is told though it is allowed", () => {
  expect(assessAddress(anAddress({ address1: "PO Box 12" }), { ...DEMANDS, po_box: "allowed" })).toMatchObject({
    outcome: "fine",
    is_po_box: true,
  });
  expect(
    assessAddress({ ...of("US"), city: "APO", province_code: "AE", zip: "09012" }, { ...DEMANDS, military: "allowed" })
      .is_military,
  ).toBe(true);
});

const fineAddress = fc.constantFrom(...Object.values(FINE));
const ORDER = ["fine", "format_only", "fixable", "undeliverable"];

test("a fine address stays at least deliverable as it is under changes of case and spaces", () => {
  const spelling = fc.record({ upper: fc.boolean(), lower: fc.boolean(), spaces: fc.boolean() });
  fc.assert(
    fc.property(fineAddress, spelling, (address, { upper, lower, spaces }) => {
      const spelt = (text: string | null) => {
        const cased = text && (upper ? text.toUpperCase() : lower ? text.toLowerCase() : text);
        return cased && (spaces ? `  ${cased.replaceAll(" ", "  ")} ` : cased);
      };
      const { name, address1, address2, city, zip } = address;
      const verdict = assessAddress(
        {
          ...address,
          name: spelt(name),
          address1: spelt(address1),
          address2: spelt(address2),
          city: spelt(city),
          zip: spelt(zip),
        },
        DEMANDS,
      );
      expect(ORDER.indexOf(verdict.outcome)).toBeLessThanOrEqual(1);
    }),
  );
});

const mess = fc.constantFrom(
  (address: Address): Address => ({ ...address, zip: address.zip?.replaceAll(/[ -]/g, "").toLowerCase() ?? null }),
  (address: Address): Address => ({ ...address, city: `${address.city} 🎁` }),
  (address: Address): Address => ({ ...address, address1: `${address.address1}\u200b` }),
  (address: Address): Address => ({ ...address, address1: null }),
  (address: Address): Address => ({ ...address, zip: address.zip?.replace("1", "I") ?? null }),
  (address: Address): Address => ({
    ...address,
    province_code: address.country_code === "US" ? "TX" : address.province_code,
  }),
  (address: Address): Address => ({
    ...address,
    address1: "Building Number Seven, 12 Very Long Name Of A Road",
    address2: null,
  }),
  (address: Address): Address => ({ ...address, address2: "Apt" }),
);

test("what was suggested is fine, but for faults that nobody can mend for the buyer", () => {
  fc.assert(
    fc.property(fineAddress, fc.array(mess, { minLength: 1, maxLength: 4 }), (address, changes) => {
      const verdict = assessAddress(
        changes.reduce((made, change) => change(made), address),
        DEMANDS,
      );
      if (!verdict.suggestion) return;
      const again = assessAddress(verdict.suggestion, DEMANDS);
      const left = new Set(verdict.problems.filter(({ has_fix }) => !has_fix).map(({ code }) => code));
      expect(again.codes.filter((code) => !left.has(code))).toEqual([]);
      if (verdict.problems.every(({ has_fix }) => has_fix)) expect(again.outcome).toBe("fine");
    }),
    { numRuns: 500 },
  );
});

test("any texts at all get a verdict", () => {
  const text = fc.option(fc.string({ unit: "binary", maxLength: 60 }), { nil: null });
  fc.assert(
    fc.property(
      fc.record({
        name: text,
        address1: text,
        address2: text,
        city: text,
        zip: text,
        province_code: text,
        phone: text,
        country_code: fc.constantFrom("GB", "US", "DE", "XX", null),
      }),
      (parts) => {
        expect(ORDER).toContain(assessAddress({ ...of("DE"), ...parts }, { ...DEMANDS, latinOnly: true }).outcome);
      },
    ),
    { numRuns: 500 },
  );
}, 30_000);
