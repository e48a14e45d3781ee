// Pure. How postcodes look, by country: a digit is 9, a letter is a, either is *, anything else stands for itself.
// Source: the countries' postal services as collected by the Universal Postal Union (addressing sheets, 2025) and, for codes
// of territories, ISO 3166. A country that is not listed has no postcodes, or none that can be told apart from a typo.
// A letter behind the district's number is in use in inner London alone.
const LONDON = ["E", "N", "W", "EC", "NW", "SE", "SW", "WC"].map((area) => `${area}9a 9aa`);
const GB = ["a9 9aa", "aa9 9aa", "a99 9aa", "aa99 9aa", ...LONDON, "GIR 0AA"].join("|");

const FORMATS: Record<string, string> = {
  AD: "AD999",
  AF: "9999",
  AI: "AI-9999",
  AL: "9999",
  AM: "9999|999999",
  AR: "9999|a9999aaa",
  AS: "99999|99999-9999",
  AT: "9999",
  AU: "9999",
  AX: "99999",
  AZ: "AZ9999",
  BA: "99999",
  BB: "BB99999",
  BD: "9999",
  BE: "9999",
  BG: "9999",
  BH: "999|9999",
  BL: "99999",
  BM: "aa 99|aa aa",
  BN: "aa9999",
  BR: "99999-999",
  BY: "999999",
  CA: "a9a 9a9",
  CC: "9999",
  CH: "9999",
  CL: "9999999",
  CN: "999999",
  CO: "999999",
  CR: "99999",
  CU: "99999",
  CV: "9999",
  CX: "9999",
  CY: "9999",
  CZ: "999 99",
  DE: "99999",
  DK: "9999",
  DO: "99999",
  DZ: "99999",
  EC: "999999",
  EE: "99999",
  EG: "99999",
  ES: "99999",
  ET: "9999",
  FI: "99999",
  FK: "FIQQ 1ZZ",
  FO: "999",
  FR: "99999",
  GB,
  GE: "9999",
  GF: "99999",
  GG: "GY9 9aa|GY99 9aa",
  GI: "GX11 1AA",
  GL: "9999",
  GN: "999",
  GP: "99999",
  GR: "999 99",
  GT: "99999",
  GU: "99999|99999-9999",
  GW: "9999",
  HN: "99999",
  HR: "99999",
  HT: "9999",
  HU: "9999",
  ID: "99999",
  IE: "a99 ****|D6W ****",
  IL: "9999999|99999",
  IM: "IM9 9aa|IM99 9aa",
  IN: "999999",
  IQ: "99999",
  IR: "99999-99999",
  IS: "999",
  IT: "99999",
  JE: "JE9 9aa|JE99 9aa",
  JO: "99999",
  JP: "999-9999",
  KE: "99999",
  KG: "999999",
  KH: "99999|999999",
  KR: "99999",
  KW: "99999",
  KZ: "999999",
  LA: "99999",
  LB: "9999 9999|9999",
  LI: "9999",
  LK: "99999",
  LS: "999",
  LT: "99999",
  LU: "9999",
  LV: "LV-9999",
  MA: "99999",
  MC: "99999",
  MD: "MD-9999",
  ME: "99999",
  MF: "99999",
  MG: "999",
  MH: "99999",
  MK: "9999",
  MM: "99999",
  MN: "99999",
  MP: "99999",
  MQ: "99999",
  MT: "aaa 9999",
  MU: "99999",
  MV: "99999",
  MX: "99999",
  MY: "99999",
  MZ: "9999",
  NC: "99999",
  NE: "9999",
  NF: "9999",
  NG: "999999",
  NI: "99999",
  NL: "9999 aa",
  NO: "9999",
  NP: "99999",
  NZ: "9999",
  OM: "999",
  PE: "99999",
  PF: "99999",
  PG: "999",
  PH: "9999",
  PK: "99999",
  PL: "99-999",
  PM: "99999",
  PR: "99999|99999-9999",
  PS: "999",
  PT: "9999-999",
  PW: "99999",
  PY: "9999",
  RE: "99999",
  RO: "999999",
  RS: "99999",
  RU: "999999",
  SA: "99999|99999-9999",
  SD: "99999",
  SE: "999 99",
  SG: "999999",
  SI: "9999",
  SJ: "9999",
  SK: "999 99",
  SM: "99999",
  SN: "99999",
  SV: "9999",
  SZ: "a999",
  TH: "99999",
  TJ: "999999",
  TM: "999999",
  TN: "9999",
  TR: "99999",
  TW: "999|99999|999999",
  UA: "99999",
  US: "99999|99999-9999",
  UY: "99999",
  UZ: "999999",
  VA: "00120",
  VE: "9999",
  VI: "99999|99999-9999",
  VN: "999999|99999",
  WF: "99999",
  XK: "99999",
  YT: "99999",
  ZA: "9999",
  ZM: "99999",
};

/**
 * Which letters are in use where, so that they are not taken for digits. GB: Royal Mail's programmers' guide to the Postcode Address File;
 * IE: the letters of Eircode's product guide; CA: Canada Post's addressing guidelines; NL: combinations that PostNL gives out.
 */
const IN_USE: Record<string, RegExp> = {
  GB: /^(GIR0AA|([A-Z](\d[A-HJKPSTUW]?|\d\d)|[A-Z]{2}(\d[ABEHMNPRVWXY]?|\d\d))\d[ABD-HJLNP-UW-Z]{2})$/,
  IE: /^[ACDEFHKNPRTVWXY\d]+$/,
  CA: /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\d[ABCEGHJ-NPRSTV-Z]\d$/,
  NL: /^\d{4}(?!S[ADS])/,
};
const isInUse = (country: string, plain: string) => IN_USE[country]?.test(plain) ?? true;

