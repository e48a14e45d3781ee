import { at } from "#tests/recordings/json.ts";
import type { RecordedStep } from "#tests/recordings/read-scenarios.ts";

/** What became dearer while the recordings were made: before that day a field cost so much less. */
const BECAME_DEARER = [
  // Recorded: 10 points on 6 May 2026, 50 from 26 June on.
  { field: "fulfillmentTrackingInfoUpdate", from: Date.parse("2026-06-01T00:00:00Z"), by: 40 },
];

/** The points that the recorded request would cost today; null when the recording does not tell. */
export function expectedCost({ answer }: RecordedStep, capturedAtMs: number | null): number | null {
  if (answer.requestedCost === null) return null;
  return BECAME_DEARER.reduce(
    (cost, { field, from, by }) =>
      capturedAtMs !== null && capturedAtMs < from && at(answer.data, field) !== undefined ? cost + by : cost,
    answer.requestedCost,
  );
}
