// Pure. What is wrong with a shipping address, and how it would be right. Every fault says whether it can be mended without
// asking anybody; the suggestion is the address with all such faults mended, so that assessing it again finds only those
// that nobody can mend for the buyer.
import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { isMilitary, isPoBox, lacksHouseNumber, unitWanted } from "#app/checks/address/delivery-words.ts";
import { hasPostcodes, needsPostcode, readPostcode } from "#app/checks/address/postcode-formats.ts";
import { liesIn, regionsOf } from "#app/checks/address/postcode-regions.ts";
import type { PictureOf } from "#app/rules/record.ts";
import type { address } from "#app/rules/records/address.ts";

export type Address = PictureOf<typeof address>;
type Part = "name" | "company" | "address1" | "address2" | "city" | "zip" | "province_code" | "country_code" | "phone";

export type Severity = "format" | "fixable" | "undeliverable";
export interface AddressProblem {
  code: string;
  part: Part;
  severity: Severity;
  says: string;
  has_fix: boolean;
}
export type AddressOutcome = "fine" | "format_only" | "fixable" | "undeliverable";
export interface AddressVerdict {
  outcome: AddressOutcome;
  problem: string | null;
  /** As a person would say it, also where nothing is wrong. */
  says: string;
  codes: string[];
  problems: AddressProblem[];
  suggestion: Address | null;
  is_po_box: boolean;
  is_military: boolean;
}

export interface AddressDemands {
  house_number: boolean;
  unit: boolean;
  po_box: "allowed" | "refused";
  military: "allowed" | "refused";
  phone: "not_looked_at" | "if_given" | "required";
  /** Most characters of a line for the order's carrier; 0: any. */
  lineLimit: number;
  latinOnly: boolean;
  /** Shopify's own verdict, where it was asked for; null: it was not. */
  shopify: string | null;
  /** Shopify's verdicts that count. */
  shopifyCounts: readonly string[];
}

interface Found extends Omit<AddressProblem, "has_fix"> {
  fix: Partial<Address> | null;
}

// Places that are a city and a state in one: people leave the city out.
const NO_CITY = new Set(["SG", "MC", "VA", "GI", "HK", "MO", "NR"]);
const NEEDS_REGION = new Set(["US", "CA", "AU", "BR", "MX", "IN", "MY"]);

/** @returns null where everything about the address is null: there is none. */
export function assessAddress(given: Address, demands: AddressDemands): AddressVerdict {
  const found: Found[] = [];
  // Letters first: what is unprintable would hide every other fault.
  let seen = given;
  for (const one of unprintable(seen)) {
    found.push(one);
    if (one.fix) seen = { ...seen, ...one.fix };
  }
  const country = (seen.country_code ?? "").trim().toUpperCase();
  const lines = `${seen.address1 ?? ""} ${seen.address2 ?? ""}`.trim();
  const zip = (seen.zip ?? "").trim();
  const [line1, line2] = [(seen.address1 ?? "").trim(), (seen.address2 ?? "").trim()];
  const is_po_box = isPoBox(line1, country) || isPoBox(line2, country);
  const is_military = isMilitary(country, {
    city: seen.city ?? "",
    line: lines,
    region: seen.province_code ?? "",
    zip,
  });

  found.push(...missing(seen, country, lines));
  if (country) found.push(...postcode(seen, country, zip));
  if (lines && country) {
    if (is_po_box && demands.po_box === "refused")
      found.push(
        fault("po_box", "address1", "undeliverable", `“${isPoBox(line1, country) ? line1 : line2}” is a PO box.`),
      );
    if (is_military && demands.military === "refused")
      found.push(fault("military", "city", "undeliverable", "It is a military address."));
    if (demands.house_number && !is_po_box && !is_military && lacksHouseNumber(country, lines))
      found.push(fault("house_number_missing", "address1", "fixable", `“${lines}” has no house number.`));
    if (!/\p{L}/u.test(lines) && !["JP", "CN", "KR"].includes(country))
      found.push(fault("street_missing", "address1", "fixable", `“${lines}” has no street.`));
    const unit = demands.unit && !is_po_box ? unitWanted(line1, line2, (seen.company ?? "").trim()) : null;
    if (unit) found.push(fault("unit_missing", "address2", "fixable", `“${unit}” has no number.`));
  }
  found.push(...phone(seen, country, demands.phone));
  if (demands.latinOnly) found.push(...nonLatin(seen));
  found.push(...longLines(seen, demands.lineLimit));
  if (demands.shopify && demands.shopifyCounts.includes(demands.shopify))
    found.push(
      fault(
        "shopify_verdict",
        "address1",
        "fixable",
        demands.shopify === "error" ? "Shopify finds the address wrong." : "Shopify has doubts about the address.",
      ),
    );
  return verdict(given, found, { is_po_box, is_military }, demands.shopify);
}

const fault = (
  code: string,
  part: Part,
  severity: Severity,
  says: string,
  fix: Partial<Address> | null = null,
): Found => ({ code, part, severity, says, fix });

