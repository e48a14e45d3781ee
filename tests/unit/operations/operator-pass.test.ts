import { describe, expect, it } from "vitest";
import { formTokenOf, isSame, openPass, sealPass } from "#app/operations/operator-pass.ts";
import { SignInAttempts } from "#app/operations/sign-in-limit.ts";

const SECRET = "a-secret-of-more-than-24-characters";
const PASS = { id: "abcdefghijklmnopqrstuvwx", until: 1_000_000 };

describe("an operator's pass", () => {
  it("opens under its secret until its end, and not a moment longer", () => {
    const sealed = sealPass(SECRET, PASS);
    expect(openPass(SECRET, sealed, 999_999)).toEqual(PASS);
    expect(openPass(SECRET, sealed, 1_000_000)).toBeNull();
    expect(openPass(`${SECRET}!`, sealed, 0)).toBeNull();
  });

  it("does not open when any character of it is another one", () => {
    const sealed = sealPass(SECRET, PASS);
    for (let at = 0; at < sealed.length; at++) {
      const other = sealed[at] === "2" ? "3" : "2";
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
      expect(openPass(SECRET, changed, 0), changed).toBeNull();
    }
  });

  it.each(["", ".", "a.b.c", `${PASS.id}.${PASS.until}`, `${PASS.id}.9e9.${"A".repeat(43)}`, "x".repeat(100_000)])(
    "is nothing else: %#",
    (text) => {
      expect(openPass(SECRET, text, 0)).toBeNull();
    },
  );

  it("has a token for its forms that is neither the pass nor another pass's", () => {
    const token = formTokenOf(SECRET, PASS);
    expect(sealPass(SECRET, PASS)).not.toContain(token);
    expect(formTokenOf(SECRET, { ...PASS, id: "another-pass-of-another" })).not.toBe(token);
  });
});

it("texts are the same or not, whatever their length", () => {
  expect([isSame("a", "a"), isSame("a", "b"), isSame("", "a"), isSame("aa", "a")]).toEqual([true, false, false, false]);
});

describe("sign-in attempts", () => {
  it("end after so many failures, for as long as they count", () => {
    const attempts = new SignInAttempts({ mostFailures: 2, withinMs: 1_000 });
    expect(attempts.mayTry(0)).toBe(true);
    attempts.failed(0);
    expect(attempts.mayTry(10)).toBe(true);
    attempts.failed(10);
    expect(attempts.mayTry(999)).toBe(false);
    expect(attempts.mayTry(1_000)).toBe(true);
    attempts.failed(1_000);
    expect(attempts.mayTry(1_005)).toBe(false);
    expect(attempts.mayTry(1_010)).toBe(true);
  });
});
