import { multiplyAmount, subtractAmounts } from "#app/lib/money.ts";
import {
  amount,
  computed,
  count,
  defineRecord,
  id,
  joined,
  many,
  number,
  ownId,
  text,
  word,
  yesNo,
} from "#app/rules/record.ts";
import { attribute } from "#app/rules/records/attribute.ts";
import { taxLine } from "#app/rules/records/tax-line.ts";
import { valueNamed } from "#app/rules/value-named.ts";
import { variantOf } from "#app/rules/variant-of-line.ts";

export const lineItem = defineRecord(
  "line_item",
  { says: "line item", about: "One line of an order: so many units of one variant." },
  {
    id: ownId("id"),
    product_id: id("product's id"),
    variant_id: id("variant's id"),
    sku: text("SKU"),
    title: text("title"),
    variant_title: text("variant"),
    name: text("title with variant"),
    vendor: text("vendor"),
    quantity: count("quantity ordered", 1),
    current_quantity: count("quantity now", 1, { about: "After edits and refunds that removed units." }),
    fulfillable_quantity: number("quantity still to ship"),
    fulfillment_status: word("fulfilment status", "unfulfilled", {
      oneOf: ["unfulfilled", "partial", "fulfilled", "not_eligible"],
    }),
    fulfillment_service: text("fulfilment service", { about: "manual, or the handle of a service." }),
    price: amount("unit price", { about: "Shop currency, before discounts." }),
    total_discount: amount("discount of the line"),
    grams: number("weight of a unit in grams"),
    requires_shipping: yesNo("has to be shipped", true),
    taxable: yesNo("is taxable", true),
    gift_card: yesNo("is a gift card"),
    is_tip: yesNo("is a tip"),
    product_exists: yesNo("still has its product", true),
    properties: many(attribute, "properties", { about: "What the buyer chose or typed for this line." }),
    tax_lines: many(taxLine, "taxes"),
    /** Not in webhooks. */
    selling_plan: text("selling plan", {
      about: "Name of the subscription or pre-order plan; empty for a one-time purchase.",
      need: "products",
    }),
    bundle: text("bundle", {
      about: "Title of the bundle that the line is a part of; empty for one bought by itself.",
      need: "products",
    }),
    discounted_price: computed(
      "money",
      "unit price after discounts",
      { about: "What a unit costs after the line's discounts, rounded to cents." },
      (line) => {
        const units = Number(line.quantity);
        if (units <= 0) return String(line.price);
        const cents = BigInt(
          Math.round(
            Number(subtractAmounts(multiplyAmount(String(line.price), units), String(line.total_discount))) * 100,
          ),
        );
        const each = (cents * 2n + BigInt(units)) / (2n * BigInt(units));
        return `${each / 100n}.${String(each % 100n).padStart(2, "0")}`;
      },
    ),
    line_price: computed(
      "money",
      "price of the line",
      { about: "Unit price times quantity, less discounts." },
      (line) => subtractAmounts(multiplyAmount(String(line.price), Number(line.quantity)), String(line.total_discount)),
    ),
    property: computed(
      "text",
      "property",
      {
        about: "The value of the property with that name (case does not count); empty if there is none.",
        params: ["name"],
        needsName: true,
      },
      (line, _world, { name = "" }) => valueNamed(line.properties, name),
    ),
    product: joined(
      "record",
      "product",
      "product",
      { need: "products", about: "The product, joined by its id; none for a custom item." },
      (line, { products }) => (line.product_id === null ? null : products?.[String(line.product_id)]),
    ),
    variant: joined(
      "record",
      "variant",
      "variant",
      { need: "products", about: "The variant, joined by its id; none for a custom item." },
      (line, world) => variantOf(line, world),
    ),
  },
);
