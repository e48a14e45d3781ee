// Pure. JSON from outside: ids keep all their digits, depth is capped, and nothing here throws.

/** Deeper bodies overflow the stack of whatever writes them again; Shopify's own stay below 15. */
const MAX_DEPTH = 200;
// Integers of this many digits may not fit a double; only then is the slower, exact way taken.
const LONG_INTEGER = /[0-9]{16}/;

export type ParsedJson = { value: unknown } | { unreadable: string };

/**
 * Parses a webhook's body. Integers beyond 2^53 come out as text with all their digits; text loses what PostgreSQL's jsonb
 * refuses (NUL characters, lone surrogates).
 */
export function parseJson(body: Buffer | string): ParsedJson {
  const text = typeof body === "string" ? body : body.toString("utf8").replace(/^\uFEFF/, "");
  if (!text.trim()) return { unreadable: "The body is empty." };
  if (isTooDeep(text)) return { unreadable: `The body is nested deeper than ${MAX_DEPTH} levels.` };
  try {
    return { value: LONG_INTEGER.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text) };
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

function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 92) at++;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 91 || code === 123) {
      if (++depth > MAX_DEPTH) return true;
    } else if (code === 93 || code === 125) depth--;
  }
  return false;
}
