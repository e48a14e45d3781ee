// Pure. Loops over a list whose items wait, with steps after them: each item waits by itself, and those steps for none of them.
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import { blocksOf, type CompiledStep, stepsOf } from "#app/rules/compile-steps.ts";
import type { DocumentPath } from "#app/rules/placed-steps.ts";

interface PassedLoop {
  /** What it runs over, in words. */
  list: string;
  path: DocumentPath;
}

export const passedLoops = ({ then, otherwise }: CompiledRule): PassedLoop[] => [
  ...passed(then, ["then"], false),
  ...passed(otherwise ?? [], ["else"], false),
];

function passed(steps: readonly CompiledStep[], path: DocumentPath, isFollowed: boolean): PassedLoop[] {
  return steps.flatMap((step, at): PassedLoop[] => {
    const followed = isFollowed || at < steps.length - 1;
    if (step.kind === "loop")
      return followed && stepsOf(step.then).some(endsStage) ? [{ list: step.list.says, path: [...path, at] }] : [];
    // The next round of a “repeat” comes after the loop; what is done after a refusal ends there.
    const goesOn = step.kind === "repeat" || (step.kind !== "approve" && followed);
    return blocksOf(step).flatMap(({ into, steps: inner }) => passed(inner, [...path, at, ...into], goesOn));
  });
}

/** A wait, a question to a person, or an action whose end the steps after it hang on. */
function endsStage(step: CompiledStep): boolean {
  if (step.kind === "action") return step.onFailure !== "go_on" || "save_as" in step.settings;
  return step.kind === "wait" || step.kind === "approve";
}
