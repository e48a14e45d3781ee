// Pure. The steps of a rule with their places in its document: what is to be said of one of them is said where it stands.
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import { blocksOf, type CompiledStep } from "#app/rules/compile-steps.ts";

export type DocumentPath = (string | number)[];
export interface PlacedStep {
  step: CompiledStep;
  path: DocumentPath;
}

/** Every step of `then` and `else`, those inside others included, in the order in which they stand. */
export const placedSteps = ({ then, otherwise }: CompiledRule): PlacedStep[] => [
  ...placed(then, ["then"]),
  ...placed(otherwise ?? [], ["else"]),
];

const placed = (steps: readonly CompiledStep[], path: DocumentPath): PlacedStep[] =>
  steps.flatMap((step, at) => [
    { step, path: [...path, at] },
    ...blocksOf(step).flatMap((block) => placed(block.steps, [...path, at, ...block.into])),
  ]);
