// Pure. Words by which an address says that it is a box, a military post or one of several flats, in the languages in which
// orders come. Collected from the postal services' own addressing guides (UPU addressing sheets).
const B = "(?<![\\p{L}\\p{N}])"; // no word before
const E = "(?![\\p{L}\\p{N}])"; // none after
const words = (...patterns: string[]) => new RegExp(`${B}(?:${patterns.join("|")})`, "iu");

const PO_BOX = words(
  // English, also as it is misspelt
  `p\\.?\\s*[o0]\\.?\\s*-?\\s*box(?!\\p{L})`,
  `p\\.?o\\.?b\\.?\\s*#?\\d`,
  `post\\s*(?:office)?\\s*box${E}`,
  `(?:gpo|cmb|rmb)\\s*box${E}`,
  `locked\\s+bag${E}`,
  `private\\s+bag${E}`,
  `call\\s*box\\s*\\d`,
  `postfach${E}`, // German
  `bo[iî]te\\s+postale${E}`,
  `b\\.?\\s?p\\.?\\s*(?:n[o°.]*\\s*)?\\d`, // French
  `apartado(?:\\s+(?:de\\s+correos|postal))?\\s*(?:n[oº.]*\\s*)?\\d`,
  `apdo\\.?\\s*(?:correos\\s*)?\\d`,
  `casilla(?:\\s+(?:de\\s+)?(?:correo|postal))?\\s*(?:n[oº.]*\\s*)?\\d`, // Spanish
  `caixa\\s+postal${E}`, // Portuguese
  `casella\\s+postale${E}`,
  `c\\.\\s?p\\.\\s*\\d`, // Italian
  `postbus${E}`,
  `postboks${E}`,
  `postbox${E}`,
  `pb\\.?\\s*\\d+$`,
  `box\\s+\\d+$`, // Dutch, Norwegian, Danish, Swedish
  `postilokero${E}`,
  `pl\\s+\\d+$`, // Finnish
  `skrytka\\s+pocztowa${E}`,
  `skr\\.?\\s*poczt`, // Polish
  `po[sš]tovn[íi]\\s+p[řr]ihr[áa]dka`,
  `po[sš]tov[áa]\\s+schr[áa]nka`, // Czech, Slovak
  `postafi[óo]k`,
  `pf\\.?\\s*\\d`, // Hungarian
  `po[sš]tanski\\s+(?:pretinac|fah)`,
  `po[sš]tni\\s+predal`, // Croatian, Serbian, Slovene
  `c[ăa]su[țt]a\\s+po[sș]tal[ăa]`, // Romanian
  `posta\\s+kutusu`,
  `p\\.?k\\.?\\s*\\d`, // Turkish
  "а/я",
  "абонентский\\s+ящик",
  "пощенска\\s+кутия",
  "поштова\\s+скринька", // Russian, Bulgarian, Ukrainian
  "τ\\.?θ\\.?\\s*\\d",
  "ταχ(?:υδρομικη|\\.)\\s+θυριδα", // Greek
  "ת\\.?ד\\.?\\s*\\d",
  "ص\\.?\\s?ب",
  "صندوق\\s+(?:ال)?بريد", // Hebrew, Arabic
).source;
const CJK_BOX = "私書箱|郵政信箱|邮政信箱|信箱\\s*\\d|사서함|ตู้\\s*ปณ";
const ANY_BOX = new RegExp(`${PO_BOX}|${CJK_BOX}`, "iu");

/** Where mail is delivered to boxes alone: one is no fault there. */
const ONLY_BOXES = new Set(
  "AE SA QA KW OM BH YE KE UG TZ ZM ZW MW BW NA ET NG GH RW BI SD SO DJ JO BM KY TC VG AG DM GD LC VC KN MS FK".split(
    " ",
  ),
);
/** Cheap look first: nearly no address has any of it. */
const MAYBE_BOX =
  /box|bag|post|casill|casell|apartad|apdo|caixa|b\.?\s?p\.?|c\.\s?p\.|p\.?\s?[olbkf]|skr|[\u0250-\uffff]|schr|poš/iu;

export function isPoBox(line: string, country: string): boolean {
  if (!line || ONLY_BOXES.has(country) || !MAYBE_BOX.test(line)) return false;
  if (!ANY_BOX.test(line)) return false;
  // “Box 5” is a box in Sweden, and as the whole of a line; behind a street it is mostly a letter box.
  if (/^.*(?<![\p{L}])box\s+\d+$/iu.test(line) && !/p\.?\s*[o0]|post/iu.test(line))
    return country === "SE" || /^\s*box\s+\d+$/iu.test(line);
  if (/(?<![\p{L}])(?:pb\.?|pl)\s*\d+$/iu.test(line) && !/p\.?\s*[o0]\.?\s*box|post/iu.test(line))
    return country === "NO" || country === "FI" || country === "DK";
  return true;
}