/** Where addresses are complete without one though there are postcodes: nobody has to know his own. */
const OFTEN_LEFT_OUT = new Set(
  (
    "IE AI AL AM AZ BB BD BH BM BN BY CC CL CO CR CU CV CX DO DZ EC EG ET FK GE GI GN GT GW HN HT IQ IR JO KE KG KH KW KZ LA LB " +
    "LK LS MA MD MG MK MM MN MV MZ NC NE NF NG NI NP OM PA PE PG PK PS PY SA SD SN SV SZ TJ TM TN UY UZ VE VN XK ZM"
  ).split(" "),
);

/** What people write before the number: the sign of the country. */
const SIGNS: Record<string, string> = {
  AT: "A",
  BE: "B",
  DE: "D",
  FI: "FIN",
  FR: "F",
  IT: "I",
  LU: "L",
  NO: "N",
  SE: "S",
  SI: "SI",
  LT: "LT",
  EE: "EE",
  GR: "GR",
  HR: "HR",
  ES: "E",
};

interface Mask {
  /** Without what only separates. */
  chars: string;
  /** With it. */
  shown: string;
  literal: string;
}

const masks = new Map<string, Mask[]>();

function masksOf(country: string): Mask[] | null {
  const known = masks.get(country);
  if (known) return known;
  const formats = FORMATS[country];
  if (!formats) return null;
  const shapes = formats.split("|").map((shown) => ({ shown, chars: shown.replaceAll(/[ -]/g, "") }));
  const letters = new Set(shapes.map(({ chars }) => /^[A-Z]*/.exec(chars)?.[0] ?? ""));
  // Letters that all codes of a country begin with can be put in front of one that lacks them.
  const literal = letters.size === 1 ? ([...letters][0] ?? "") : "";
  const made = shapes.map((shape) => ({ ...shape, literal }));
  masks.set(country, made);
  return made;
}

export type PostcodeReading =
  /** As it is to be written. */
  | { is: "good"; code: string }
  /** Digits and letters were confused, or a leading zero was lost: what was probably meant. */
  | { is: "typo"; code: string }
  | { is: "wrong" };

const DIGIT_MEANT: Record<string, string> = { O: "0", Q: "0", D: "0", I: "1", L: "1", Z: "2", S: "5", G: "6", B: "8" };
const LETTER_MEANT: Record<string, string> = { "0": "O", "1": "I", "2": "Z", "5": "S", "8": "B" };

function fits(plain: string, chars: string): boolean {
  if (plain.length !== chars.length) return false;
  for (let at = 0; at < chars.length; at++) {
    const wanted = chars[at];
    const code = plain.charCodeAt(at);
    const isDigit = code >= 48 && code <= 57;
    if (wanted === "9" ? !isDigit : wanted === "a" ? isDigit : wanted === "*" ? false : wanted !== plain[at])
      return false;
  }
  return true;
}

function shownAs(plain: string, shown: string): string {
  let at = 0;
  return [...shown].map((letter) => (/[ -]/.test(letter) ? letter : (plain[at++] ?? ""))).join("");
}

function unconfused(plain: string, chars: string, country: string): string | null {
  if (plain.length !== chars.length) return null;
  let made = "";
  for (const [at, wanted] of [...chars].entries()) {
    const letter = plain[at] as string;
    const isDigit = /\d/.test(letter);
    const meant =
      wanted === "9"
        ? isDigit
          ? letter
          : DIGIT_MEANT[letter]
        : wanted === "a"
          ? isDigit
            ? LETTER_MEANT[letter]
            : letter
          : wanted === "*"
            ? // Only Ireland has places for either.
              isInUse(country, letter)
              ? letter
              : DIGIT_MEANT[letter]
            : wanted === letter
              ? letter
              : undefined;
    if (meant === undefined) return null;
    made += meant;
  }
  return made;
}

/** Has the country postcodes that we can read? */
export const hasPostcodes = (country: string): boolean => Object.hasOwn(FORMATS, country);

/** Must an address of that country have one? */
export const needsPostcode = (country: string): boolean => hasPostcodes(country) && !OFTEN_LEFT_OUT.has(country);

/**
 * Reads a postcode as its country writes it. Null: the country has none that we know.
 * @param isKnown whether such a code exists, where a table says so.
 */
export function readPostcode(country: string, zip: string, isKnown: (code: string) => boolean): PostcodeReading | null {
  const options = masksOf(country);
  if (!options) return null;
  let plain = zip
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
  const sign = [SIGNS[country], country].find(
    (one) => one && plain.startsWith(one) && /^\d/.test(plain.slice(one.length)),
  );
  if (sign && !options.some(({ chars }) => fits(plain, chars))) plain = plain.slice(sign.length);
  for (const { chars, shown, literal } of options) {
    if (fits(plain, chars) && isInUse(country, plain)) return { is: "good", code: shownAs(plain, shown) };
    if (literal && fits(literal + plain, chars)) return { is: "good", code: shownAs(literal + plain, shown) };
  }
  const meant = new Set<string>();
  for (const { chars, shown } of options) {
    // Spreadsheets take leading zeros away.
    const padded =
      /^9{4,5}$/.test(chars) && plain.length === chars.length - 1 && /^\d+$/.test(plain)
        ? `0${plain}`
        : unconfused(plain, chars, country);
    if (padded && isInUse(country, padded)) meant.add(shownAs(padded, shown));
  }
  const [only, ...others] = [...meant].filter(isKnown);
  return only && !others.length ? { is: "typo", code: only } : { is: "wrong" };
}
