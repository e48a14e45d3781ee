// Pure. The country of the network that announces an IPv4 address, from a table of our own (its JSON names the source): 304,828
// ranges in 0.5 MB, unpacked at the first look into two arrays of 1.5 MB. IPv6 is not in it: not known.
import { inflateRawSync } from "node:zlib";
import table from "#app/checks/fraud/ip-countries.json" with { type: "json" };

/** What nobody is given: private networks, documentation, multicast and the like (RFC 6890); the table has countries for some. */
const RESERVED =
  /^(0|10|127|22[4-9]|2[3-5]\d|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|169\.254|172\.(1[6-9]|2\d|3[01])|192\.(168|0\.[02])|198\.(1[89]|51\.100)|203\.0\.113)\./;

interface Ranges {
  /** First addresses, ascending; each range ends where the next begins. */
  starts: Uint32Array;
  /** Index into the countries; 0: announced by nobody. */
  countries: Uint8Array;
}
let ranges: Ranges | null = null;

/** Each range is the distance from the one before, seven bits a byte, the lowest first, and the number of its country. */
function unpack(): Ranges {
  const bytes = inflateRawSync(Buffer.from(table.ranges, "base64"));
  const starts = new Uint32Array(table.count);
  const countries = new Uint8Array(table.count);
  let start = 0;
  for (let at = 0, entry = 0; entry < table.count; entry++) {
    let distance = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++] ?? 0;
      distance += (byte & 127) * scale;
      if (byte < 128) break;
    }
    start += distance;
    starts[entry] = start;
    countries[entry] = bytes[at++] ?? 0;
  }
  return { starts, countries };
}

/** Two letters; null: it is no IPv4 address, or nobody announces it. */
export function countryOfIp(ip: string | null | undefined): string | null {
  const match = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/i.exec(ip?.trim() ?? "");
  if (!match) return null;
  const parts = match.slice(1).map(Number);
  if (parts.some((part) => part > 255) || RESERVED.test(`${parts.join(".")}.`)) return null;
  const address = parts.reduce((sum, part) => sum * 256 + part, 0);
  ranges ??= unpack();
  const { starts, countries } = ranges;
  let [from, to] = [0, starts.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((starts[middle] ?? 0) <= address) from = middle + 1;
    else to = middle;
  }
  return table.countries[countries[from - 1] ?? 0] || null;
}
