import type { Difference } from "#tests/recordings/compare-answers.ts";
import type { RecordedStep } from "#tests/recordings/read-scenarios.ts";

/** What came of one recorded step. */
export type Played = { step: RecordedStep; operation: string } & (
  | { outcome: "agrees" }
  | { outcome: "differs"; differences: Difference[] }
  | { outcome: "refused"; notSimulated: string[] }
  /** No document, or one that the newest version rejects. */
  | { outcome: "unplayable"; reason: string }
);

/** @property rebuilt its document was not recorded, but told from the answer and what was shown before: no cost is compared. */
export type StepResult = Played & { rebuilt: boolean };

export interface ScenarioResult {
  file: string;
  steps: StepResult[];
  /** What of the set-up could not be planted, with the reason. */
  trouble: string[];
}
