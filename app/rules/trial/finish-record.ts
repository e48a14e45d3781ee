// Pure. What follows from what was said of a record, where nothing was said of it.
import { sumAmounts } from "#app/lib/money.ts";
import type { Plain } from "#app/rules/plain.ts";
import type { Coercing } from "#app/rules/trial/coerce-record.ts";

/** @param given as it was written. Changes `made`. */
export function finishRecord(kind: string, made: Plain, given: Plain, context: Coercing): void {
  FINISH[kind]?.(made, given, context);
}

const FINISH: Record<string, (made: Plain, given: Plain, context: Coercing) => void> = {
  line_item(made, given) {
    if (made.current_quantity === undefined && made.quantity !== undefined) made.current_quantity = made.quantity;
    if (made.quantity === undefined && made.current_quantity !== undefined) made.quantity = made.current_quantity;
    if (made.fulfillable_quantity === undefined)
      made.fulfillable_quantity = made.fulfillment_status === "fulfilled" ? 0 : (made.current_quantity ?? 1);
    if (made.title === undefined && given.name !== undefined) made.title = given.name;
    const product = made.product as Plain | null | undefined;
    const variant = made.variant as Plain | null | undefined;
    if (product) {
      made.product_id ??= product.id;
      made.vendor ??= product.vendor;
      made.title ??= product.title;
      if (variant && variant.product === undefined) variant.product = withoutVariants(product);
    }
    if (variant) {
      made.variant_id ??= variant.id;
      made.sku ??= variant.sku;
      made.variant_title ??= variant.title;
    }
    made.name ??= made.title;
  },
  variant(made, _given, context) {
    if (made.inventory_policy === undefined) made.inventory_policy = "deny";
    made.inventory_item_id ??= context.idFor("inventory item", String(made.id));
    const stock = (made.stock as Plain[] | undefined) ?? [];
    for (const level of stock) {
      level.inventory_item_id = made.inventory_item_id;
      level.sku ??= made.sku;
    }
    if (made.stock !== undefined && made.inventory_quantity === undefined)
      made.inventory_quantity = stock.reduce((sum, level) => sum + Number(level.available ?? 0), 0);
  },
  product(made) {
    if (made.status === undefined) made.status = "active";
    const variants = made.variants as Plain[] | undefined;
    if (!variants) return;
    for (const variant of variants) {
      variant.product_id ??= made.id;
      variant.product ??= withoutVariants(made);
    }
    made.variant_count ??= variants.length;
    if (
      made.total_inventory === undefined &&
      variants.some(({ inventory_quantity }) => typeof inventory_quantity === "number")
    )
      made.total_inventory = variants.reduce((sum, variant) => sum + Number(variant.inventory_quantity ?? 0), 0);
  },
  stock_level(made, _given, context) {
    const location = made.location as Plain | null | undefined;
    made.location_id ??= location?.id;
    const variant = made.variant as Plain | null | undefined;
    made.sku ??= variant?.sku;
    made.inventory_item_id ??=
      variant?.inventory_item_id ??
      context.idFor("inventory item", `sku ${String(made.sku ?? made.inventory_item_id ?? "")}`);
    if (made.product === undefined && variant?.product) made.product = variant.product;
  },
  refund(made) {
    const lines = made.line_items as Plain[] | undefined;
    if (made.amount === undefined && lines?.some(({ subtotal }) => subtotal !== undefined))
      made.amount = sumAmounts(lines.map(({ subtotal }) => String(subtotal ?? "0.00")));
  },
  fulfillment_order(made) {
    if (made.holds !== undefined && (made.holds as unknown[]).length && made.status === undefined)
      made.status = "on_hold";
    const location = made.location as Plain | undefined;
    if (location) {
      made.location_id ??= location.id;
      made.location_name ??= location.name;
      made.at_fulfillment_service ??= location.is_fulfillment_service;
    }
    if (
      made.supported_actions === undefined &&
      ["open", "on_hold", undefined].includes(made.status as string | undefined)
    )
      made.supported_actions = ["create_fulfillment", "hold", "move", "split", "request_fulfillment"];
  },
  address(made) {
    if (made.name === undefined && (made.first_name || made.last_name))
      made.name = [made.first_name, made.last_name].filter(Boolean).join(" ");
    if (made.country_code === undefined && typeof made.country === "string")
      made.country_code = /^[A-Z]{2}$/.test(made.country) ? made.country : (codeOfCountry(made.country) ?? undefined);
    if (made.country === undefined && typeof made.country_code === "string")
      made.country = nameOfCountry(made.country_code);
  },
  risk(made) {
    if (made.level === undefined && Array.isArray(made.assessments))
      made.level = highest(
        (made.assessments as Plain[]).filter(({ is_ours }) => is_ours !== true).map(({ level }) => String(level)),
      );
  },
};

const REGIONS = new Intl.DisplayNames(["en"], { type: "region" });
const nameOfCountry = (code: string): string =>
  /^[A-Z]{2}$/.test(code.trim().toUpperCase()) ? (REGIONS.of(code.trim().toUpperCase()) ?? code) : code;
let codes: ReadonlyMap<string, string> | undefined;
function codeOfCountry(name: string): string | null {
  const letters = [...Array(26).keys()].map((at) => String.fromCharCode(65 + at));
  codes ??= new Map(
    letters.flatMap((one) =>
      letters.flatMap((two): [string, string][] => {
        const said = REGIONS.of(one + two);
        return said && said !== one + two
          ? [[said.toLowerCase(), new Intl.Locale(`und-${one}${two}`).region ?? one + two]]
          : [];
      }),
    ),
  );
  return codes.get(name.trim().toLowerCase()) ?? null;
}

const withoutVariants = ({ variants: _variants, ...product }: Plain): Plain => product;
const LEVELS = ["none", "low", "medium", "high"];
const highest = (levels: string[]): string =>
  LEVELS[Math.max(0, ...levels.map((level) => LEVELS.indexOf(level)))] ?? "none";
