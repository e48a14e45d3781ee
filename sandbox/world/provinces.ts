// Pure. Provinces as Shopify names them, for the countries that this world knows them of.

const PROVINCES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AU: {
    ...{ ACT: "Australian Capital Territory", NSW: "New South Wales", NT: "Northern Territory", QLD: "Queensland" },
    ...{ SA: "South Australia", TAS: "Tasmania", VIC: "Victoria", WA: "Western Australia" },
  },
  CA: {
    ...{ AB: "Alberta", BC: "British Columbia", MB: "Manitoba", NB: "New Brunswick", NL: "Newfoundland and Labrador" },
    ...{ NS: "Nova Scotia", NT: "Northwest Territories", NU: "Nunavut", ON: "Ontario", PE: "Prince Edward Island" },
    ...{ QC: "Quebec", SK: "Saskatchewan", YT: "Yukon" },
  },
  GB: { ENG: "England", NIR: "Northern Ireland", SCT: "Scotland", WLS: "Wales" },
  US: {
    ...{ AL: "Alabama", AK: "Alaska", AZ: "Arizona", AR: "Arkansas", CA: "California", CO: "Colorado" },
    ...{ CT: "Connecticut", DE: "Delaware", DC: "District of Columbia", FL: "Florida", GA: "Georgia", HI: "Hawaii" },
    ...{ ID: "Idaho", IL: "Illinois", IN: "Indiana", IA: "Iowa", KS: "Kansas", KY: "Kentucky", LA: "Louisiana" },
    ...{ ME: "Maine", MD: "Maryland", MA: "Massachusetts", MI: "Michigan", MN: "Minnesota", MS: "Mississippi" },
    ...{ MO: "Missouri", MT: "Montana", NE: "Nebraska", NV: "Nevada", NH: "New Hampshire", NJ: "New Jersey" },
    ...{ NM: "New Mexico", NY: "New York", NC: "North Carolina", ND: "North Dakota", OH: "Ohio", OK: "Oklahoma" },
    ...{ OR: "Oregon", PA: "Pennsylvania", RI: "Rhode Island", SC: "South Carolina", SD: "South Dakota" },
    ...{ TN: "Tennessee", TX: "Texas", UT: "Utah", VT: "Vermont", VA: "Virginia", WA: "Washington" },
    ...{ WV: "West Virginia", WI: "Wisconsin", WY: "Wyoming" },
  },
};

/** Null: a country or code that this world has no name for. */
export const provinceName = (countryCode: string, provinceCode: string): string | null =>
  PROVINCES[countryCode]?.[provinceCode] ?? null;

export const provinceCode = (countryCode: string, name: string): string | null =>
  Object.entries(PROVINCES[countryCode] ?? {}).find(([, one]) => one.toLowerCase() === name.toLowerCase())?.[0] ?? null;
