// Arithmetic on decimals: money is never a float. What goes in as amounts comes out with their places.
import { asDecimal } from "#app/rules/compare-values.ts";
import { DecimalDrop } from "#app/rules/decimal-drop.ts";
import type { Filter } from "#app/rules/filters/filter.ts";

interface Scaled {
  units: bigint;
  scale: number;
}

function scaled(value: unknown): Scaled {
  const found = asDecimal(
    value instanceof DecimalDrop ? value.text : value === "" || value === null || value === undefined ? 0 : value,
  );
  if (found === null) throw new Error(`${JSON.stringify(String(value)).slice(0, 60)} is no number`);
  const text =
    typeof found === "number"
      ? Number.isInteger(found)
        ? BigInt(found).toString()
        : found.toFixed(12).replace(/0+$/, "")
      : found.trim();
  const [whole = "0", fraction = ""] = text.split(".");
  if (whole.length + fraction.length > 60) throw new Error("a number has at most 60 digits");
  return { units: BigInt(`${whole}${fraction}`.replace(/^-?$/, "0")), scale: fraction.length };
}

const lift = ({ units, scale }: Scaled, to: number): bigint => units * 10n ** BigInt(to - scale);

function made(units: bigint, scale: number): number | DecimalDrop {
  if (scale === 0 && units >= -(2n ** 53n) && units <= 2n ** 53n) return Number(units);
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  return DecimalDrop.of(`${units < 0n ? "-" : ""}${whole}${scale ? `.${digits.slice(-scale)}` : ""}`);
}

const both = (a: unknown, b: unknown, work: (x: bigint, y: bigint) => bigint) => {
  const [x, y] = [scaled(a), scaled(b)];
  const scale = Math.max(x.scale, y.scale);
  return made(work(lift(x, scale), lift(y, scale)), scale);
};
const PLACES = 12;

/** Half away from zero, as money is rounded. */
function roundTo({ units, scale }: Scaled, places: number, how: "round" | "floor" | "ceil"): number | DecimalDrop {
  if (scale <= places) return made(units * 10n ** BigInt(places - scale), places);
  const unit = 10n ** BigInt(scale - places);
  const [quotient, rest] = [units / unit, units % unit];
  if (rest === 0n) return made(quotient, places);
  const up = units >= 0n;
  if (how === "floor") return made(up ? quotient : quotient - 1n, places);
  if (how === "ceil") return made(up ? quotient + 1n : quotient, places);
  const twice = (rest < 0n ? -rest : rest) * 2n;
  return made(twice >= unit ? quotient + (up ? 1n : -1n) : quotient, places);
}
const placesOf = (value: unknown): number => {
  const places = Number(scaled(value ?? 0).units);
  if (places < 0 || places > PLACES) throw new Error(`rounds to 0 to ${PLACES} places`);
  return places;
};

/** Without needless zeros after the point. */
function trimmed(units: bigint, scale: number): number | DecimalDrop {
  let [u, s] = [units, scale];
  while (s > 0 && u % 10n === 0n) [u, s] = [u / 10n, s - 1];
  return made(u, s);
}

export const numbers: Record<string, Filter> = {
  plus: (value, other) => both(value, other, (x, y) => x + y),
  minus: (value, other) => both(value, other, (x, y) => x - y),
  times: (value, other) => {
    const [x, y] = [scaled(value), scaled(other)];
    const scale = x.scale + y.scale;
    // An amount times a factor stays an amount: two places at least, and no more than it needs.
    let [units, at] = [x.units * y.units, scale];
    const least = Math.max(x.scale, y.scale);
    while (at > least && units % 10n === 0n) [units, at] = [units / 10n, at - 1];
    return made(units, at);
  },
  divided_by: (value, other) => {
    const [x, y] = [scaled(value), scaled(other)];
    if (y.units === 0n) throw new Error("divided by 0");
    // Whole by whole is whole, as in Liquid.
    if (x.scale === 0 && y.scale === 0) {
      const quotient = x.units / y.units;
      return made(x.units % y.units !== 0n && x.units < 0n !== y.units < 0n ? quotient - 1n : quotient, 0);
    }
    const scale = Math.max(x.scale, y.scale);
    return trimmed((lift(x, scale) * 10n ** BigInt(PLACES)) / lift(y, scale), PLACES);
  },
  modulo: (value, other) => {
    if (scaled(other).units === 0n) throw new Error("modulo 0");
    return both(value, other, (x, y) => ((x % y) + y) % y);
  },
  abs: (value) => both(value, 0, (x) => (x < 0n ? -x : x)),
  at_least: (value, other) => both(value, other, (x, y) => (x > y ? x : y)),
  at_most: (value, other) => both(value, other, (x, y) => (x < y ? x : y)),
  round: (value, places) => roundTo(scaled(value), placesOf(places), "round"),
  floor: (value, places) => roundTo(scaled(value), placesOf(places), "floor"),
  ceil: (value, places) => roundTo(scaled(value), placesOf(places), "ceil"),
  percent_of: (value, whole) => {
    const [x, y] = [scaled(value), scaled(whole)];
    if (y.units === 0n) return 0;
    const scale = Math.max(x.scale, y.scale);
    return roundTo({ units: (lift(x, scale) * 10n ** 8n) / lift(y, scale), scale: 6 }, 2, "round");
  },
};
