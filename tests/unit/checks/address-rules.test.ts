import { describe, expect, test } from "vitest";
import { address, NOW, order, written } from "#tests/unit/checks/written.ts";

describe("address", () => {
  const typo = order({ shipping_address: address("GB", { zip: "LS1 4" }) });

  test("a typo in the postcode holds the order, and mending it releases that hold alone", () => {
    const held = {
      ...typo,
      fulfillment_orders: [
        { id: "50", location: { id: "1", name: "London" }, holds: [{ id: "1", handle: "other-app", is_ours: false }] },
      ],
    };
    expect(
      written("address-check", {
        order: held,
        then: [{ event: "order.address_changed", order: { shipping_address: address("GB") } }],
      }),
    ).toEqual([
      ["add_tags address-problem", "hold_fulfillment INCORRECT_ADDRESS", "ask_attention"],
      ["remove_tags address-problem", "release_hold switchyard-address-check"],
    ]);
  });

  test("a fine address is left alone", () => {
    expect(written("address-check", { order: order() })).toEqual([[]]);
  });

  test("spelling alone holds nothing, and is corrected where that is wanted", () => {
    const facts = { order: order({ shipping_address: address("GB", { zip: "ls14ap" }) }) };
    expect(written("address-check", facts)).toEqual([[]]);
    expect(written("address-check", facts, { mend_format: true })).toEqual([['update_order {"zip":"LS1 4AP"}']]);
  });

  test.each([
    ["a test order", { test: true }],
    ["one sold in person", { source_name: "pos" }],
    ["an imported one", { processed_at: "2026-11-22T12:00:00Z" }],
    ["a fulfilled one", { fulfillment_status: "fulfilled" }],
    ["a cancelled one", { cancelled_at: NOW }],
    ["one that nothing is shipped of", { delivery: "none" }],
    ["one that is collected", { delivery: "pickup" }],
  ])("%s is left out", (_case, overrides) => {
    expect(written("address-check", { order: { ...typo, ...overrides } })).toEqual([[]]);
  });

  test("what is left out can be looked at all the same", () => {
    expect(written("address-check", { order: { ...typo, test: true } }, { skip_test: false })[0]).toContain(
      "hold_fulfillment INCORRECT_ADDRESS",
    );
  });

  test("a carrier of the table has limits of its own", () => {
    const long = order({
      shipping_address: address("GB", { address1: "12 Abcdefghij Klmnopqrst Uvwxyz Road", address2: "Flat 1" }),
      shipping_lines: [{ title: "DHL Express" }],
    });
    const carriers = [{ carrier: "dhl", line_limit: 50 }];
    expect(written("address-check", { order: long })[0]).toContain("hold_fulfillment INCORRECT_ADDRESS");
    expect(written("address-check", { order: long }, { carriers })).toEqual([[]]);
  });

  test("Shopify's verdict is waited for only where it is asked for", () => {
    expect(written("address-check", { order: order({ address_verdict: "error" }) })).toEqual([[]]);
    expect(
      written("address-check", { order: order({ address_verdict: "error" }) }, { shopify: "errors" })[0],
    ).toContain("hold_fulfillment INCORRECT_ADDRESS");
    expect(written("address-check", { order: order() }, { shopify: "errors" })).toEqual([[]]);
  });
});
