import { describe, expect, it } from "vitest";
import { outboundUrl } from "#app/effects/outbound-url.ts";
import { isPublicAddress } from "#app/effects/public-address.ts";

describe("addresses inside some network", () => {
  it.each([
    ...[
      "0.0.0.0",
      "10.0.0.1",
      "100.64.0.1",
      "127.0.0.1",
      "127.255.255.254",
      "169.254.169.254",
      "172.16.0.1",
      "172.31.255.255",
    ],
    ...[
      "192.0.0.170",
      "192.0.2.1",
      "192.88.99.1",
      "192.168.1.1",
      "198.18.0.1",
      "198.51.100.7",
      "203.0.113.9",
      "224.0.0.1",
    ],
    ...[
      "240.0.0.1",
      "255.255.255.255",
      "::",
      "::1",
      "::ffff:127.0.0.1",
      "::ffff:8.8.8.8",
      "::127.0.0.1",
      "64:ff9b::7f00:1",
    ],
    ...[
      "64:ff9b:1::1",
      "100::1",
      "2001::1",
      "2001:db8::1",
      "2002:7f00:1::",
      "3fff::1",
      "fc00::1",
      "fd12::1",
      "fe80::1",
    ],
    ...["fe80::1%eth0", "fec0::1", "ff02::1", "2620:4f:8000::1", "", "localhost", "1.2.3", "1.2.3.4.5"],
  ])("%s is not public", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    "1.1.1.1",
    "8.8.8.8",
    "93.184.216.34",
    "172.15.255.255",
    "172.32.0.1",
    "192.167.255.255",
    "2606:4700::1111",
    "2a00:1450::1",
  ])("%s is public", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe("addresses that a merchant writes", () => {
  it.each([
    ...[
      "http://example.com/",
      "ftp://example.com/",
      "file:///etc/passwd",
      "javascript:alert(1)",
      "//example.com",
      "example.com",
    ],
    ...[
      "https://user@example.com/",
      "https://user:pass@example.com/",
      "https://example.com:80/",
      "https://example.com:22/",
    ],
    ...[
      "https://example.com:6379/",
      "https://localhost/",
      "https://LOCALHOST/",
      "https://localhost./",
      "https://app.localhost/",
    ],
    ...[
      "https://metadata.google.internal/",
      "https://printer.local/",
      "https://nas.lan/",
      "https://intranet/",
      "https://redis/",
    ],
    ...[
      "https://127.0.0.1/",
      "https://127.1/",
      "https://2130706433/",
      "https://0x7f000001/",
      "https://0177.0.0.1/",
      "https://0x7f.1/",
    ],
    ...[
      "https://0/",
      "https://0.0.0.0/",
      "https://10.1.2.3/",
      "https://192.168.0.1/",
      "https://169.254.169.254/latest/meta-data/",
    ],
    ...[
      "https://[::1]/",
      "https://[::]/",
      "https://[::ffff:127.0.0.1]/",
      "https://[::ffff:7f00:1]/",
      "https://[fd00::1]/",
    ],
    ...["https://[fe80::1]/", "https://[64:ff9b::a00:1]/", "https://①②⑦.0.0.1/", "https://127。0。0。1/", "https://"],
    `https://example.com/${"a".repeat(3_000)}`,
  ])("%s is not called", (text) => {
    expect(outboundUrl(text)).toMatchObject({ outcome: "refused", reason: expect.stringMatching(/\w/) });
  });

  it.each([
    ...["https://example.com", "https://example.com:443/a?b=c", "https://api.example.com:8443/", "https://1.1.1.1/"],
    ...["https://[2606:4700::1111]/", "https://bücher.example/", "https://example.com./"],
  ])("%s may be called", (text) => {
    expect(outboundUrl(text).outcome).toBe("allowed");
  });
});