const MILITARY = new RegExp(`${B}(?:[afd]\\.?p\\.?o\\.?|bfpo)(?:\\s+(?:a[aep]|\\d)|\\s*$|\\s*,)`, "iu");

/** US posts abroad (APO, FPO, DPO) and British forces (BFPO). @param zip as it is written in that country. */
export function isMilitary(
  country: string,
  { city, line, region, zip }: { city: string; line: string; region: string; zip: string },
): boolean {
  if (country === "US")
    return /^A[AEP]$/i.test(region) || /^(09[0-8]|340|96[2-6])/.test(zip) || (MILITARY.test(city) && city.length < 12);
  if (country === "GB")
    return /^BF/i.test(zip) || /^BFP$/i.test(region) || MILITARY.test(line) || /^bfpo\b/i.test(city);
  return false;
}

const DESIGNATOR =
  "apartment|appartement|appartamento|apartamento|apto|apt|unit|suite|ste|flat|room|rm|floor|fl|wohnung|whg|étage|etage|piso|puerta|depto|departamento|dpto|interno|int|bus|lgh|leil|lejl|м\\.|кв|квартира|appt|app";
const DANGLING = new RegExp(`${B}(?:${DESIGNATOR})(?!\\p{L})\\.?\\s*(?:#|no\\.?|nr\\.?|n[°º])?\\s*(?:,|$)`, "iu");
const WITH_NUMBER = new RegExp(
  `(?:${B}(?:${DESIGNATOR})(?!\\p{L})\\.?\\s*(?:#|no\\.?|nr\\.?|n[°º])?\\s*(?:\\p{N}|\\p{L}${E}))|#\\s*\\p{N}|\\p{N}+\\s*(?:st|nd|rd|th|\\.|er|e|º|ª)?\\s+(?:floor|fl|og|etage|étage|piso)${E}|\\p{N}[/-]\\p{N}`,
  "iu",
);
const MANY_FLATS = words(
  `apartments${E}`,
  `apts${E}`,
  `condominiums?${E}`,
  `condos${E}`,
  `residences${E}`,
  `lofts${E}`,
  `flats${E}`,
  `mansions${E}`,
  `towers${E}`,
  `tower\\s+block${E}`,
  `r[ée]sidence\\s+\\p{L}+`,
  `condominio${E}`,
  `edificio\\s+\\p{L}+`,
  `wohnanlage${E}`,
  `lofthaus${E}`,
);

/** The word that wants a unit's number which is not there: "Apt", "Flats"; null: nothing does. */
export function unitWanted(line1: string, line2: string, company: string): string | null {
  const all = `${line1}, ${line2}`;
  const dangling = DANGLING.exec(line2) ?? DANGLING.exec(line1);
  if (dangling && !WITH_NUMBER.test(all)) return dangling[0].replace(/[,\s]+$/, "").trim();
  if (company || WITH_NUMBER.test(all)) return null;
  const many = MANY_FLATS.exec(all);
  if (!many) return null;
  // With two numbers one of them is the unit's, however it is written.
  return (all.match(/\p{N}+/gu) ?? []).length >= 2 ? null : many[0].trim();
}

const NUMBERED = new Set(
  "DE AT CH NL BE LU FR IT ES PT DK SE NO FI PL CZ SK HU SI HR US CA AU NZ BR MX AR CL RO BG GR LT LV EE".split(" "),
);
/** "Without number", and what has none: country lots, postal routes, farms' names. */
const NO_NUMBER_NEEDED = words(
  "s/?n",
  "snc",
  "sin\\s+n[uú]mero",
  "sem\\s+n[uú]mero",
  "rural\\s+route",
  "rr\\s",
  "hc\\s",
  "general\\s+delivery",
  "poste\\s+restante",
  "postlagernd",
  "lieu[- ]dit",
  "hameau",
  "km\\.?\\s*\\d",
  "lote?\\s",
  "packstation",
  "cabo|one|two|three|four|five|six|seven|eight|nine|ten",
);

/** Does a street of that country want a house number, and has it none? */
export function lacksHouseNumber(country: string, line: string): boolean {
  return NUMBERED.has(country) && !/\p{N}/u.test(line) && !NO_NUMBER_NEEDED.test(line);
}
