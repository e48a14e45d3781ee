// Pure.
import { actionNamed } from "#app/rules/actions/index.ts";
import type { Step } from "#app/rules/rule-document.ts";

/** Whether a step, or one inside it, keeps a target state. */
export function keepsStates(steps: readonly Step[]): boolean {
  return steps.some((step) => {
    if ("then" in step && !("do" in step)) {
      const branches = "if" in step ? [...(step.else_if ?? []).map(({ then }) => then), step.else ?? []] : [];
      return [step.then, ...branches].some(keepsStates);
    }
    const { do: name, acts, else: otherwise, on_failure: failing } = step as Record<string, unknown> & { do: string };
    if (name === "require_approval") return keepsStates((otherwise ?? []) as Step[]);
    if (Array.isArray(failing) && keepsStates(failing as Step[])) return true;
    return (acts ?? actionNamed(name)?.acts.default) === "state";
  });
}
