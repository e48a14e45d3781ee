import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { signatureIsRight } from "#app/ingest/verify-signature.ts";
import { seededRandom } from "#sandbox/world/seeded-random.ts";

const BODY = Buffer.from('{"id":1,"name":"Ärger 🐟"}');
const sign = (body: Uint8Array, secret: string) => createHmac("sha256", secret).update(body).digest("base64");
const right = sign(BODY, "current");

describe("signatureIsRight", () => {
  it.each([
    ["the current secret", right],
    ["the previous secret", sign(BODY, "previous")],
  ])("accepts %s", (_name, signature) => {
    expect(signatureIsRight(BODY, signature, ["current", "previous"])).toBe(true);
  });

  it.each([
    ["none", undefined],
    ["an empty one", ""],
    ["another secret's", sign(BODY, "other")],
    ["a doubled header", `${right}, ${right}`],
    ["one cut short", right.slice(0, -1)],
    ["one without padding", right.replace(/=+$/, "")],
    ["other spellings of the same base64", right.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "==")],
    ["hexadecimal", Buffer.from(right, "base64").toString("hex")],
    ["one with a space before", ` ${right}`],
    ["upper case", right.toUpperCase()],
  ])("refuses %s", (_name, signature) => {
    expect(signatureIsRight(BODY, signature, ["current", "previous"])).toBe(false);
  });

  it("refuses each single flipped bit of the body and of the signature", () => {
    for (let bit = 0; bit < BODY.length * 8; bit++) {
      const flipped = Buffer.from(BODY);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(signatureIsRight(flipped, right, ["current"])).toBe(false);
    }
    const bytes = Buffer.from(right, "base64");
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(signatureIsRight(BODY, flipped.toString("base64"), ["current"])).toBe(false);
    }
  });

  it("refuses ten thousand deliveries that were changed somewhere", () => {
    const chance = seededRandom(44);
    const FORMS: ((text: string) => string)[] = [
      (text) => text.slice(0, chance.between(0, text.length - 1)),
      (text) => `${text}${chance.oneOf(["=", "A", " ", "\n", "\u0000", text])}`,
      (text) => `${chance.oneOf([" ", "sha256=", "\ufeff", text])}${text}`,
      (text) => chance.oneOf([text.toLowerCase(), text.toUpperCase(), encodeURIComponent(text)]),
      (text) => Buffer.from(text, "base64").toString(chance.oneOf(["hex", "base64url"])),
      (text) => Buffer.from(text, "utf8").toString("base64"),
    ];
    let refused = 0;
    for (let count = 0; count < 10_000; count++) {
      const body = Buffer.from(BODY);
      let signature = right;
      const at = chance.between(0, body.length - 1);
      switch (count % 4) {
        case 0:
          body[at] = (body[at] ?? 0) ^ chance.between(1, 255);
          break;
        case 1:
          signature = `${right.slice(0, at)}${String.fromCharCode(chance.between(33, 255))}${right.slice(at + 1)}`;
          break;
        case 2:
          signature = chance.oneOf(FORMS)(right);
          break;
        default:
          signature = sign(Buffer.concat([body, Buffer.from([chance.between(0, 255)])]), "current");
      }
      const isSame = body.equals(BODY) && signature === right;
      expect(signatureIsRight(body, signature, ["current", "previous"]), signature).toBe(isSame);
      refused += Number(!isSame);
    }
    expect(refused).toBeGreaterThan(9_900);
  });

  it("signs bytes, not text: a byte-order mark and invalid UTF-8 count", () => {
    const odd = Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d, 0xff, 0xfe]);

    expect(signatureIsRight(odd, sign(odd, "current"), ["current"])).toBe(true);
    expect(signatureIsRight(Buffer.from(odd.toString("utf8")), sign(odd, "current"), ["current"])).toBe(false);
  });

  it("refuses everything without a secret", () => {
    expect(signatureIsRight(BODY, sign(BODY, ""), [])).toBe(false);
  });
});
