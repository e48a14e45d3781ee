// Pure. Rules that set themselves or each other off by what they write. Every decision ends all the same (each rule acts once
// for a record in it); what a later look does again is what a merchant should know.
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import { type DocumentPath, placedSteps } from "#app/rules/placed-steps.ts";
import type { WarnedPlace } from "#app/rules/rule-warning.ts";
import { setsOff } from "#app/rules/set-off.ts";
import type { EventName } from "#app/rules/trigger.ts";

export interface RuleLoop {
  /** One rule, or several in the order in which they set each other off. */
  ids: string[];
  /** What it goes through, in words. */
  through: string;
  /** The steps that do it. */
  places: WarnedPlace[];
}

interface Writing {
  event: EventName;
  what: string;
}
interface Link {
  to: string;
  through: string;
  place: WarnedPlace;
}

/** Actions whose effect shows in the store each time: what is so already is written once, and ends there. */
const AGAIN: Record<string, Writing> = {
  append_note: { event: "order.note_changed", what: "the note" },
  set_note: { event: "order.note_changed", what: "the note" },
  adjust_stock: { event: "stock.changed", what: "the stock" },
};

/** A customer's note is no order's. */
const writingOf = (action: string, of: string | undefined): Writing | undefined =>
  of === "customer" && action.endsWith("_note") ? undefined : AGAIN[action];

function writes(rule: CompiledRule): {
  written: (Writing & { path: DocumentPath })[];
  starts: [string, DocumentPath][];
} {
  const written: (Writing & { path: DocumentPath })[] = [];
  const starts: [string, DocumentPath][] = [];
  for (const { step, path } of placedSteps(rule)) {
    if (step.kind !== "action" || (step.acts ?? "each") !== "each") continue;
    const again = writingOf(step.action.name, step.on.of);
    const { text, unless_there } = step.settings;
    // A text that is there already is not added again; one made of the moment or of the note itself is new each time.
    const isStable =
      (step.action.name === "append_note" || step.action.name === "set_note") &&
      unless_there !== false &&
      !/\b(now|order\.note)\b/.test(String(text));
    if (again && !isStable) written.push({ ...again, path });
    if (step.action.name === "start_rule" && typeof step.constant?.rule === "string")
      starts.push([step.constant.rule, path]);
  }
  return { written, starts };
}

export function loops(rules: readonly CompiledRule[]): RuleLoop[] {
  const next = new Map<string, Link[]>();
  for (const rule of rules) {
    const { written, starts } = writes(rule);
    const placeOf = (path: DocumentPath): WarnedPlace => ({ rule: rule.ruleId, path });
    const to = rules.flatMap((other) =>
      written
        .filter(({ event }) => setsOff(other, { on: event }))
        .map(({ what, path }): Link => ({ to: other.ruleId, through: what, place: placeOf(path) })),
    );
    next.set(rule.ruleId, [
      ...to,
      ...starts.map(([id, path]): Link => ({ to: id, through: "start_rule", place: placeOf(path) })),
    ]);
  }
  const found = new Map<string, RuleLoop>();
  const walk = (start: string, at: string, path: string[], links: Link[]): void => {
    for (const link of next.get(at) ?? []) {
      const passed = [...links, link];
      if (link.to === start) {
        const key = path.toSorted().join(" ");
        if (!found.has(key))
          found.set(key, {
            ids: path,
            through: [...new Set(passed.map(({ through }) => through))].join(", "),
            places: passed.map(({ place }) => place),
          });
      } else if (!path.includes(link.to) && path.length < MOST_LINKS) walk(start, link.to, [...path, link.to], passed);
    }
  };
  for (const { ruleId } of rules) walk(ruleId, ruleId, [ruleId], []);
  return [...found.values()];
}

/** Longer circles are found by their shorter parts, or by nobody. */
const MOST_LINKS = 4;
