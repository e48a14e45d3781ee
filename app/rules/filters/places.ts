import type { Filter } from "#app/rules/filters/filter.ts";
import { postcodeArea, postcodeDistrict } from "#app/rules/postcodes.ts";

const text = (value: unknown) => (value === null || value === undefined ? "" : String(value));

export const places: Record<string, Filter> = {
  postcode_area: (value) => postcodeArea(text(value)),
  postcode_district: (value) => postcodeDistrict(text(value)),
  uk_postcode: (value) => {
    const plain = text(value)
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, "");
    return /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(plain) ? `${plain.slice(0, -3)} ${plain.slice(-3)}` : text(value);
  },
  country_name: (value) => {
    const code = text(value).trim().toUpperCase();
    return /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames(["en"], { type: "region" }).of(code) ?? code) : text(value);
  },
};
