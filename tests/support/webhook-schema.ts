// Shopify's webhook bodies as JSON Schema: inferred from its own samples, newest version (shopify-webhook-schemas).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const SCHEMAS = join(
  dirname(createRequire(import.meta.url).resolve("shopify-webhook-schemas/package.json")),
  "schemas",
  "2026-07",
);

// The samples never lack an address or a message, and some lists in them are always empty: where a real store may send null
// or fill the list, so may we.
const MAY_BE_NULL = [
  /^\/(?:shipping_address|billing_address|customer|destination)$/,
  /^\/(?:shipping_address|billing_address|destination)\/(?:phone|first_name|last_name|province|province_code)$/,
  /^\/customer\/(?:default_address(?:\/(?:phone|province|province_code))?|phone)$/,
  /^\/(?:default_address|addresses\/\d+)\/(?:phone|address2|company|province|province_code)$/,
  /^\/(?:default_address|note|contact_email|email|remaining_fulfillment_order|replacement_fulfillment_order)$/,
  /\/(?:line_item|line_items\/\d+)\/vendor$/,
  /^\/line_items\/\d+\/(?:product_id|variant_id)$/,
  /^\/(?:tracking_company|tracking_number|tracking_url|country|order_id|payment_terms|shipping_line)$/,
  /^\/(?:authorization|device_id)$/,
  /^\/payment_details\/credit_card_(?:number|company)$/,
  /^\/(?:progress_report\/progress_reported_by_user|progress_stopped_by_user)$/,
  /^\/(?:image|cost|lastOrderId)$/,
  /^\/(?:address1|address2|city|zip|province|province_code|phone|published_at)$/,
  /^\/dispositions\/\d+\/location$/,
  /^\/(?:issued_at|completed_at)$/,
  /^\/app_subscription\/plan_handle$/,
];
const MAY_BE_FILLED = [
  // Held against the schema of refunds/create.
  /^\/refunds\/\d+$/,
  // Those of fulfillments/create have a schema; a discount on delivery is one as on a line.
  /^\/(?:fulfillments\/\d+\/)?line_items\/\d+\/duties\/\d+$/,
  /^\/shipping_lines\/\d+\/discount_allocations\/\d+$/,
  /^\/(?:return_line_items|exchange_line_items|return_shipping_fees|country_harmonized_system_codes)\/\d+$/,
];
/** Null in every sample. */
const MAY_BE_SAID = [
  // An order's are those of payment_terms/create.
  /^\/payment_terms$/,
  /^\/name$/,
  /^\/exchange_line_items\/\d+\/line_item$/,
  /^\/shipping_deliverable\/(?:label\/(?:created_at|public_file_url)|tracking\/tracking_url)$/,
];

const isExcused = ({ instancePath, keyword, params, data }: ErrorObject & { data?: unknown }) =>
  (keyword === "type" && data === null && MAY_BE_NULL.some((pattern) => pattern.test(instancePath))) ||
  (keyword === "anyOf" && data === null && MAY_BE_NULL.some((pattern) => pattern.test(instancePath))) ||
  (keyword === "false schema" && MAY_BE_FILLED.some((pattern) => pattern.test(instancePath))) ||
  (keyword === "type" &&
    String(params.type).startsWith("null") &&
    MAY_BE_SAID.some((pattern) => pattern.test(instancePath))) ||
  // Only in the samples are weights and tax rates whole numbers.
  (keyword === "type" &&
    params.type === "integer" &&
    /\/(?:weight_value|rate)$/.test(instancePath) &&
    typeof data === "number") ||
  // Nobody was asked over the counter.
  (keyword === "format" && instancePath === "/email" && data === "");

/** What is wrong with bodies of a topic, each complaint once. */
export function complaintsOf(topic: string, bodies: readonly unknown[]): string[] {
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true, verbose: true }));
  const validate = ajv.compile(JSON.parse(readFileSync(join(SCHEMAS, `${topic}.json`), "utf8")));
  const wrong = bodies.flatMap((body) => {
    validate(body);
    const errors = (validate.errors ?? []).filter((error: ErrorObject) => !isExcused(error));
    return errors.map(({ instancePath, message }: ErrorObject) => `${instancePath} ${message}`);
  });
  return [...new Set(wrong)];
}
