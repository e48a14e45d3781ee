import { cpus } from "node:os";
import type { BenchResult } from "#bench/result.ts";

/** RESULTS.md: every figure with its goal and spread, the readings behind it, and what machine it was. */
export function writeReport(results: BenchResult[]): string {
  const sections = results.map(({ name, about, figures, charts = [], table: [header = [], ...rows] }) =>
    [
      `## ${name}`,
      about,
      tableOf(
        ["figure", "kind", "goal", "value", "spread", "met"],
        figures.map(({ figure, kind, goal, value, spread, met }) => [
          figure,
          kind,
          goal,
          value.toFixed(3),
          spread.map((edge) => edge.toFixed(3)).join(" – "),
          met ? "yes" : "**no**",
        ]),
      ),
      ...charts.map(({ file, title }) => `![${title}](charts/${file}.svg)`),
      tableOf(header, rows),
    ].join("\n\n"),
  );
  return [
    "# Bench results",
    `Written by \`npm run bench\` on Node ${process.version}, ${cpus().length} cores. Figures are ratios to contenders of the same run (interleaved, medians of at least five rounds) or counts; seconds alone mean nothing on a shared machine.`,
    ...sections,
    "",
  ].join("\n\n");
}

function tableOf(header: string[], rows: string[][]): string {
  return [header, header.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
