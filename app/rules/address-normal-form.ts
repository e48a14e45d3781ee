// Pure. Two addresses are the same place when their normal forms are equal: case, spaces, punctuation, diacritics and
// common abbreviations do not count; nor do name, company and phone, which say who, not where. Where it errs, it errs
// towards "differs": that costs a person a look, the other a parcel.
import type { Address } from "#app/rules/order-snapshot.ts";

const ABBREVIATIONS: Record<string, string> = {
  str: "strasse",
  st: "street",
  // "St" is both: St Albans is Saint Albans, and no city is called Street Albans.
  saint: "street",
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

// Letters that Unicode does not take apart into a plain letter and its mark.
const PLAIN: Record<string, string> = { ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i" };

function words(text: string | null): string {
  return (
    (text ?? "")
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .replace(/[ßøłđðþæœı]/g, (letter) => PLAIN[letter] ?? letter)
      .replace(/['’]/g, "")
      // "Hauptstr. 5" and "Hauptstraße 5"
      .replace(/str(?=\.|\s|$)/g, "strasse")
      .replaceAll(".", "")
      .split(/[^\p{L}\p{N}]+/u)
      .map((word) => (Object.hasOwn(ABBREVIATIONS, word) ? (ABBREVIATIONS[word] ?? "") : word))
      .filter(Boolean)
      .join(" ")
      // "12 a" and "12a"
      .replace(/(?<=\d) (?=[a-z]( |$))/g, "")
  );
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
  const country = (address.countryCode ?? "").trim().toUpperCase();
  return {
    street: words([address.address1, address.address2].filter(Boolean).join(" ")),
    city: words(address.city),
    zip: zipOf(address.zip, country),
    province: words(address.provinceCode),
    country,
  };
}

/** Without spaces; of an American one the five digits that everybody knows. */
function zipOf(zip: string | null, country: string): string {
  const plain = words(zip).replaceAll(" ", "");
  return country === "US" && /^\d{9}$/.test(plain) ? plain.slice(0, 5) : plain;
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
