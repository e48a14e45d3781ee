// Pure. Runs the steps of a rule: what is to be done now, which target states are wanted, where it has to wait.

import { act } from "#app/rules/act.ts";
import type { CompiledStep } from "#app/rules/compile-steps.ts";
import type { Finding } from "#app/rules/decision.ts";
import { addDuration, parseDuration } from "#app/rules/duration.ts";
import type { Pointer } from "#app/rules/facts.ts";
import { instantIn } from "#app/rules/instant-in.ts";
import { overItems } from "#app/rules/item-list.ts";
import { nextClock, onBusinessDay } from "#app/rules/next-clock.ts";
import { relativeInstant } from "#app/rules/relative-instant.ts";
import {
  doubt,
  type Flow,
  itemKeys,
  MAX_EFFECTS,
  noResult,
  type ProgramResult,
  type Run,
  stageOf,
} from "#app/rules/run.ts";
import { TemplateError } from "#app/rules/template.ts";
import { TRUE, UNKNOWN } from "#app/rules/ternary.ts";
import { Unknown } from "#app/rules/unknown.ts";

/** From the first step on. */
export function runProgram(run: Run): ProgramResult {
  const result = noResult();
  const steps = run.block === "then" ? run.rule.then : (run.rule.otherwise ?? []);
  runBlock(steps, 0, [], run, result, []);
  return result;
}
/** The steps of a block, from one of them on. */
export function runBlock(
  steps: CompiledStep[],
  from: number,
  prefix: Pointer,
  run: Run,
  result: ProgramResult,
  keys: string[],
): Flow {
  for (let at = from; at < steps.length; at++) {
    const step = steps[at] as CompiledStep;
    const flow = runStep(step, at, prefix, run, result, keys);
    if (flow !== "on") return flow;
  }
  return "on";
}
function runStep(
  step: CompiledStep,
  at: number,
  prefix: Pointer,
  run: Run,
  result: ProgramResult,
  keys: string[],
): Flow {
  const { env, trigger } = run;
  switch (step.kind) {
    case "stop":
      return "halt";
    case "action":
      return act(step, at, prefix, run, result, keys);
    case "branch": {
      for (const [index, { guard, then }] of step.ways.entries()) {
        const answer = guard.test(env);
        if (answer === UNKNOWN) return doubt(guard.need(env), guard.explain(env).sentences, result);
        if (answer === TRUE)
          return runBlock(
            then,
            0,
            [...prefix, { at, into: index === 0 ? "then" : `else_if.${index - 1}` }],
            run,
            result,
            keys,
          );
      }
      return runBlock(step.otherwise, 0, [...prefix, { at, into: "else" }], run, result, keys);
    }
    case "loop":
      return loop(step, at, prefix, run, result, keys);
    case "repeat":
      return runRounds(step, 1, at, prefix, run, result, keys);
    case "wait": {
      if (!trigger) return "waits";
      const until = waitsUntil(step, run);
      if (until instanceof Unknown) return doubt(until.need, [until.why], result);
      if (until === null) {
        result.notes.push("wait: there is no time to wait for.");
        return "halt";
      }
      if (until <= env.now) return "on";
      result.stages.push(stageOf(run, [...prefix, { at }], { for: "time", until, recheck: step.recheck }));
      return "waits";
    }
    case "approve": {
      if (!trigger) return "waits";
      const text = step.text?.render(env) ?? run.finding.reason;
      if (text instanceof Unknown) return doubt(text.need, [text.why], result);
      const span = step.expires ? parseDuration(step.expires) : null;
      const expiresAt = span ? addDuration(env.now, span, env.calendar) : null;
      result.stages.push(stageOf(run, [...prefix, { at }], { for: "approval", text: String(text), expiresAt }));
      return "waits";
    }
  }
}
/** The rounds of a `repeat` from one of them on, one after the other: while one waits, the next has not begun. */
export function runRounds(
  step: Extract<CompiledStep, { kind: "repeat" }>,
  from: number,
  at: number,
  prefix: Pointer,
  run: Run,
  result: ProgramResult,
  keys: string[],
): Flow {
  const { names } = run.env;
  const said = typeof step.times === "number" ? step.times : step.times.render(run.env);
  if (said instanceof Unknown) return doubt(said.need, [said.why], result);
  const times = Math.min(1_000, Math.max(0, Math.floor(Number(said) || 0)));
  const saved = names[step.name];
  let flow: Flow = "on";
  for (let number = from; number <= times && flow !== "waits"; number++) {
    names[step.name] = number;
    const round = String(number);
    flow = runBlock(step.then, 0, [...prefix, { at, item: round }], run, result, [...keys, round]);
  }
  names[step.name] = saved;
  return flow === "waits" ? "waits" : "on";
}
function waitsUntil(step: Extract<CompiledStep, { kind: "wait" }>, { env }: Run): string | null | Unknown {
  let until: string | null = env.now;
  if (step.for !== null) {
    const span = parseDuration(step.for);
    until = span && addDuration(env.now, span, env.calendar);
  } else if (step.until) {
    const said = step.until.value(env);
    if (said instanceof Unknown) return said;
    const text = String(said ?? "").trim();
    until = instantIn(text, env.calendar.zone) ?? relativeInstant(text)?.(env.now, env.calendar) ?? null;
  }
  if (until !== null && step.at !== null) until = nextClock(until, step.at, env.calendar);
  return until !== null && step.weekdaysOnly ? onBusinessDay(until, env.calendar) : until;
}

function loop(
  step: Extract<CompiledStep, { kind: "loop" }>,
  at: number,
  prefix: Pointer,
  run: Run,
  result: ProgramResult,
  keys: string[],
): Flow {
  const { env } = run;
  const items = step.list.read(env);
  if (items instanceof Unknown) return doubt(items.need, [items.why], result);
  const seen = new Set<string>();
  const own = itemKeys(items);
  let count = 0;
  overItems(step.list, items, env, (_item, index) => {
    if (step.where) {
      const fits = step.where.test(env);
      if (fits === UNKNOWN) doubt(step.where.need(env), step.where.explain(env).sentences, result);
      if (fits !== TRUE) return true;
    }
    if (step.distinct) {
      const value = step.distinct.read(env);
      const key = String(value ?? "")
        .trim()
        .toLowerCase();
      if (key === "" || seen.has(key)) return true;
      seen.add(key);
    }
    if (++count > step.limit) return false;
    const key = own[index] as string;
    runBlock(step.then, 0, [...prefix, { at, item: key }], run, result, [...keys, key]);
    return result.effects.length < MAX_EFFECTS;
  });
  return "on";
}

/** A template that breaks stops its rule, not the others. */
export function guarded(run: () => ProgramResult, finding: Finding): ProgramResult {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    finding.outcome = "failed";
    return { ...noResult(), notes: [`A template failed: ${error.message}.`] };
  }
}
