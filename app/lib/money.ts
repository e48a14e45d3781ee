// Pure. Decimal strings by bigint: money is never a float.

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

interface Scaled {
  units: bigint;
  scale: number;
}

function scaled(amount: string): Scaled {
  const match = DECIMAL.exec(amount);
  if (!match) throw new Error(`not a decimal amount: ${JSON.stringify(amount.slice(0, 40))}`);
  const [, sign, whole, fraction = ""] = match;
  return { units: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length };
}

function aligned(a: string, b: string): { a: bigint; b: bigint; scale: number } {
  const [x, y] = [scaled(a), scaled(b)];
  const scale = Math.max(x.scale, y.scale);
  const lift = ({ units, scale: from }: Scaled) => units * 10n ** BigInt(scale - from);
  return { a: lift(x), b: lift(y), scale };
}

function text(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits
    .slice(digits.length - scale)
    .replace(/0+$/, "")
    .padEnd(2, "0");
  return `${units < 0n ? "-" : ""}${whole}.${fraction}`;
}

/** Is this text a decimal amount (no exponent, no grouping)? */
export function isDecimal(amount: string): boolean {
  return DECIMAL.test(amount);
}

/** The one spelling of an amount: two places at least, no needless zeros after them, no negative zero. */
export function normalAmount(amount: string): string {
  const { units, scale } = scaled(amount);
  return text(units, scale);
}

export function addAmounts(a: string, b: string): string {
  const { a: x, b: y, scale } = aligned(a, b);
  return text(x + y, scale);
}

export function subtractAmounts(a: string, b: string): string {
  const { a: x, b: y, scale } = aligned(a, b);
  return text(x - y, scale);
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. */
export function compareAmounts(a: string, b: string): number {
  const { a: x, b: y } = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

export function sumAmounts(amounts: Iterable<string>): string {
  let sum = "0.00";
  for (const amount of amounts) sum = addAmounts(sum, amount);
  return sum;
}

/** How English writes a currency, for amounts that have just its places: what Intl says of one, with the digits set in. */
interface Spelling {
  format: Intl.NumberFormat;
  before: string;
  after: string;
  /** Decimal places of the currency. */
  places: number;
}
const spellings = new Map<string, Spelling>();
const PLAIN = /^0$|^[1-9]\d{0,14}$/;

function spellingOf(currency: string): Spelling {
  let spelling = spellings.get(currency);
  if (!spelling) {
    const format = new Intl.NumberFormat("en-GB", { style: "currency", currency, currencyDisplay: "narrowSymbol" });
    const [before = "", after = ""] = format.format(0).split(/0(?:\.0+)?/);
    spelling = { format, before, after, places: format.resolvedOptions().maximumFractionDigits ?? 2 };
    spellings.set(currency, spelling);
  }
  return spelling;
}

/** For people: "£612.40", "1,200.00 SEK". The currency's own sign where English has one. */
export function formatMoney(amount: string, currency: string): string {
  const { format, before, after, places } = spellingOf(currency);
  const point = amount.indexOf(".");
  const whole = point === -1 ? amount : amount.slice(0, point);
  const fraction = point === -1 ? "" : amount.slice(point + 1);
  // Intl takes a microsecond and more: of a store's amounts nearly all are plain ones.
  if (PLAIN.test(whole) && (fraction.length === places || fraction === "")) {
    const cents = fraction === "" ? "0".repeat(places) : fraction;
    return `${before}${grouped(whole)}${places ? `.${cents}` : ""}${after}`;
  }
  // The number goes in as text: Intl formats decimal strings exactly.
  return format.format(normalAmount(amount) as Intl.StringNumericLiteral);
}

function grouped(digits: string): string {
  let text = digits;
  for (let at = digits.length - 3; at > 0; at -= 3) text = `${text.slice(0, at)},${text.slice(at)}`;
  return text;
}

/** The amount times a whole or decimal number, exactly. */
export function multiplyAmount(amount: string, factor: number | string): string {
  const [x, y] = [scaled(amount), scaled(decimalText(factor))];
  return text(x.units * y.units, x.scale + y.scale);
}

/** A number as decimal text: JavaScript writes very small and very large ones with an exponent. */
function decimalText(value: number | string): string {
  if (typeof value === "string") return value;
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(12);
}