const OUTCOME: Record<Severity, AddressOutcome> = {
  format: "format_only",
  fixable: "fixable",
  undeliverable: "undeliverable",
};
const RANK: readonly Severity[] = ["format", "fixable", "undeliverable"];

function verdict(
  given: Address,
  found: Found[],
  flags: Pick<AddressVerdict, "is_po_box" | "is_military">,
  shopify: string | null,
): AddressVerdict {
  if (!found.length)
    return {
      outcome: "fine",
      problem: null,
      says: praise(given, shopify),
      codes: [],
      problems: [],
      suggestion: null,
      ...flags,
    };
  const worst = found.reduce((rank, { severity }) => Math.max(rank, RANK.indexOf(severity)), 0);
  const fixes = found.flatMap(({ fix }) => (fix ? [fix] : []));
  const outcome = OUTCOME[RANK[worst] ?? "format"];
  const problem = found.map(({ says }) => says).join(" ");
  return {
    outcome,
    problem,
    says: outcome === "format_only" ? `A parcel would arrive; only the spelling could be better. ${problem}` : problem,
    codes: [...new Set(found.map(({ code }) => code))],
    problems: found.map(({ fix, ...one }) => ({ ...one, has_fix: fix !== null })),
    suggestion: fixes.length ? Object.assign({}, given, ...fixes) : null,
    ...flags,
  };
}

/** What can be said of an address with which nothing is wrong. */
function praise(address: Address, shopify: string | null): string {
  const own = praiseOfOurs(address);
  return shopify === "no_issues" ? `${own} Shopify finds no issues either.` : own;
}

function praiseOfOurs(address: Address): string {
  const country = (address.country_code ?? "").trim().toUpperCase();
  const zip = (address.zip ?? "").trim();
  if (!zip || !hasPostcodes(country)) return "The address is complete.";
  const region = (address.province_code ?? "").trim();
  if (region && regionsOf(country, zip)?.length)
    return `The address is complete, and the postcode fits ${(address.province ?? "").trim() || region}.`;
  return `The address is complete, and the postcode is valid in ${nameOf(address, country)}.`;
}

