// Pure. Goes on with a program where one of its stages ended.
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import type { CompiledStep } from "#app/rules/compile-steps.ts";
import type { Pointer, Stage } from "#app/rules/facts.ts";
import { overItems } from "#app/rules/item-list.ts";
import { runBlock, runRounds } from "#app/rules/program.ts";
import { doubt, type Flow, itemKeys, noResult, type ProgramResult, type Run } from "#app/rules/run.ts";
import { Unknown } from "#app/rules/unknown.ts";

/** From where a stage ended on. */
export function resumeProgram(run: Run, stage: Stage): ProgramResult {
  const result = noResult();
  const steps = stage.block === "then" ? run.rule.then : (run.rule.otherwise ?? []);
  resumeBlock(steps, stage.pointer, 0, run, result, [], stage);
  return result;
}

/** Walks down to the step that ended the stage, and on from there. */
function resumeBlock(
  steps: CompiledStep[],
  pointer: Pointer,
  depth: number,
  run: Run,
  result: ProgramResult,
  keys: string[],
  stage: Stage,
): Flow {
  const here = pointer[depth];
  const step = here && steps[here.at];
  if (!here || !step) {
    result.notes.push("The rule's steps are not what they were when it began to wait.");
    return "halt";
  }
  const prefix = pointer.slice(0, depth);
  if (depth === pointer.length - 1) {
    const flow = endOf(step, here.at, prefix, run, result, keys, stage);
    return flow !== "on" ? flow : runBlock(steps, here.at + 1, prefix, run, result, keys);
  }
  const deeper = (inner: CompiledStep[], more: string[]) =>
    resumeBlock(inner, pointer, depth + 1, run, result, more, stage);
  switch (step.kind) {
    case "branch": {
      const flow = deeper(blockOf(step, here.into ?? "then"), keys);
      return flow !== "on" ? flow : runBlock(steps, here.at + 1, prefix, run, result, keys);
    }
    case "loop": {
      const items = step.list.read(run.env);
      if (items instanceof Unknown) return doubt(items.need, [items.why], result);
      const index = itemKeys(items).indexOf(here.item ?? "");
      if (index === -1) {
        result.notes.push(`What the rule waited for is gone: ${step.list.says} ${here.item}.`);
        return "waits";
      }
      overItems(step.list, [items[index]], run.env, () => {
        deeper(step.then, [...keys, here.item ?? ""]);
      });
      // What follows the loop was run when the others were: what is around it does not go on from here.
      return "waits";
    }
    case "repeat": {
      const { names } = run.env;
      const saved = names[step.name];
      names[step.name] = Number(here.item);
      const round = deeper(step.then, [...keys, here.item ?? ""]);
      names[step.name] = saved;
      if (round === "waits") return "waits";
      const rest = runRounds(step, Number(here.item) + 1, here.at, prefix, run, result, keys);
      return rest !== "on" ? rest : runBlock(steps, here.at + 1, prefix, run, result, keys);
    }
    case "approve":
      return deeper(step.otherwise, keys) === "waits" ? "waits" : "halt";
    case "action": {
      const flow = deeper(typeof step.onFailure === "string" ? [] : step.onFailure, keys);
      return flow !== "on" ? flow : runBlock(steps, here.at + 1, prefix, run, result, keys);
    }
    default:
      return "halt";
  }
}
function blockOf(step: Extract<CompiledStep, { kind: "branch" }>, into: string): CompiledStep[] {
  if (into === "else") return step.otherwise;
  const index = into === "then" ? 0 : Number(into.slice("else_if.".length)) + 1;
  return step.ways[index]?.then ?? [];
}
/** What the way in which the stage ended means for the steps after it. */
function endOf(
  step: CompiledStep,
  at: number,
  prefix: Pointer,
  run: Run,
  result: ProgramResult,
  keys: string[],
  stage: Stage,
): Flow {
  if (step.kind === "approve" && stage.outcome !== "approved") {
    const flow = runBlock(step.otherwise, 0, [...prefix, { at, into: "else" }], run, result, keys);
    return flow === "waits" ? "waits" : "halt";
  }
  if (step.kind === "action" && stage.outcome === "refused") {
    // Known to the steps of on_failure, and to all after them.
    run.results = { ...run.results, failure: { error: stage.detail ?? "", action: step.action.name, step: step.id } };
    run.env.names.results = run.results;
    if (typeof step.onFailure === "string") return step.onFailure === "go_on" ? "on" : "halt";
    return runBlock(step.onFailure, 0, [...prefix, { at, into: "on_failure" }], run, result, keys);
  }
  return "on";
}

/** The wait at which a stage ended; null: it ended otherwise. */
export function waitAt(rule: CompiledRule, { block, pointer }: Stage): { recheck: boolean } | null {
  let steps = block === "then" ? rule.then : (rule.otherwise ?? []);
  for (const [depth, { at, into }] of pointer.entries()) {
    const step = steps[at];
    if (!step) return null;
    if (depth === pointer.length - 1) return step.kind === "wait" ? step : null;
    if (step.kind === "loop" || step.kind === "repeat") steps = step.then;
    else if (step.kind === "branch")
      steps =
        into === "else"
          ? step.otherwise
          : (step.ways[into?.startsWith("else_if.") ? Number(into.slice(8)) + 1 : 0]?.then ?? []);
    else if (step.kind === "approve") steps = step.otherwise;
    else if (step.kind === "action") steps = typeof step.onFailure === "string" ? [] : step.onFailure;
  }
  return null;
}
