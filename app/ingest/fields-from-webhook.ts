// Pure. The fields of a webhook's body.
import { parseJson } from "#app/ingest/parse-json.ts";
import { type Fields, fieldsOf } from "#app/ingest/webhook-values.ts";

/** Null: there is no body, or it is no JSON object. */
export function fieldsFromWebhook(body: Buffer | null): Fields | null {
  const parsed = body && parseJson(body);
  return parsed && "value" in parsed ? fieldsOf(parsed.value) : null;
}
