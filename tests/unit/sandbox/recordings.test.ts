// The sandbox against a real store: every recorded scenario is played, and must be answered alike.
import { describe, expect, it } from "vitest";
import { KNOWN_DIFFERENCES, NOT_YET_WHOLE } from "#tests/recordings/known-differences.ts";
import { playFolder } from "#tests/recordings/play-folder.ts";
import { RECORDINGS } from "#tests/recordings/read-scenarios.ts";
import { printReport } from "#tests/recordings/report.ts";

const results = playFolder();

describe.skipIf(results === null)("recordings of a real store", () => {
  for (const result of results ?? []) {
    const known = KNOWN_DIFFERENCES[result.file] ?? {};
    // What cannot be played is reported; it says nothing of the sandbox.
    const strange = result.steps.filter(
      ({ step, outcome }) => (outcome === "differs" || outcome === "refused") && !known[step.path],
    );

    it.skipIf(NOT_YET_WHOLE.has(result.file))(`are answered alike: ${result.file}`, () => {
      expect(printReport([{ ...result, steps: strange }], { detail: true })).toMatch(/^\S+: 0 steps/);
    });

    it(`are listed as known only where they differ: ${result.file}`, () => {
      const agreeing = Object.keys(known).filter((path) =>
        result.steps.some(({ step, outcome }) => step.path === path && outcome === "agrees"),
      );
      expect(agreeing).toEqual([]);
      expect(NOT_YET_WHOLE.has(result.file) && strange.length === 0).toBe(false);
    });
  }

  it("were played", () => {
    console.info(printReport(results ?? [], { detail: false }));
    expect(results?.flatMap(({ steps }) => steps).length).toBeGreaterThan(0);
  });
});

it.runIf(results === null)("recordings are not played: they are not here", () => {
  console.warn(`no recordings at ${RECORDINGS}: set RECORDINGS to compare with a real store`);
});
