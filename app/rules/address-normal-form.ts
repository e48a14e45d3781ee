// Pure. Two addresses are the same place when their normal forms are equal: case, spaces, punctuation, diacritics and
// common abbreviations do not count; nor do name, company and phone, which say who, not where.
import type { Address } from "#app/rules/order-snapshot.ts";

const ABBREVIATIONS: Record<string, string> = {
  str: "strasse",
  st: "street",
  rd: "road",
  ave: "avenue",
  av: "avenue",
  blvd: "boulevard",
  dr: "drive",
  ln: "lane",
  ct: "court",
  pl: "place",
  sq: "square",
  hwy: "highway",
  pkwy: "parkway",
  apt: "apartment",
  ste: "suite",
  flr: "floor",
  no: "",
  nr: "",
  n: "north",
  s: "south",
  e: "east",
  w: "west",
};

function words(text: string | null): string {
  return (text ?? "")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/['’.]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => ABBREVIATIONS[word] ?? word)
    .filter(Boolean)
    .join(" ");
}

export interface NormalAddress {
  street: string;
  city: string;
  zip: string;
  province: string;
  country: string;
}

/** The normal form of an address. Lines one and two count as one text: shops split them differently. */
export function addressNormalForm(address: Address): NormalAddress {
  return {
    street: words([address.address1, address.address2].filter(Boolean).join(" ")),
    city: words(address.city),
    zip: words(address.zip).replaceAll(" ", ""),
    province: words(address.provinceCode),
    country: (address.countryCode ?? "").trim().toUpperCase(),
  };
}

/** Are both the same place? A province or country that one of them leaves out does not make them differ. */
export function isSamePlace(a: Address, b: Address): boolean {
  const [x, y] = [addressNormalForm(a), addressNormalForm(b)];
  const sameOrLeftOut = (p: string, q: string) => p === q || p === "" || q === "";
  return (
    x.street === y.street &&
    x.city === y.city &&
    x.zip === y.zip &&
    sameOrLeftOut(x.province, y.province) &&
    sameOrLeftOut(x.country, y.country)
  );
}

/** Short, for a sentence: "Leeds, LS1 4AP". */
export function addressInWords(address: Address): string {
  return (
    [address.city, address.zip].filter(Boolean).join(", ") || address.address1 || address.countryCode || "no details"
  );
}
