// Pure. Which of several rules the facts of a trial are about.
import { isPlain, type Plain } from "#app/rules/plain.ts";
import { saidWord } from "#app/rules/said-word.ts";
import { recordOfLane } from "#app/rules/scope.ts";
import { CHILDREN, type TrialWorld, type TriedRule } from "#app/rules/trial/trial-world.ts";
import { eventNamed } from "#app/rules/trigger.ts";

/**
 * The one that the event names; else of those whose record the facts give the first that waits for the event, or the first.
 * Undefined: the facts give no record.
 */
export function focusOf(given: Plain, { rules }: TrialWorld): TriedRule | undefined {
  const said = (Array.isArray(given.event) ? given.event : [given.event]).filter((one) => one !== undefined);
  const named = rules.find(({ id }) => said.some((one) => isPlain(one) && one.rule === id));
  if (named) return named;
  const events = new Set(said.map((one) => eventNamed(saidWord(isPlain(one) ? one.on : one))));
  const givenOnes = rules.filter((rule) => isGiven(rule, given));
  const waits = ({ on }: TriedRule) => on.some((trigger) => typeof trigger === "string" && events.has(trigger));
  return givenOnes.find(waits) ?? givenOnes[0];
}

/** Beside a record its children stand by their own names, alone or in a list. */
const BESIDE: Record<string, readonly string[]> = {
  order: [...Object.keys(CHILDREN), ...Object.values(CHILDREN), "line_items", "risk"],
  product: ["variant", "variants"],
  stock: ["variant"],
};

function isGiven({ lane }: TriedRule, given: Plain): boolean {
  const name = recordOfLane(lane);
  if (name === null) return false;
  return [name, `${name}s`, ...(BESIDE[lane] ?? [])].some((key) => {
    const value = given[key];
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
  });
}
