// Pure. Postcodes by area, district, prefix and range, as merchants write zones.

export type PostcodePattern =
  | { is: "exactly"; code: string }
  | { is: "prefix"; prefix: string }
  /** British: the letters before the first digit. */
  | { is: "area"; area: string }
  /** British: area and district number, with or without the letter after it. */
  | { is: "districts"; area: string; from: number; to: number; letter: string }
  | { is: "numbers"; from: number; to: number; digits: number };

const plain = (text: string) => text.toUpperCase().replaceAll(/[\s-]+/g, "");

/** The letters before the first digit ("EH" of "EH1 1AA"), or "" where it begins with a digit. */
export function postcodeArea(zip: string): string {
  return /^[A-Z]+/.exec(plain(zip))?.[0] ?? "";
}

/** The outward part of a British postcode ("SW1A" of "sw1a1aa"); the code itself where it is not British. */
export function postcodeDistrict(zip: string): string {
  const code = plain(zip);
  return /^([A-Z]{1,2}\d[A-Z\d]?)\d[A-Z]{2}$/.exec(code)?.[1] ?? /^[A-Z]{1,2}\d[A-Z\d]?$/.exec(code)?.[0] ?? code;
}

export function parsePostcodes(texts: string[]): PostcodePattern[] {
  return texts.map(parse);
}

function parse(text: string): PostcodePattern {
  const trimmed = text.trim().toUpperCase();
  const range = /^([A-Z]*)(\d+)\s*(?:-|–|\.\.|TO)\s*([A-Z]*)(\d+)$/.exec(trimmed);
  if (range) {
    const [, area = "", from = "", otherArea = "", to = ""] = range;
    if (!area && !otherArea) return { is: "numbers", from: Number(from), to: Number(to), digits: from.length };
    if (area && (otherArea === area || !otherArea))
      return { is: "districts", area, from: Number(from), to: Number(to), letter: "" };
  }
  const code = plain(trimmed);
  if (code.endsWith("*")) return { is: "prefix", prefix: code.slice(0, -1) };
  if (/^[A-Z]{1,2}$/.test(code)) return { is: "area", area: code };
  const district = /^([A-Z]{1,2})(\d{1,2})([A-Z]?)$/.exec(code);
  if (district)
    return {
      is: "districts",
      area: district[1] ?? "",
      from: Number(district[2]),
      to: Number(district[2]),
      letter: district[3] ?? "",
    };
  return { is: "exactly", code };
}

export function postcodeFits(zip: string, pattern: PostcodePattern): boolean {
  const code = plain(zip);
  switch (pattern.is) {
    case "exactly":
      return (
        code === pattern.code || (/^\d{5}$/.test(pattern.code) && new RegExp(`^${pattern.code}\\d{4}$`).test(code))
      );
    case "prefix":
      return code.startsWith(pattern.prefix);
    case "area":
      return postcodeArea(code) === pattern.area;
    case "districts": {
      // Canadian: the first half (M5V) has the form of a British district.
      if (/^[A-Z]\d[A-Z]\d[A-Z]\d$/.test(code))
        return pattern.from === pattern.to && code.startsWith(`${pattern.area}${pattern.from}${pattern.letter}`);
      const match = /^([A-Z]{1,2})(\d{1,2})([A-Z]?)$/.exec(postcodeDistrict(code));
      if (!match || match[1] !== pattern.area) return false;
      const number = Number(match[2]);
      return number >= pattern.from && number <= pattern.to && (!pattern.letter || pattern.letter === match[3]);
    }
    case "numbers": {
      const digits = /^\d+/.exec(code)?.[0];
      if (!digits) return false;
      const number = Number(digits.slice(0, pattern.digits));
      return digits.length >= pattern.digits && number >= pattern.from && number <= pattern.to;
    }
  }
}
