// Packs a table of IPv4 ranges by country (lines "first,last,CC", addresses as numbers) into app/checks/fraud/ip-countries.json.
// The file is geo-whois-asn-country-ipv4-num.csv of the npm package @ip-location-db/geo-whois-asn-country (`npm pack`).
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";

const [file, version] = process.argv.slice(2);
if (!file || !version) {
  console.error("usage: node scripts/ip-countries.ts FILE.csv VERSION");
  process.exit(2);
}
const rows = readFileSync(file, "utf8")
  .trim()
  .split("\n")
  .map((line) => line.trim().split(","))
  .map(([first, last, country]) => ({ first: Number(first), last: Number(last), country: country ?? "" }));

const countries = ["", ...new Set(rows.map(({ country }) => country))].sort();
const borders: { start: number; country: string }[] = [];
let next = 0;
for (const { first, last, country } of rows) {
  if (first > next) borders.push({ start: next, country: "" });
  if (borders.at(-1)?.country !== country || first > next) borders.push({ start: first, country });
  next = last + 1;
}
if (next < 2 ** 32) borders.push({ start: next, country: "" });

const bytes: number[] = [];
let before = 0;
for (const { start, country } of borders) {
  let distance = start - before;
  before = start;
  for (; distance >= 128; distance = Math.floor(distance / 128)) bytes.push((distance % 128) + 128);
  bytes.push(distance, countries.indexOf(country));
}
const ranges = deflateRawSync(Buffer.from(bytes), { level: 9 }).toString("base64");
const table = {
  source: "NRO statistics by way of sapics/ip-location-db, geo-whois-asn-country",
  licence: "CC BY 4.0, Number Resource Organization (nro.net)",
  as_of: version,
  count: borders.length,
  countries,
  ranges,
};
const to = join(import.meta.dirname, "../app/checks/fraud/ip-countries.json");
writeFileSync(to, `${JSON.stringify(table)}\n`);
console.log(`${borders.length} ranges, ${countries.length - 1} countries, ${ranges.length} characters: ${to}`);
