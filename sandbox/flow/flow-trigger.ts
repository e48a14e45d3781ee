// Pure. A trigger for Shopify Flow that the app declares in an extension, and what may be sent for it.
export interface FlowTrigger {
  handle: string;
  /** By the name that the payload has it under. */
  fields: ReadonlyMap<string, string>;
}

/** A field of the declaration: a reference has no key and is sent as the number of what it refers to (documented). */
export const fieldName = ({ type, key }: { type: string; key?: string | undefined }): string =>
  key ?? type.replace(/_reference$/, "_id");

/** Documented: "the payload must be under 50,000 bytes". */
const PAYLOAD_BYTES = 50_000;

/**
 * What is wrong with a payload; empty: nothing. That unknown and mistyped properties are refused, and in which words, is not
 * documented.
 */
export function complaintsOfPayload({ fields }: FlowTrigger, payload: unknown): string[] {
  if (typeof payload !== "object" || payload === null || Array.isArray(payload))
    return [`Type mismatch on property 'payload': expected hash, got ${kindOf(payload)}.`];
  if (Buffer.byteLength(JSON.stringify(payload)) > PAYLOAD_BYTES)
    return [`Properties size exceeds the limit of ${PAYLOAD_BYTES} bytes.`];
  return Object.entries(payload).flatMap(([name, value]) => {
    const type = fields.get(name);
    if (type === undefined) return `Property '${name}' is not defined.`;
    const wanted = KINDS[type] ?? (type.endsWith("_reference") ? "number" : null);
    return value === null || wanted === null || isOf(wanted, value)
      ? []
      : `Type mismatch on property '${name}': expected ${wanted}, got ${kindOf(value)}.`;
  });
}

const KINDS: Readonly<Record<string, "string" | "number" | "boolean">> = {
  boolean: "boolean",
  date: "string",
  date_time: "string",
  email: "string",
  multi_line_text_field: "string",
  number_decimal: "number",
  number_integer: "number",
  single_line_text_field: "string",
  url: "string",
};

// Numbers may come as text, as JSON's are not exact enough for ids.
const isOf = (wanted: "string" | "number" | "boolean", value: unknown): boolean =>
  typeof value === wanted || (wanted === "number" && typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value));

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? "array" : value === null ? "null" : typeof value === "object" ? "hash" : typeof value;
