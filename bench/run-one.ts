// One bench, in a process of its own: its name and "quick" or "whole" as arguments; tells its result to the process above.
import type { BenchResult } from "#bench/result.ts";

// However the process above ended: what is left would go on beside the next one that is measured.
process.once("disconnect", () => process.exit(1));
const [name, scope] = process.argv.slice(2);
const { default: bench } = (await import(`#bench/${name}.ts`)) as {
  default: (options: { quick: boolean }) => Promise<BenchResult>;
};
const result = await bench({ quick: scope === "quick" });
process.send?.(result, () => process.exit(0));
