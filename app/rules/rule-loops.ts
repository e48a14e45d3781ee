// Pure. Rules that set themselves or each other off by what they write. Every decision ends all the same (each rule acts once
// for a record in it); what a later look does again is what a merchant should know.
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import { stepsOf } from "#app/rules/compile-steps.ts";
import { setsOff } from "#app/rules/set-off.ts";
import type { EventName } from "#app/rules/trigger.ts";

export interface RuleLoop {
  /** One rule, or several in the order in which they set each other off. */
  ids: string[];
  /** What it goes through, in words. */
  through: string;
}

interface Written {
  event: EventName;
  what: string;
}

/** Actions whose effect shows in the store each time: what is so already is written once, and ends there. */
const AGAIN: Record<string, Written> = {
  append_note: { event: "order.note_changed", what: "the note" },
  set_note: { event: "order.note_changed", what: "the note" },
  adjust_stock: { event: "stock.changed", what: "the stock" },
};

function writes(rule: CompiledRule): { written: Written[]; starts: string[] } {
  const written: Written[] = [];
  const starts: string[] = [];
  for (const step of stepsOf([...rule.then, ...(rule.otherwise ?? [])])) {
    if (step.kind !== "action" || (step.acts ?? "each") !== "each") continue;
    const again = AGAIN[step.action.name];
    const { text, unless_there } = step.settings;
    // A text that is there already is not added again; one made of the moment or of the note itself is new each time.
    const isStable =
      (step.action.name === "append_note" || step.action.name === "set_note") &&
      unless_there !== false &&
      !/\b(now|order\.note)\b/.test(String(text));
    if (again && !isStable) written.push(again);
    if (step.action.name === "start_rule" && typeof step.constant?.rule === "string") starts.push(step.constant.rule);
  }
  return { written, starts };
}

export function loops(rules: readonly CompiledRule[]): RuleLoop[] {
  const next = new Map<string, { to: string; through: string }[]>();
  for (const rule of rules) {
    const { written, starts } = writes(rule);
    const to = rules.flatMap((other) =>
      written
        .filter(({ event }) => setsOff(other, { on: event }))
        .map(({ what }) => ({ to: other.ruleId, through: what })),
    );
    next.set(rule.ruleId, [...to, ...starts.map((id) => ({ to: id, through: "start_rule" }))]);
  }
  const found = new Map<string, RuleLoop>();
  const walk = (start: string, at: string, path: string[], through: string[]): void => {
    for (const { to, through: what } of next.get(at) ?? []) {
      if (to === start) {
        const key = path.toSorted().join(" ");
        if (!found.has(key)) found.set(key, { ids: path, through: [...new Set([...through, what])].join(", ") });
      } else if (!path.includes(to) && path.length < MOST_LINKS) walk(start, to, [...path, to], [...through, what]);
    }
  };
  for (const { ruleId } of rules) walk(ruleId, ruleId, [ruleId], []);
  return [...found.values()];
}

/** Longer circles are found by their shorter parts, or by nobody. */
const MOST_LINKS = 4;
