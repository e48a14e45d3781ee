import { describe, expect, it } from "vitest";
import { drawAddress, mistypePostcode, regionOf } from "#sandbox/generator/draw-address.ts";
import { COUNTRIES, type CountryCode } from "#sandbox/generator/places.ts";
import { seededRandom } from "#sandbox/world/seeded-random.ts";

/** As the countries give them out. */
const FORMATS: Record<CountryCode, RegExp> = {
  GB: /^[A-Z]{1,2}\d{1,2} \d[ABD-HJLNP-UW-Z]{2}$/,
  US: /^\d{5}$/,
  DE: /^\d{5}$/,
  NL: /^\d{4} [A-Z]{2}$/,
  FR: /^\d{5}$/,
  IE: /^[A-Z]\d{2} [ACDEFHKNPRTVWXY]\d{3}$/,
  CA: /^[ABCEGHJ-NPRSTVXY]\d[A-Z] \d[A-Z]\d$/,
};
const NAME = { firstName: "Ada", lastName: "Marsh" };
const codes = Object.keys(COUNTRIES) as CountryCode[];

describe("drawn addresses", () => {
  it.each(codes)("of %s have postcodes of the country, and a region that their town tells", (code) => {
    const chance = seededRandom(3);
    const regions = new Set<string>();
    for (let count = 0; count < 500; count++) {
      const { address, region } = drawAddress(chance, code, NAME);
      expect(address.zip).toMatch(FORMATS[code]);
      expect(address.countryCode).toBe(code);
      expect(regionOf(address)).toBe(region);
      regions.add(region);
    }
    expect(regions).toEqual(new Set(COUNTRIES[code].places.map(({ region }) => region)));
  });

  it.each(codes)("of %s, mistyped, have postcodes that it does not give out", (code) => {
    const chance = seededRandom(4);
    const wrong = new Set<string>();
    for (let count = 0; count < 500; count++) {
      const { address } = drawAddress(chance, code, NAME);
      const mistyped = mistypePostcode(chance, address.zip ?? "", code);
      expect(mistyped).not.toMatch(FORMATS[code]);
      wrong.add(mistyped);
    }
    expect(wrong.size).toBeGreaterThan(10);
  });

  it("tell London and the Highlands apart from the rest of their countries", () => {
    expect(regionOf({ countryCode: "GB", city: "London" })).toBe("London");
    expect(regionOf({ countryCode: "GB", city: "Leeds" })).toBe("England");
    expect(regionOf({ countryCode: "GB", city: "Kirkwall" })).toBe("Highlands and Islands");
    expect(regionOf({ countryCode: "GB", city: "Atlantis" })).toBeNull();
  });
});
