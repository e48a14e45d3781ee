// Pure. The report of a whole folder of scenarios, as text.
import type { ScenarioResult, StepResult } from "#tests/recordings/step-result.ts";

const OUTCOMES = ["agrees", "differs", "refused", "unplayable"] as const;

export type Tally = Record<(typeof OUTCOMES)[number], number>;

export function tally(steps: readonly StepResult[]): Tally {
  const counts: Tally = { agrees: 0, differs: 0, refused: 0, unplayable: 0 };
  for (const { outcome } of steps) counts[outcome]++;
  return counts;
}

const line = (counts: Tally) =>
  `${counts.agrees} agree, ${counts.differs} differ, ${counts.refused} refused, ${counts.unplayable} not playable`;

const shown = (value: unknown) => {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
};

export function printReport(results: readonly ScenarioResult[], options: { detail: boolean }): string {
  const lines: string[] = [];
  for (const { file, steps, trouble } of results) {
    lines.push(`${file}: ${steps.length} steps, ${line(tally(steps))}`);
    if (!options.detail) continue;
    for (const one of trouble) lines.push(`  set-up: ${one}`);
    for (const result of steps) lines.push(...detail(result));
  }
  const all = results.flatMap(({ steps }) => steps);
  const whole = results.filter(({ steps }) => steps.length > 0 && steps.every(({ outcome }) => outcome === "agrees"));
  const refused = new Map<string, number>();
  for (const one of all)
    if (one.outcome === "refused") for (const name of one.notSimulated) refused.set(name, (refused.get(name) ?? 0) + 1);
  const rebuilt = all.filter((one) => one.rebuilt && one.outcome !== "unplayable").length;
  lines.push(
    "",
    `${results.length} scenarios, ${whole.length} agree whole; ${all.length} steps: ${line(tally(all))}; ${rebuilt} with a rebuilt document`,
  );
  for (const [name, count] of [...refused].toSorted(([, a], [, b]) => b - a))
    lines.push(`  not simulated: ${name} (${count})`);
  return lines.join("\n");
}

function detail(result: StepResult): string[] {
  const head = `  ${result.step.path || "/"} (${result.operation})`;
  switch (result.outcome) {
    case "agrees":
      return [];
    case "differs":
      return [
        `${head} differs:`,
        ...result.differences.map(
          ({ path, expected, got }) => `      ${path}: expected ${shown(expected)}, got ${shown(got)}`,
        ),
      ];
    case "refused":
      return [`${head} not simulated: ${result.notSimulated.join(", ")}`];
    case "unplayable":
      return [`${head} not playable: ${result.reason}`];
  }
}