const TEXT_PARTS = ["name", "company", "address1", "address2", "city", "zip"] as const;
const TEXT_LABEL: Record<(typeof TEXT_PARTS)[number], string> = {
  name: "name",
  company: "company",
  address1: "first address line",
  address2: "second address line",
  city: "city",
  zip: "postcode",
};
// Digits and # are emoji too, to Unicode; a keycap or a flag is made of them and marks.
const EMOJI = /(?![\d#*©®™])\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}\u20E3\uFE0E\uFE0F]/gu;
// Controls, what is invisible (soft hyphens, joiners, marks of direction), private use, half pairs, no characters at all.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu;
const NEEDS_A_LOOK = /[^\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u1e00-\u1eff\u2010-\u2019]/;

const BREAKS = /[\t\r\n\v\f\u0085\u2028\u2029]+/;
const ALL_BREAKS = new RegExp(BREAKS, "g");

// Line breaks and tabs part words; all else that is not seen parts nothing.
const printable = (text: string): string =>
  text.replace(ALL_BREAKS, " ").replace(EMOJI, "").replace(HIDDEN, "").replaceAll(/\s+/g, " ").trim();

/** Shopify keeps a name in two parts as well. */
const nameFix = ({ first_name, last_name }: Address, name: string): Partial<Address> => ({
  ...{
    name: name || null,
    first_name: first_name && printable(first_name),
    last_name: last_name && printable(last_name),
  },
});

function unprintable(address: Address): Found[] {
  const found: Found[] = [];
  for (const part of TEXT_PARTS) {
    const text = address[part];
    if (!text || !NEEDS_A_LOOK.test(text)) continue;
    if (text.includes("\ufffd")) {
      found.push(fault("unprintable", part, "fixable", `The ${TEXT_LABEL[part]} has characters that were lost.`));
      continue;
    }
    const plain = printable(text);
    if (plain === text.replaceAll(/\s+/g, " ").trim() && !BREAKS.test(text)) continue;
    found.push(
      fault(
        "unprintable",
        part,
        "format",
        `The ${TEXT_LABEL[part]} has characters that a label cannot print.`,
        part === "name" ? nameFix(address, plain) : { [part]: plain || null },
      ),
    );
  }
  return found;
}

function missing(address: Address, country: string, lines: string): Found[] {
  const found: Found[] = [];
  const is = (part: Part) => !String(address[part] ?? "").trim();
  if (is("name") && is("company")) found.push(fault("missing_name", "name", "fixable", "There is no name."));
  if (!lines) found.push(fault("missing_street", "address1", "undeliverable", "There is no street."));
  if (is("city") && !NO_CITY.has(country))
    found.push(fault("missing_city", "city", "undeliverable", "There is no city."));
  if (!country) found.push(fault("missing_country", "country_code", "undeliverable", "There is no country."));
  if (is("zip") && needsPostcode(country))
    found.push(fault("missing_zip", "zip", "undeliverable", "There is no postcode."));
  return found;
}

function postcode(address: Address, country: string, zip: string): Found[] {
  const region = (address.province_code ?? "").trim();
  if (!zip) return region || !NEEDS_REGION.has(country) ? [] : [regionMissing()];
  if (!hasPostcodes(country)) return [];
  const reading = readPostcode(
    country,
    zip,
    (code) => regionsOf(country, code) !== undefined && (!region || liesIn(country, code, region)),
  );
  if (!reading) return [];
  if (reading.is === "wrong")
    return [
      fault(
        "zip_format",
        "zip",
        "undeliverable",
        `“${zip}” is not what a postcode in ${nameOf(address, country)} looks like.`,
      ),
    ];
  const { code } = reading;
  const found: Found[] = [];
  if (reading.is === "typo")
    found.push(
      fault(
        "zip_format",
        "zip",
        "fixable",
        `“${zip}” is not what a postcode in ${nameOf(address, country)} looks like; “${code}” is.`,
        { zip: code },
      ),
    );
  else if (code !== zip)
    found.push(fault("zip_format", "zip", "format", `The postcode is written ${code}.`, { zip: code }));
  const regions = regionsOf(country, code);
  if (regions === undefined)
    return [
      fault("zip_unknown", "zip", "undeliverable", `No postcode in ${nameOf(address, country)} begins like “${zip}”.`),
    ];
  const [only, ...others] = regions ?? [];
  if (region && !liesIn(country, code, region)) {
    const inWords = regions?.join(" or ") ?? "";
    // A region is picked from a list, a postcode is typed: but a postcode that fits nowhere near is the likelier truth.
    const fix = only && !others.length ? { province_code: only, province: null } : null;
    found.push(
      fault(
        "zip_region",
        "province_code",
        "fixable",
        `The postcode ${code} lies in ${inWords}, not in ${region}.`,
        fix,
      ),
    );
  } else if (!region && NEEDS_REGION.has(country))
    found.push(only && !others.length ? { ...regionMissing(), fix: { province_code: only } } : regionMissing());
  return found;
}

const regionMissing = (): Found =>
  fault("missing_province", "province_code", "fixable", "There is no state or province.");
const nameOf = (address: Address, country: string): string => (address.country ?? "").trim() || country;

function phone({ phone: given }: Address, country: string, demand: AddressDemands["phone"]): Found[] {
  if (demand === "not_looked_at") return [];
  const text = (given ?? "").trim();
  if (!text)
    return demand === "required" ? [fault("phone_missing", "phone", "fixable", "There is no phone number.")] : [];
  const parsed = parsePhoneNumberFromString(text, (country || undefined) as never);
  if (parsed?.isValid()) return [];
  return [
    fault("phone_invalid", "phone", "fixable", `“${text}” is no phone number${country ? ` in ${country}` : ""}.`),
  ];
}

// Letters of other scripts; marks, digits and punctuation belong to all.
const NON_LATIN = /(?!\p{Script=Latin})\p{L}/u;
function nonLatin(address: Address): Found[] {
  return (["name", "company", "address1", "address2", "city"] as const).flatMap((part) =>
    NON_LATIN.test(address[part] ?? "")
      ? [
          fault(
            "non_latin",
            part,
            "fixable",
            `The carrier prints Latin letters only; the ${TEXT_LABEL[part]} has others.`,
          ),
        ]
      : [],
  );
}

/** Counted as a label prints them: by what people see as one letter. */
const lengthOf = (text: string): number =>
  /^[\x20-\x7e]*$/.test(text) ? text.length : [...text.normalize("NFC")].length;

function longLines(address: Address, limit: number): Found[] {
  if (!limit) return [];
  const found: Found[] = [];
  for (const part of ["name", "company", "address1", "address2", "city"] as const) {
    const text = (address[part] ?? "").trim();
    const length = lengthOf(text);
    if (length <= limit) continue;
    const fix = part === "address1" && !(address.address2 ?? "").trim() ? overTwoLines(text, limit) : null;
    found.push(
      fault(
        "line_too_long",
        part,
        fix ? "format" : "fixable",
        `The ${TEXT_LABEL[part]} has ${length} characters; ${limit} fit on the label.`,
        fix,
      ),
    );
  }
  return found;
}

/** The line as two, parted at a comma or else at a space; null: it does not fit on two either. */
function overTwoLines(text: string, limit: number): Partial<Address> | null {
  for (const between of [/,\s*/gu, /\s+/gu]) {
    const at = [...text.matchAll(between)].findLast(({ index }) => lengthOf(text.slice(0, index)) <= limit);
    if (!at) continue;
    const [first, second] = [text.slice(0, at.index).trim(), text.slice(at.index + at[0].length).trim()];
    if (first && second && lengthOf(second) <= limit) return { address1: first, address2: second };
  }
  return null;
}
