import fc from "fast-check";
import { expect, test } from "vitest";
import { countryOfIp } from "#app/checks/fraud/country-of-ip.ts";

// Ends of ranges as the source has them (1.0.0.0–1.0.0.255 US, 1.0.1.0–1.0.3.255 announced by nobody, from 1.0.4.0 on AU), and networks
// that have had one country since they began.
test.each([
  ["1.0.0.0", "US"],
  ["1.0.0.255", "US"],
  ["1.0.1.0", null],
  ["1.0.3.255", null],
  ["1.0.4.0", "AU"],
  ["194.25.0.60", "DE"],
  ["212.58.244.1", "GB"],
  ["200.160.2.3", "BR"],
  ["::ffff:1.0.4.7", "AU"],
  [" 1.0.4.7 ", "AU"],
  ["0.0.0.1", null],
  ["10.0.0.1", null],
  ["127.0.0.1", null],
  ["192.168.1.1", null],
  ["255.255.255.255", null],
  ["172.16.0.1", null],
  ["172.32.0.1", "US"],
  ["100.64.0.1", null],
  ["203.0.113.7", null],
  ["1.0.0.256", null],
  ["2001:db8::1", null],
  ["nonsense", null],
  ["", null],
  [null, null],
])("%j belongs to %j", (ip, country) => {
  expect(countryOfIp(ip)).toBe(country);
});

test("every address has a country of two letters or none", () => {
  fc.assert(
    fc.property(fc.ipV4(), (ip) => {
      expect(countryOfIp(ip) ?? "XX").toMatch(/^[A-Z]{2}$/);
    }),
  );
});
