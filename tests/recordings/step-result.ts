import type { Difference } from "#tests/recordings/compare-answers.ts";
import type { RecordedStep } from "#tests/recordings/read-scenarios.ts";

/** What came of one recorded step. */
export type StepResult = { step: RecordedStep; operation: string } & (
  | { outcome: "agrees" }
  | { outcome: "differs"; differences: Difference[] }
  | { outcome: "refused"; notSimulated: string[] }
  /** No document, or one that the newest version rejects. */
  | { outcome: "unplayable"; reason: string }
);

export interface ScenarioResult {
  file: string;
  steps: StepResult[];
  /** What of the set-up could not be planted, with the reason. */
  trouble: string[];
}
