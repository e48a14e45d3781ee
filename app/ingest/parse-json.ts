// Pure. JSON from outside: ids keep all their digits, depth is capped, and nothing here throws.

/** Deeper bodies overflow the stack of whatever writes them again; Shopify's own stay below 15. */
export const MAX_DEPTH = 200;
/** Integers of this many digits may not fit a double; only then is the slower, exact way taken. */
const LONG_INTEGER = 16;

export type ParsedJson = { value: unknown } | { unreadable: string };

/**
 * Parses a webhook's body. Integers beyond 2^53 come out as text with all their digits; text loses what PostgreSQL's jsonb
 * refuses (NUL characters, lone surrogates).
 */
export function parseJson(body: Buffer | string): ParsedJson {
  const text = typeof body === "string" ? body : body.toString("utf8").replace(/^\uFEFF/, "");
  if (!text.trim()) return { unreadable: "The body is empty." };
  const { isTooDeep, hasLongInteger } = shapeOf(typeof body === "string" ? Buffer.from(body) : body);
  if (isTooDeep) return { unreadable: `The body is nested deeper than ${MAX_DEPTH} levels.` };
  try {
    return { value: hasLongInteger ? JSON.parse(text, keepDigits) : JSON.parse(text) };
  } catch {
    // The parser's own message may quote the body, which is personal data.
    return { unreadable: "The body is not JSON." };
  }
}

function keepDigits(this: unknown, _key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value === "number" && !Number.isSafeInteger(value) && context?.source && /^-?\d+$/.test(context.source))
    return context.source;
  return value;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** One pass over the bytes, outside text: it is on the way of every webhook before its answer. */
function shapeOf(bytes: Uint8Array): { isTooDeep: boolean; hasLongInteger: boolean } {
  let depth = 0;
  let digits = 0;
  let hasLongInteger = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte >= 0x30 && byte <= 0x39) {
      if (++digits === LONG_INTEGER) hasLongInteger = true;
      continue;
    }
    digits = 0;
    if (byte === QUOTE) {
      for (at++; at < bytes.length && bytes[at] !== QUOTE; at++) if (bytes[at] === BACKSLASH) at++;
    } else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > MAX_DEPTH) return { isTooDeep: true, hasLongInteger };
    } else if (byte === 0x5d || byte === 0x7d) depth--;
  }
  return { isTooDeep: false, hasLongInteger };
}
