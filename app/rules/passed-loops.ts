// Pure. Loops over a list whose items wait, with steps after them: each item waits by itself, and those steps for none of them.
import { type CompiledStep, stepsOf } from "#app/rules/compile-steps.ts";

/** What such loops run over, in words. */
export function passedLoops(steps: readonly CompiledStep[], isFollowed = false): string[] {
  return steps.flatMap((step, at) => {
    const followed = isFollowed || at < steps.length - 1;
    switch (step.kind) {
      case "loop":
        return followed && stepsOf(step.then).some(endsStage) ? [step.list.says] : [];
      case "repeat":
        // Its next round comes after the loop.
        return passedLoops(step.then, true);
      case "branch":
        return [...step.ways.map(({ then }) => then), step.otherwise].flatMap((way) => passedLoops(way, followed));
      case "approve":
        return passedLoops(step.otherwise);
      case "action":
        return typeof step.onFailure === "string" ? [] : passedLoops(step.onFailure, followed);
      default:
        return [];
    }
  });
}

/** A wait, a question to a person, or an action whose end the steps after it hang on. */
function endsStage(step: CompiledStep): boolean {
  if (step.kind === "action") return step.onFailure !== "go_on" || "save_as" in step.settings;
  return step.kind === "wait" || step.kind === "approve";
}
