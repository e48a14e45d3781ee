import { describe, expect, test } from "vitest";
import type { Address } from "#app/checks/address/assess-address.ts";
import { type KeyKind, nameOf, orderKeys, plainEmail, plainIp, plainPhone } from "#app/checks/order-keys.ts";
import { anAddress } from "#tests/unit/checks/an-address.ts";

const SHOP = "shop.myshopify.com";
const keys = (order: Record<string, unknown>, shop = SHOP) =>
  orderKeys(shop, {
    customer_id: null,
    email: null,
    contact_email: null,
    phone: null,
    shipping_address: null,
    billing_address: null,
    browser_ip: null,
    transactions: undefined,
    ...order,
  } as never);
const key = (kind: KeyKind, address: Partial<Address>) =>
  keys({ shipping_address: anAddress(address) }).find((one) => one.kind === kind)?.digest;

describe("addresses", () => {
  const BASE = { address1: "12 High Street", address2: "Flat 3" };
  test.each<[string, Partial<Address>, boolean, boolean]>([
    // case, other spelling, same address, same household
    ["case and abbreviation", { address1: "12 HIGH ST.", address2: "flat 3" }, true, true],
    ["in one line", { address1: "12 High Street, Flat 3", address2: null }, true, true],
    ["the postcode without space", { ...BASE, zip: "ls14ap" }, true, true],
    ["another flat", { address1: "12 High Street", address2: "Flat 4" }, false, true],
    ["no flat", { address1: "12 High Street", address2: null }, false, true],
    ["the flat in front", { address1: "Flat 3, 12 High Street", address2: null }, false, true],
    ["the flat with a slash", { address1: "3/12 High Street", address2: null }, false, true],
    ["the flat with a number sign", { address1: "12 High Street #3", address2: null }, false, true],
    ["another house", { address1: "14 High Street", address2: "Flat 3" }, false, false],
    ["another street", { address1: "12 Low Street", address2: "Flat 3" }, false, false],
    ["another postcode", { ...BASE, zip: "LS1 4AQ" }, false, false],
    ["another country", { ...BASE, country_code: "IE" }, false, false],
  ])("%s", (_case, other, sameAddress, sameHousehold) => {
    expect(key("address", { ...BASE, ...other }) === key("address", BASE)).toBe(sameAddress);
    expect(key("household", { ...BASE, ...other }) === key("household", BASE)).toBe(sameHousehold);
  });

  test("a house number alone is no unit", () => {
    expect(key("household", { address1: "Hauptstraße 5", address2: null })).not.toBe(
      key("household", { address1: "Hauptstraße 7", address2: null }),
    );
  });
});

test.each([
  ["Ada@Example.com ", "ada@example.com"],
  ["ada+mugs@example.com", "ada@example.com"],
  ["a.d.a+x@gmail.com", "ada@gmail.com"],
  ["ada@googlemail.com", "ada@gmail.com"],
  ["a.da@example.com", "a.da@example.com"],
  ["no mail", null],
  ["", null],
  [null, null],
])("the mailbox of %j is %j", (text, box) => {
  expect(plainEmail(text)).toBe(box);
});

test.each([
  ["0113 496 0000", "GB", "+441134960000"],
  ["+44 113 496 0000", "DE", "+441134960000"],
  ["1134960000", null, "134960000"],
  ["12345", "GB", null],
])("the phone %j in %j is %j", (text, country, phone) => {
  expect(plainPhone(text, country)).toBe(phone);
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:0:1:a:b:c:d", "2001:db8:0:1"],
  ["2001:0db8::1", "2001:db8:0:0"],
  ["nonsense", null],
])("the network of %j is %j", (ip, network) => {
  expect(plainIp(ip)).toBe(network);
});

test("a card's first digits are a key each, once", () => {
  const transactions = [{ card_bin: "424242" }, { card_bin: "424242" }, { card_bin: null }];
  expect(keys({ transactions }).map(({ kind }) => kind)).toEqual(["card_bin"]);
});

test("another store's digests of the same buyer are others", () => {
  const order = { email: "ada@example.com" };
  expect(keys(order)).not.toEqual(keys(order, "other.myshopify.com"));
});

test("digests hold nothing of what they are made of", () => {
  const all = JSON.stringify(
    keys({
      customer_id: "7000000000001",
      email: "ada@example.com",
      shipping_address: anAddress(),
      browser_ip: "203.0.113.7",
    }),
  );
  expect(all).not.toMatch(/ada|test|7000000000001|203/i);
});

test("a name is the same whichever part comes first, and another one is not", () => {
  expect(nameOf({ name: "Byron, Ada" })).toBe(nameOf({ name: "ada BYRÓN" }));
  expect(nameOf({ name: "Ada Lovelace" })).not.toBe(nameOf({ name: "Ada Byron" }));
  expect(nameOf({ name: null, company: "Byron Ltd" })).toBe("byron ltd");
  expect([nameOf(null), nameOf({ name: " - " })]).toEqual([null, null]);
});
