// Pure. Which regions a postcode can lie in, by its first characters; where a code straddles a border all of them. Sources:
// US: USPS, labelling list L002 (three-digit prefixes). CA: Canada Post, first letter. GB: Royal Mail areas, nations by the
// ONS postcode directory. AU: Australia Post ranges. DE: Deutsche Post, leading pairs, states by Destatis. FR: INSEE, departments and
// regions. ES: Correos, the pair is the province. BR: Correios ranges. Codes are those of Shopify's province_code (ISO 3166-2).

/** "AL 350-369, AK 995-999": regions by ranges of numbers of so many digits. */
function ranges(text: string, digits: number): Map<string, string[]> {
  const made = new Map<string, string[]>();
  for (const part of text.split(",")) {
    const [region = "", ...spans] = part.trim().split(/\s+/);
    for (const span of spans) {
      const [from = "", to = from] = span.split("-");
      for (let at = Number(from); at <= Number(to); at++) {
        const key = String(at).padStart(digits, "0");
        made.set(key, [...(made.get(key) ?? []), region]);
      }
    }
  }
  return made;
}

/** "AB SCT, TD SCT ENG": regions by area. */
function areas(text: string): Map<string, string[]> {
  return new Map(
    text.split(",").flatMap((part) => {
      const [names = "", regions = ""] = part.trim().split("=");
      return names
        .trim()
        .split(/\s+/)
        .map((name): [string, string[]] => [name, regions.trim().split(/\s+/)]);
    }),
  );
}

const US = ranges(
  "AL 350-352 354-369, AK 995-999, AZ 850-853 855-857 859-860 863-865, AR 716-729 755, CA 900-908 910-928 930-961, CO 800-816, CT 060-069, " +
    "DE 197-199, DC 200 202-205 569, FL 320-339 341-342 344 346-347 349, GA 300-319 398-399 307 374, HI 967-968, ID 832-838, IL 600-620 622-629, " +
    "IN 460-479, IA 500-516 520-528 510, KS 660-662 664-679, KY 400-427 376, LA 700-701 703-708 710-714, ME 039-049, MD 206-212 214-219 203, " +
    "MA 010-027 055, MI 480-499, MN 550-551 553-567, MS 386-397, MO 630-631 633-641 644-658, MT 590-599 821, NE 680-681 683-693, NV 889-891 893-895 897-898, " +
    "NH 030-038, NJ 070-089, NM 870-871 873-875 877-884, NY 005 100-149 063, NC 270-289, ND 580-588, OH 430-459, " +
    "OK 730-731 734-741 743-749, OR 970-979, PA 150-191 193-196, PR 006-007 009, VI 008, RI 028-029, SC 290-299, SD 570-577, " +
    "TN 370-385, TX 733 750-770 772-799 885, UT 840-847, VT 050-054 056-059, VA 201 220-246, WA 980-986 988-994, " +
    "WV 247-268, WI 530-532 534-535 537-549, WY 820-831 834, GU 969, MP 969, PW 969, FM 969, MH 969, AS 967, AE 090-098, AA 340, AP 962-966",
  3,
);
const CA = areas(
  "A=NL, B=NS, C=PE, E=NB, G=QC, H=QC, J=QC, K=ON QC, L=ON, M=ON, N=ON, P=ON, R=MB, S=SK, T=AB SK, V=BC, X=NT NU, Y=YT",
);
const GB = areas(
  "AB DD EH FK G HS IV KA KW KY ML PA PH ZE=SCT, DG TD=SCT ENG, CA NE=ENG SCT, BT=NIR, BF BX=BFP ENG, CF SA=WLS, LD LL NP=WLS ENG, CH SY HR GL=ENG WLS, " +
    "AL B BA BB BD BH BL BN BR BS CB CM CO CR CT CV CW DA DE DH DL DN DT DY E EC EN EX FY GIR GU HA HD HG HP HU HX IG IP KT L LA LE LN LS LU M ME " +
    "MK N NG NN NR NW OL OX PE PL PO PR RG RH RM S SE SG SK SL SM SN SO SP SR SS ST SW TA TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO=ENG",
);
// Three digits: finer cuts would only tell apart what mail does not.
const AU = ranges(
  "NSW 100-259 261-289 292-299 358 364 370 400 406 437-438, ACT 020-029 260-261 290-292 254 262, VIC 300-399 800-899 273 264 258 286 287 271, " +
    "QLD 400-499 900-999 240, SA 500-599 087 288 328, WA 600-699 087, TAS 700-799, NT 080-099 482",
  3,
);
const DE = ranges(
  "SN 01-04 06-09, BB 01-04 12-17 19 39, BE 10-15, ST 06 04 07 14 19 29 38-39, TH 04 06-07 36-37 96 98-99, MV 16-19 23, NI 19 21 26-34 37-38 48-49 59, " +
    "HH 20-22 27, SH 21-25, HB 27-28, NW 32-34 37 40-42 44-53 57-59, HE 34-37 55 57 59 60-61 63-65 68-69, RP 51 53-57 65-67 76, SL 54 66, " +
    "BW 63-64 68-79 88-89 97, BY 63 74 80-89 90-97 07",
  2,
);
const FR = ranges(
  "IDF 75 77-78 91-95, CVL 18 28 36-37 41 45, BFC 21 25 39 58 70-71 89-90, NOR 14 27 50 61 76, HDF 02 59-60 62 80, GES 08 10 51-52 54-55 57 67-68 88, " +
    "PDL 44 49 53 72 85, BRE 22 29 35 56, NAQ 16-17 19 23-24 33 40 47 64 79 86-87, OCC 09 11-12 30-32 34 46 48 65-66 81-82, ARA 01 03 07 15 26 38 42-43 63 69 73-74, " +
    "PAC 04-06 13 83-84, COR 20",
  2,
);
const ES = new Map(
  "VI AB A AL AV BA PM B BU CC CA CS CR CO C CU GI GR GU SS H HU J LE L LO LU M MA MU NA OR O P GC PO SA TF S SG SE SO T TE TO V VA BI ZA Z CE ML"
    .split(" ")
    .map((region, at): [string, string[]] => [String(at + 1).padStart(2, "0"), [region]]),
);
const BR = ranges(
  "SP 010-199, RJ 200-289, ES 290-299, MG 300-399, BA 400-489, SE 490-499, PE 500-569, AL 570-579, PB 580-589, RN 590-599, CE 600-639, PI 640-649, " +
    "MA 650-659, PA 660-688, AP 689, AM 690-692 694-698, RR 693, AC 699, DF 700-727 730-736, GO 728-729 737-767, TO 770-779, RO 768 769 789, MT 780-788, MS 790-799, " +
    "PR 800-879, SC 880-899, RS 900-999",
  3,
);

