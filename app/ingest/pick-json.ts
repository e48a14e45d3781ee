// Pure. Of a webhook's body the door needs an id or two before its answer, and that all of it is JSON. Here it is checked as
// JSON.parse would, byte by byte, and only what is asked for is made: the rest of it would be garbage a moment later.
import { MAX_DEPTH, parseJson } from "#app/ingest/parse-json.ts";

/** Keys whose values are made, wherever objects under such keys hold them. */
export class WantedKeys {
  readonly #keys: ReadonlySet<string>;
  /** Whether one of them has this length, first and last byte: most others are told by that. */
  readonly #shapes = new Uint8Array(4_096);

  /** @param keys of ASCII letters. */
  constructor(keys: readonly string[]) {
    this.#keys = new Set(keys);
    for (const key of keys) this.#shapes[shapeOf(key.length, key.charCodeAt(0), key.charCodeAt(key.length - 1))] = 1;
  }

  /** The key that stands there in quotes, if it is wanted. */
  at(bytes: Buffer, from: number, to: number): string | null {
    if (!this.#shapes[shapeOf(to - from - 2, bytes[from + 1] ?? 0, bytes[to - 2] ?? 0)]) return null;
    const key = bytes.toString("latin1", from + 1, to - 1);
    return this.#keys.has(key) ? key : null;
  }
}

const shapeOf = (length: number, first: number, last: number): number => (length * 769 + first * 31 + last) & 4_095;

/**
 * The object in `bytes` with the wanted keys alone, its lists empty. Null: it is no object, not JSON, nested too deep, or it
 * spells a key with escapes; `parseJson` says which, or reads it.
 */
export function pickJson(bytes: Buffer, wanted: WantedKeys): Record<string, unknown> | null {
  const picked: Record<string, unknown> = {};
  const start = afterSpace(bytes, 0);
  if (bytes[start] !== OPEN_OBJECT) return null;
  const end = pickObject(bytes, start, 1, wanted, picked);
  return end !== NONE && afterSpace(bytes, end) === bytes.length ? picked : null;
}

/** There is no such value: what would be its end. */
const NONE = -1;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;

/** @returns where the object ends, or NONE. */
function pickObject(
  bytes: Buffer,
  start: number,
  depth: number,
  wanted: WantedKeys,
  into: Record<string, unknown>,
): number {
  let at = afterSpace(bytes, start + 1);
  if (bytes[at] === CLOSE_OBJECT) return at + 1;
  for (;;) {
    const end = plainTextEnd(bytes, at);
    if (end === NONE) return NONE;
    const key = wanted.at(bytes, at, end);
    at = valueStart(bytes, end);
    if (at === NONE) return NONE;
    const from = at;
    if (key !== null && bytes[from] === OPEN_OBJECT && depth < MAX_DEPTH) {
      const inner: Record<string, unknown> = {};
      at = pickObject(bytes, from, depth + 1, wanted, inner);
      into[key] = inner;
    } else {
      at = valueEnd(bytes, from, depth);
      if (at === NONE) return NONE;
      if (key !== null) into[key] = bytes[from] === OPEN_LIST ? [] : plainValue(bytes.subarray(from, at));
    }
    if (at === NONE) return NONE;
    at = afterSpace(bytes, at);
    if (bytes[at] === CLOSE_OBJECT) return at + 1;
    if (bytes[at] !== COMMA) return NONE;
    at = afterSpace(bytes, at + 1);
  }
}

function plainValue(bytes: Buffer): unknown {
  const parsed = parseJson(bytes);
  return "value" in parsed ? parsed.value : undefined;
}

/** Where the value behind a key begins. */
function valueStart(bytes: Buffer, keyEnd: number): number {
  const at = afterSpace(bytes, keyEnd);
  return bytes[at] === COLON ? afterSpace(bytes, at + 1) : NONE;
}

/** @param depth how many objects and lists it stands in. @returns where the value ends, or NONE. */
function valueEnd(bytes: Buffer, start: number, depth: number): number {
  const first = bytes[start];
  if (first === QUOTE) return textEnd(bytes, start);
  if (first === OPEN_OBJECT || first === OPEN_LIST) {
    if (depth >= MAX_DEPTH) return NONE;
    const isObject = first === OPEN_OBJECT;
    const close = isObject ? CLOSE_OBJECT : CLOSE_LIST;
    let at = afterSpace(bytes, start + 1);
    if (bytes[at] === close) return at + 1;
    for (;;) {
      if (isObject) {
        const end = textEnd(bytes, at);
        at = end === NONE ? NONE : valueStart(bytes, end);
        if (at === NONE) return NONE;
      }
      at = valueEnd(bytes, at, depth + 1);
      if (at === NONE) return NONE;
      at = afterSpace(bytes, at);
      if (bytes[at] === close) return at + 1;
      if (bytes[at] !== COMMA) return NONE;
      at = afterSpace(bytes, at + 1);
    }
  }
  if (first === 0x74) return wordEnd(bytes, start, TRUE);
  if (first === 0x66) return wordEnd(bytes, start, FALSE);
  if (first === 0x6e) return wordEnd(bytes, start, NULL);
  return numberEnd(bytes, start);
}

const TRUE = Buffer.from("true");
const FALSE = Buffer.from("false");
const NULL = Buffer.from("null");

function wordEnd(bytes: Buffer, start: number, word: Buffer): number {
  for (let at = 0; at < word.length; at++) if (bytes[start + at] !== word[at]) return NONE;
  return start + word.length;
}

/** A text in quotes without escapes that begins there. */
function plainTextEnd(bytes: Buffer, start: number): number {
  if (bytes[start] !== QUOTE) return NONE;
  const end = afterPlain(bytes, start + 1);
  return bytes[end] === QUOTE ? end + 1 : NONE;
}

/** What stands in a text as it is: anything but quotes, backslashes and control characters. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte !== QUOTE && byte !== BACKSLASH ? 1 : 0,
);

function afterPlain(bytes: Buffer, start: number): number {
  const { length } = bytes;
  let at = start;
  while (at < length && PLAIN[bytes[at] as number] === 1) at++;
  return at;
}

/** A text in quotes that begins there; escapes are checked, not read. */
function textEnd(bytes: Buffer, start: number): number {
  if (bytes[start] !== QUOTE) return NONE;
  for (let at = afterPlain(bytes, start + 1); ; at = afterPlain(bytes, at + 1)) {
    if (bytes[at] === QUOTE) return at + 1;
    if (bytes[at] !== BACKSLASH) return NONE;
    const escaped = bytes[++at] ?? 0;
    if (escaped === 0x75) {
      for (let digit = 0; digit < 4; digit++) if (!isHex(bytes[++at] ?? 0)) return NONE;
    } else if (!ESCAPED.includes(escaped)) return NONE;
  }
}

const ESCAPED = Buffer.from('"\\/bfnrt');
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isHex = (byte: number): boolean => isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);

function numberEnd(bytes: Buffer, start: number): number {
  let at = bytes[start] === 0x2d ? start + 1 : start;
  const whole = at;
  at = afterDigits(bytes, at);
  if (at === whole || (bytes[whole] === 0x30 && at > whole + 1)) return NONE;
  if (bytes[at] === 0x2e) {
    const fraction = at + 1;
    at = afterDigits(bytes, fraction);
    if (at === fraction) return NONE;
  }
  if (((bytes[at] ?? 0) | 0x20) === 0x65) {
    const sign = bytes[at + 1];
    const power = sign === 0x2b || sign === 0x2d ? at + 2 : at + 1;
    at = afterDigits(bytes, power);
    if (at === power) return NONE;
  }
  return at;
}

function afterDigits(bytes: Buffer, start: number): number {
  let at = start;
  while (isDigit(bytes[at] ?? 0)) at++;
  return at;
}

function afterSpace(bytes: Buffer, start: number): number {
  let at = start;
  for (; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) break;
  }
  return at;
}
