// Pure. Two addresses are the same place when their normal forms are equal: case, spaces, punctuation, diacritics and
// common abbreviations do not count, nor slips in a postcode; nor do name, company and phone, which say who, not where. Where it errs, it errs
// towards "differs": that costs a person a look, the other a parcel.
/** As much of an address as the comparison looks at. */
export interface PlainAddress {
  name?: string | null;
  company?: string | null;
  address1?: string | null;
  address2?: string | null;
  city?: string | null;
  zip?: string | null;
  province_code?: string | null;
  country_code?: string | null;
}

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

function words(text: string | null | undefined): string {
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
export function addressNormalForm(address: PlainAddress): NormalAddress {
  const country = (address.country_code ?? "").trim().toUpperCase();
  return {
    street: words([address.address1, address.address2].filter(Boolean).join(" ")),
    city: words(address.city),
    zip: zipOf(address.zip, country),
    province: words(address.province_code),
    country,
  };
}

/** Without spaces; of an American one the five digits that everybody knows. */
function zipOf(zip: string | null | undefined, country: string): string {
  const plain = words(zip).replaceAll(" ", "");
  return country === "US" && /^\d{9}$/.test(plain) ? plain.slice(0, 5) : plain;
}

const LOOKALIKES: Record<string, string> = { o: "0", q: "0", i: "1", l: "1", z: "2", s: "5", b: "8" };
const folded = (zip: string): string => zip.replace(/[oqilzsb]/g, (letter) => LOOKALIKES[letter] ?? letter);

/**
 * Equal but for a slip that leaves no other postcode: signs that look alike stand in places where only one of them can, and no
 * country's codes go on by one sign. So a corrected postcode is no other place than the mistyped one.
 */
function isSamePostcode(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 4 && long.length === short.length + 1) return long.startsWith(short);
  return folded(a) === folded(b);
}

/** The parts that can be compared; name and company say who, the others where. */
export const COMPARED_PARTS = ["street", "city", "zip", "province", "country", "name", "company"] as const;
export type ComparedPart = (typeof COMPARED_PARTS)[number];
const PLACE: readonly ComparedPart[] = ["street", "city", "zip", "province", "country"];

/** The parts in which two addresses differ. A province or country that one of them leaves out does not make them differ. */
export function differingParts(
  a: PlainAddress,
  b: PlainAddress,
  parts: readonly ComparedPart[] = PLACE,
): ComparedPart[] {
  const [x, y] = [withPerson(a), withPerson(b)];
  return parts.filter((part) => {
    if ((part === "province" || part === "country") && (x[part] === "" || y[part] === "")) return false;
    return part === "zip" ? !isSamePostcode(x.zip, y.zip) : x[part] !== y[part];
  });
}

function withPerson(address: PlainAddress): Record<ComparedPart, string> {
  return { ...addressNormalForm(address), name: words(address.name), company: words(address.company) };
}

/** Are both the same place? */
export function isSamePlace(a: PlainAddress, b: PlainAddress): boolean {
  return differingParts(a, b).length === 0;
}

/** Short, for a sentence: "Leeds, LS1 4AP". */
export function addressInWords(address: PlainAddress): string {
  return (
    [address.city, address.zip].filter(Boolean).join(", ") || address.address1 || address.country_code || "no details"
  );
}
