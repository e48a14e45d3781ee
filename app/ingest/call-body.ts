// Pure. What a call for a rule carries.
import { parseJson } from "#app/ingest/parse-json.ts";
import { type Fields, fieldsOf } from "#app/ingest/webhook-values.ts";
import { storableValue } from "#app/lib/storable-value.ts";

export type CallBody = { body: Fields } | { unreadable: string };

/** The JSON object of its bytes; of a step of Shopify Flow its `properties`. */
export function callBody(bytes: Buffer, on: "http" | "flow"): CallBody {
  const parsed = parseJson(bytes);
  if ("unreadable" in parsed) return parsed;
  const whole = fieldsOf(parsed.value);
  const body = on === "flow" ? fieldsOf(whole?.properties) : whole;
  return body ? { body: storableValue(body) as Fields } : { unreadable: "The body is no JSON object." };
}
