import { describe, expect, it } from "vitest";
import { filledLines } from "#app/rules/actions/drafted-lines.ts";
import { asTexts, filledNamedValues } from "#app/rules/actions/named-values.ts";
import { filledAddress, writtenAddress } from "#app/rules/actions/order-address.ts";

describe("an address", () => {
  it.each([
    ["Ann Berg", { first_name: "Ann", last_name: "Berg" }],
    ["Anna Maria Berg", { first_name: "Anna Maria", last_name: "Berg" }],
    ["Berg", { last_name: "Berg" }],
    ["  ", null],
  ])("splits the whole name %j", (name, shall) => {
    expect(writtenAddress({ name })).toEqual(shall);
  });

  it("keeps first and last name where they are said, and leaves out what is empty", () => {
    expect(writtenAddress({ name: "A B", first_name: "Ann", city: " Bonn ", zip: "", phone: null })).toEqual({
      ...{ first_name: "Ann", city: "Bonn" },
    });
    expect(writtenAddress(null)).toBeNull();
  });

  it.each([
    ['{"zip":53111,"city":"Bonn","latitude":1,"phone":null}', { zip: "53111", city: "Bonn" }],
    [" customer ", "customer"],
    ["", undefined],
  ])("is read out of what a template gave: %s", (said, shall) => {
    expect(filledAddress(["customer", "none"]).parse(said)).toEqual(shall);
  });

  it("is refused where it is neither an address nor a word for one", () => {
    expect(filledAddress(["customer", "none"]).safeParse("somewhere").success).toBe(false);
  });
});

describe("names with values", () => {
  it.each([
    [{ a: 1 }, { a: "1" }],
    ['{"a":"x","b":null}', { a: "x" }],
    ['{"name":"a","value":"x"}', { a: "x" }],
    ['{"name":"a","value":"x"}\n{"key":"b","value":true}', { a: "x", b: "true" }],
    ["", {}],
  ])("are read of %j", (said, shall) => {
    expect(asTexts(filledNamedValues.parse(said))).toEqual(shall);
  });

  it.each(["a text", '["a"]'])("are none of %j", (said) => {
    expect(filledNamedValues.safeParse(said).success).toBe(false);
  });
});

describe("lines that a template gave", () => {
  it("take a name for a title and an id in digits, and leave out what no line has", () => {
    const said = '{"variant_id":5,"quantity":2,"color":"red","price":null}\n{"name":"Card","price":2.5}';
    expect(filledLines(true).parse(said)).toEqual([
      { variant: "5", quantity: 2 },
      { title: "Card", price: 2.5, quantity: 1 },
    ]);
  });

  it("are refused where a line names nothing", () => {
    expect(filledLines(true).safeParse('{"quantity":2}').success).toBe(false);
    expect(filledLines(false).safeParse([{ title: "A", discount_percent: 5 }]).success).toBe(false);
  });
});
