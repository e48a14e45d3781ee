import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ExceptionsSchema, judgeAudit } from "#scripts/judge-audit.ts";

const TODAY = "2026-11-26";
const advisory = (id: string, severity: string) => ({
  ...{ source: 1, name: "left", title: "Prototype pollution", severity },
  url: `https://github.com/advisories/${id}`,
});
const report = (...via: unknown[]) =>
  JSON.stringify({
    vulnerabilities: { left: { name: "left", severity: "high", via }, right: { severity: "high", via: ["left"] } },
  });
const ID = "GHSA-aaaa-bbbb-cccc";
const exception = (until: string, id = ID) => ({
  advisory: id,
  because: "only used when building, on our own input",
  until,
});

describe("an audit", () => {
  it.each([
    ["nothing known", JSON.stringify({ vulnerabilities: {} }), [], "clean"],
    ["a moderate one", report(advisory(ID, "moderate")), [], "clean"],
    ["a high one", report(advisory(ID, "high")), [], "found"],
    ["a critical one", report(advisory(ID, "critical")), [], "found"],
    ["a high one with an exception", report(advisory(ID, "high")), [exception("2026-12-24")], "clean"],
    ["one whose exception ended today", report(advisory(ID, "high")), [exception(TODAY)], "found"],
    [
      "another one than that of the exception",
      report(advisory("GHSA-dddd-bbbb-cccc", "high")),
      [exception("2026-12-24")],
      "found",
    ],
    ["an exception for what is mended", JSON.stringify({ vulnerabilities: {} }), [exception("2026-12-24")], "found"],
    [
      "a registry that does not answer this",
      JSON.stringify({ message: "405 Method Not Allowed - POST https://x/y" }),
      [],
      "not_checked",
    ],
    ["no network", "", [], "not_checked"],
    ["a page of a proxy", "<html>", [], "not_checked"],
  ])("of %s", (_name, printed, exceptions, outcome) => {
    expect(judgeAudit(printed, exceptions, TODAY).outcome).toBe(outcome);
  });

  it("names the package, the advisory and how grave it is, and no address of a registry", () => {
    expect(judgeAudit(report(advisory(ID, "high")), [], TODAY)).toEqual({
      outcome: "found",
      lines: [`left: Prototype pollution (high), ${ID}`],
    });
    expect(judgeAudit(JSON.stringify({ message: "405 Method Not Allowed - POST https://x/y" }), [], TODAY)).toEqual({
      outcome: "not_checked",
      because: "405 Method Not Allowed",
    });
  });
});

it("the exceptions that are made have a reason and an end", () => {
  const text = readFileSync(new URL("../../../audit-exceptions.json", import.meta.url), "utf8");
  expect(() => ExceptionsSchema.parse(JSON.parse(text))).not.toThrow();
});
