import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressInWords, addressNormalForm, isSamePlace } from "#app/rules/address-normal-form.ts";
import type { AddressPicture } from "#app/rules/facts.ts";
import { anAddress } from "#tests/support/factories/facts.ts";

const same = (a: Partial<AddressPicture>, b: Partial<AddressPicture>) => isSamePlace(anAddress(a), anAddress(b));

describe("the normal form of an address", () => {
  it.each<[string, Partial<AddressPicture>, Partial<AddressPicture>]>([
    ["case and spaces", { address1: "1  TEST street " }, { address1: "1 Test Street" }],
    ["punctuation", { address1: "1, Test St." }, { address1: "1 Test Street" }],
    [
      "a line that is split otherwise",
      { address1: "Flat 2, 1 Test Street" },
      { address1: "Flat 2", address2: "1 Test Street" },
    ],
    ["diacritics", { city: "Göteborg" }, { city: "Goteborg" }],
    ["letters that do not come apart", { city: "Łódź" }, { city: "Lodz" }],
    ["a sharp s", { address1: "Hauptstraße 5" }, { address1: "Hauptstrasse 5" }],
    ["a shortened Straße", { address1: "Hauptstr. 5" }, { address1: "Hauptstraße 5" }],
    ["Saint and St", { city: "St. Albans" }, { city: "Saint Albans" }],
    ["a letter after the house number", { address1: "12 a Test Road" }, { address1: "12A Test Rd" }],
    ["the postcode's space", { zip: "LS14AP" }, { zip: "ls1 4ap" }],
    ["ZIP and ZIP+4", { zip: "10001-1234", country_code: "US" }, { zip: "10001", country_code: "US" }],
    ["a postcode's sign that looks like another", { zip: "Y021 1DN" }, { zip: "YO21 1DN" }],
    ["a postcode's last sign, twice or left out", { zip: "YO21 1DNN" }, { zip: "YO21 1DN" }],
    ["who lives there", { name: "A", company: "B", phone: "1" }, { name: "C", company: null, phone: null }],
    ["a province that one leaves out", { province_code: null }, { province_code: "ENG" }],
    ["an apostrophe", { address1: "1 King’s Road" }, { address1: "1 Kings Rd" }],
  ])("does not count %s", (_what, a, b) => {
    expect(same(a, b)).toBe(true);
  });

  it.each<[string, Partial<AddressPicture>, Partial<AddressPicture>]>([
    ["the house number", { address1: "1 Test Street" }, { address1: "11 Test Street" }],
    ["the flat", { address2: "Flat 1" }, { address2: "Flat 2" }],
    ["the street", { address1: "1 Test Street" }, { address1: "1 Test Road" }],
    ["north and south", { address1: "1 N Main St" }, { address1: "1 S Main St" }],
    ["the city", { city: "Leeds" }, { city: "London" }],
    ["the postcode", { zip: "LS1 4AP" }, { zip: "LS1 4AQ" }],
    ["two signs more", { zip: "LS1 4AP" }, { zip: "LS1 4APPP" }],
    ["the country", { country_code: "GB" }, { country_code: "IE" }],
    ["the province", { province_code: "ON" }, { province_code: "QC" }],
    ["nine digits elsewhere", { zip: "123456789" }, { zip: "12345" }],
    ["other scripts", { city: "東京" }, { city: "大阪" }],
  ])("counts %s", (_what, a, b) => {
    expect(same(a, b)).toBe(false);
  });

  it("takes words that are also names of object members as they are", () => {
    expect(addressNormalForm(anAddress({ address1: "1 constructor toString" })).street).toBe("1 constructor tostring");
  });

  it("is the same both ways round, and takes any text", () => {
    const part = fc.option(fc.array(fc.nat(0xffff), { maxLength: 20 }).map((codes) => String.fromCharCode(...codes)));
    const address = fc.record({ address1: part, address2: part, city: part, zip: part, province_code: part });
    fc.assert(
      fc.property(address, address, (a, b) => {
        expect(same(a, b)).toBe(same(b, a));
        expect(same(a, a)).toBe(true);
      }),
    );
  });

  it.each<[Partial<AddressPicture>, string]>([
    [{}, "Leeds, LS1 4AP"],
    [{ city: null }, "LS1 4AP"],
    [{ city: null, zip: null }, "1 Test Street"],
    [{ city: null, zip: null, address1: null }, "GB"],
    [{ city: null, zip: null, address1: null, country_code: null }, "no details"],
  ])("is short in words: %j", (address, words) => {
    expect(addressInWords(anAddress(address))).toBe(words);
  });
});