const BY_COUNTRY: Record<string, (code: string) => string[] | undefined> = {
  US: (code) => US.get(code.slice(0, 3)),
  CA: (code) => CA.get(code.slice(0, 1)),
  // The Channel Islands and Man have areas of the same system, and are sometimes entered as the United Kingdom.
  GB: (code) => {
    const area = /^[A-Z]+/.exec(code)?.[0] ?? "";
    return area === "JE" || area === "GY" || area === "IM" ? ANY : GB.get(area);
  },
  AU: (code) => AU.get(code.slice(0, 3)),
  DE: (code) => DE.get(code.slice(0, 2)),
  FR: (code) => (/^9[78]/.test(code) ? ANY : FR.get(code.slice(0, 2))),
  ES: (code) => ES.get(code.slice(0, 2)),
  BR: (code) => BR.get(code.slice(0, 3)),
};
const ANY: string[] = [];

/** Regions whose postcodes are told by other means: an order may name them. */
const TERRITORIES = new Set(["PR", "VI", "GU", "MP", "AS", "PW", "FM", "MH"]);

/**
 * Codes of the regions in which a postcode can lie; empty: in any. Undefined: no such postcode exists. Null: we have no
 * table of that country.
 */
export function regionsOf(country: string, code: string): readonly string[] | undefined | null {
  const look = BY_COUNTRY[country];
  if (!look) return null;
  return look(code.toUpperCase());
}

/** Does the postcode lie in that region? True where nothing is known of it. */
export function liesIn(country: string, code: string, region: string): boolean {
  const regions = regionsOf(country, code);
  if (!regions?.length) return true;
  const plain = region.toUpperCase().replace(new RegExp(`^${country}-`), "");
  return (
    regions.includes(plain) ||
    (country === "US" && TERRITORIES.has(plain) && regions.some((one) => TERRITORIES.has(one)))
  );
}
