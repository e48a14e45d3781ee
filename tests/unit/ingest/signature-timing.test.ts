// How long a wrong signature takes to be refused tells nobody which of its bytes is the first wrong one.
import { createHmac, randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { signatureIsRight } from "#app/ingest/verify-signature.ts";

const SAMPLES = 100_000;
/** Enough for a difference that is there. */
const FEW_SAMPLES = 20_000;
const WARM_UP = 5_000;
/** By chance alone one comparison in a hundred is below it, and three in a row one time in a million. */
const P = 0.01;
const ROUNDS = 3;

const SECRETS = ["current"];
const BODY = Buffer.from('{"id":1}');
const right = createHmac("sha256", "current").update(BODY).digest("base64");
const AT_FIRST = 0;
/** The last one before the padding. */
const AT_LAST = right.length - 2;
/** What stands at a place: by which signature it is, the one whose first byte is wrong or the one whose last is. */
const byteAt = (place: number, isWrong: [boolean, boolean]) =>
  isWrong.map((wrong) => (wrong ? (right[place] === "A" ? "B" : "A") : (right[place] as string)).charCodeAt(0));
const FIRST_BYTE = byteAt(AT_FIRST, [true, false]);
const LAST_BYTE = byteAt(AT_LAST, [false, true]);

type Check = (signature: string) => boolean;

/**
 * Nanoseconds of each check, the two signatures in an order that nothing can learn, by the same lines of code. No branch hangs on which
 * of them it is: what the processor guessed wrong just before would be timed with one of them more often than with the other.
 */
function time(check: Check, samples: number): Record<"first" | "last", number[]> {
  // One place for both: where a text was copied from would tell them apart.
  const bytes = Buffer.from(right, "latin1");
  const order = randomBytes(WARM_UP + 2 * samples).map((byte) => byte & 1);
  const times = new Float64Array(order.length);
  for (let at = 0; at < order.length; at++) {
    const which = order[at] as 0 | 1;
    bytes[AT_FIRST] = FIRST_BYTE[which] as number;
    bytes[AT_LAST] = LAST_BYTE[which] as number;
    // As a header is: a text of its own each time.
    const signature = bytes.toString("latin1");
    const began = process.hrtime.bigint();
    check(signature);
    times[at] = Number(process.hrtime.bigint() - began);
  }
  const of = (which: number) => [...times].filter((_, at) => at >= WARM_UP && order[at] === which);
  return { first: of(0), last: of(1) };
}

/** Mann and Whitney's test, which asks for ranks alone: a busy machine's outliers weigh no more than others. Two-sided. */
function pOf({ first, last }: Record<"first" | "last", number[]>): number {
  const [n, m] = [first.length, last.length];
  // Twice the time, and one more for those of `first`: sorted as plain numbers.
  const all = new Float64Array(n + m);
  all.set(first.map((ns) => ns * 2 + 1));
  all.set(
    last.map((ns) => ns * 2),
    n,
  );
  all.sort();
  const nsAt = (at: number) => Math.floor((all[at] ?? 0) / 2);
  let ranks = 0;
  let ties = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    let firsts = 0;
    for (; to < all.length && nsAt(to) === nsAt(from); to++) firsts += (all[to] ?? 0) % 2;
    ranks += firsts * ((from + 1 + to) / 2);
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  const u = ranks - (n * (n + 1)) / 2;
  const total = n + m;
  const deviation = Math.sqrt(((n * m) / 12) * (total + 1 - ties / (total * (total - 1))));
  return 2 * (1 - normal(Math.abs(u - (n * m) / 2) / deviation));
}

/** Of the standard normal distribution, by Abramowitz and Stegun 26.2.17 (error below 1e-7). */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly;
}

function isSeparable(check: Check, samples: number): boolean {
  for (let round = 0; round < ROUNDS; round++) if (pOf(time(check, samples)) >= P) return false;
  return true;
}

it("takes as long when the first byte is wrong as when the last one is", () => {
  expect(isSeparable((signature) => signatureIsRight(BODY, signature, SECRETS), SAMPLES)).toBe(false);
});

it("would be seen to differ if it stopped at the first wrong byte", () => {
  const careless: Check = (signature) => {
    const expected = Buffer.from(createHmac("sha256", "current").update(BODY).digest("base64"), "latin1");
    const given = Buffer.from(signature, "latin1");
    for (let at = 0; at < expected.length; at++) if (expected[at] !== given[at]) return false;
    return true;
  };
  expect(isSeparable(careless, FEW_SAMPLES)).toBe(true);
});
