// Pure. What the names of a document mean: fields of its records, operators of their types, actions with their settings.

import { nearestName } from "#app/lib/nearest-name.ts";
import type { Action } from "#app/rules/action.ts";
import { ACTIONS, actionNamed } from "#app/rules/actions/index.ts";
import { comparisonSlip } from "#app/rules/comparison-slip.ts";
import { compileCondition } from "#app/rules/compile-condition.ts";
import { compileLet, findNames } from "#app/rules/compile-let.ts";
import { defaultTarget } from "#app/rules/compile-steps.ts";
import { compileTriggers } from "#app/rules/compile-trigger.ts";
import { AGGREGATES, type Condition, QUANTIFIERS } from "#app/rules/condition-schema.ts";
import { DURATION_WORDS, parseDuration } from "#app/rules/duration.ts";
import type { Acts } from "#app/rules/effect.ts";
import { impliedOperator } from "#app/rules/implied-operator.ts";
import { isMoment } from "#app/rules/instant-in.ts";
import { itemList } from "#app/rules/item-list.ts";
import { leftSide } from "#app/rules/left-side.ts";
import { type LeftType, OperandError } from "#app/rules/operator.ts";
import { isOperator, OPERATORS, operatorNamed, operatorsFor } from "#app/rules/operators/index.ts";
import { PathError, pathIn } from "#app/rules/path.ts";
import { FINDABLE, type Find, type Let, type RuleDocument, type Step } from "#app/rules/rule-document.ts";
import { scheduleComplaint } from "#app/rules/schedule.ts";
import { laneRecord, type Scope, SUBJECT_NAMES, SUBJECTS, scopeOf, type Typed, withNames } from "#app/rules/scope.ts";
import { settingMessage } from "#app/rules/shape-message.ts";
import { compileTemplate, isTemplate, TemplateError } from "#app/rules/template.ts";

import { type EventName, lanesOf } from "#app/rules/trigger.ts";
import { withTemplatesAsYes } from "#app/rules/yes-no-settings.ts";

export interface Complaint {
  path: (string | number)[];
  message: string;
}
/** More would be read by nobody. */
export const MAX_COMPLAINTS = 50;

/** Complaints about a document whose shape is right; none: it can run. */
export function checkRule(document: RuleDocument): Complaint[] {
  const checker = new Checker();
  checker.rule(document);
  return checker.complaints;
}

type Path = (string | number)[];

class Checker {
  readonly complaints: Complaint[] = [];

  #say(path: Path, message: string): void {
    if (this.complaints.length < MAX_COMPLAINTS) this.complaints.push({ path, message });
  }

  /** Runs what throws typed errors; says what they say. */
  #try<T>(path: Path, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (error instanceof PathError || error instanceof OperandError || error instanceof TemplateError) {
        this.#say(path, error.message);
        return undefined;
      }
      throw error;
    }
  }

  rule(rule: RuleDocument): void {
    let scope = scopeOf(rule.about);
    for (const [name, value] of Object.entries(rule.let ?? {})) {
      if (scope.has(name)) this.#say(["let", name], `“${name}” is taken: the rule would hide what it is`);
      const typed = this.#let(rule.id, name, value, scope, ["let", name]);
      scope = withNames(scope, [[name, typed]]);
    }
    for (const [at, trigger] of rule.on.entries()) {
      this.#try(["on", at], () => compileTriggers([trigger], scope, laneRecord(rule.about)));
      const event = typeof trigger === "string" ? trigger : "after" in trigger ? trigger.event : null;
      if (event) this.#reach(event, rule, ["on", at]);
      if (typeof trigger === "object" && "schedule" in trigger) {
        const complaint = scheduleComplaint(trigger.schedule);
        if (complaint) this.#say(["on", at, "schedule"], complaint);
      }
      if (typeof trigger === "object" && "after" in trigger) this.#span(trigger.after, ["on", at, "after"]);
    }
    if (rule.find) this.#find(rule.find, rule.about, scope, ["find"]);
    for (const [at, { when }] of rule.skip.entries()) this.condition(when, scope, ["skip", at, "when"]);
    if (rule.when) this.condition(rule.when, scope, ["when"]);
    this.#steps(rule.then, scope, ["then"], { afterWait: false });
    if (rule.else) this.#steps(rule.else, scope, ["else"], { afterWait: false });
    const ids = [...idsOf(rule.then), ...idsOf(rule.else ?? [])];
    for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at)))
      this.#say(["then"], `two actions have the id “${id}”: each has its own`);
    for (const name of ["active_from", "active_until"] as const)
      if (rule[name] !== undefined && !isMoment(rule[name]))
        this.#say([name], `is a date or an instant, for example 2026-11-24, not “${rule[name]}”`);
  }

  /** An event that never reaches what the rule is about would never set it off. */
  #reach(event: EventName, { about }: RuleDocument, path: Path): void {
    const lanes = lanesOf(event);
    if (!lanes.length || lanes.includes(SUBJECTS[about].lane)) return;
    const subjects = SUBJECT_NAMES.filter((one) => lanes.includes(SUBJECTS[one].lane));
    this.#say(path, `“${event}” sets off no rule about ${about}: it reaches rules about ${subjects.join(", ")}`);
  }

  /** What the name stands for; "any" where that cannot be told. */
  #let(ruleId: string, name: string, value: Let, scope: Scope, path: Path): Typed {
    if (typeof value === "object" && !Array.isArray(value)) {
      const before = this.complaints.length;
      if ("find" in value) this.#find(value, FINDABLE[value.find], scope, path);
      else if ("if" in value) {
        this.condition(value.if, scope, [...path, "if"]);
        this.#let(ruleId, name, value.then, scope, [...path, "then"]);
        if (value.else !== undefined) this.#let(ruleId, name, value.else, scope, [...path, "else"]);
      } else if ("where" in value && value.where) {
        const key =
          Object.keys(value).find((one) => one === "field" || (AGGREGATES as readonly string[]).includes(one)) ??
          "field";
        const list = this.#try([...path, key], () =>
          itemList(
            String((value as Record<string, unknown>)[key]),
            scope,
            value.as,
            key !== "count" && key !== "field",
          ),
        );
        if (list) this.#where(value.where, list.names, list.scope, [...path, "where"]);
      }
      if (this.complaints.length > before)
        return "find" in value ? { type: "list", of: FINDABLE[value.find] } : { type: "any" };
    }
    return this.#try(path, () => compileLet(ruleId, name, value, scope))?.typed ?? { type: "any" };
  }

  #find(find: Omit<Find, "find">, kind: string, scope: Scope, path: Path): void {
    const names = findNames(kind, find.as, scope);
    const item = withNames(
      scope,
      names.map((name) => [name, { type: "record", of: kind }] as const),
    );
    // The `find` of a schedule may ask for the rule's own names: they are the record's.
    if (find.where && "find" in find) this.#where(find.where, names, item, [...path, "where"]);
    else if (find.where) this.condition(find.where, item, [...path, "where"]);
    const list = "find" in find ? String(find.find) : null;
    const looked = list ?? `${SUBJECTS[kind as keyof typeof SUBJECTS].lane}s`;
    if (find.search && !SEARCHABLE.has(looked))
      this.#say(
        [...path, "search"],
        `Shopify's search finds ${[...SEARCHABLE].join(", ")}, no ${looked.replaceAll("_", " ")}: say it by “where”`,
      );
    if (find.search) this.#try([...path, "search"], () => compileTemplate(find.search ?? "", scope));
    if (find.within) this.#span(find.within, [...path, "within"]);
    const sort = find.sort_by;
    if (sort)
      this.#try([...path, "sort_by"], () => pathIn(item.has(sort.split(".")[0] ?? "") ? sort : `item.${sort}`, item));
  }

  #span(text: string, path: Path): void {
    if (!parseDuration(text)) this.#say(path, `is ${DURATION_WORDS}, not “${text}”`);
  }

  /** A condition on the items of a list, known by `names`. */
  #where(where: Condition, names: readonly string[], scope: Scope, path: Path): void {
    const slip = itemSlip(where, names, scope);
    if (slip) this.#say(path, slip);
    else this.condition(where, scope, path);
  }

  condition(condition: Condition, scope: Scope, path: Path): void {
    for (const group of ["all", "any", "none"] as const)
      if (group in condition) {
        for (const [at, part] of ((condition as Record<string, Condition[]>)[group] ?? []).entries())
          this.condition(part, scope, [...path, group, at]);
        return;
      }
    if ("not" in condition) {
      this.condition(condition.not as Condition, scope, [...path, "not"]);
      return;
    }
    for (const key of QUANTIFIERS)
      if (key in condition) {
        const { [key]: of, where, as } = condition as Record<string, string> & { where: Condition };
        const list = this.#try([...path, key], () => itemList(of ?? "", scope, as));
        if (list) this.#where(where, list.names, list.scope, [...path, "where"]);
        return;
      }
    this.#comparison(condition as never, scope, path);
  }

  #comparison(condition: Record<string, unknown> & { op?: string }, scope: Scope, path: Path): void {
    const key = ["field", "template", ...AGGREGATES].find((name) => name in condition) ?? "field";
    if (condition.where && key !== "field" && key !== "template") {
      const list = this.#try([...path, key], () =>
        itemList(String(condition[key]), scope, condition.as as string, key !== "count"),
      );
      if (!list) return;
      const before = this.complaints.length;
      this.#where(condition.where as Condition, list.names, list.scope, [...path, "where"]);
      if (this.complaints.length > before) return;
    }
    const left = this.#try([...path, key], () => leftSide(condition as never, scope, compileCondition));
    if (!left) return;
    const name = condition.op ?? impliedOperator(left.type, condition.value);
    if (!operatorNamed(name, left.type)) {
      this.#say(
        [...path, "op"],
        operatorMessage(
          name,
          left.type,
          key === "template" ? "a template" : `“${String(condition[key])}” (${left.type})`,
        ),
      );
      return;
    }
    const slip = key === "field" ? comparisonSlip(condition, name, left.oneOf) : null;
    if (slip) this.#say([...path, "value"], slip);
    this.#try([...path, "value"], () => compileCondition(condition as never, scope));
  }

  #steps(steps: readonly Step[], scope: Scope, path: Path, state: { afterWait: boolean }): void {
    for (const [at, step] of steps.entries()) this.#step(step, scope, [...path, at], state);
  }

  #step(step: Step, scope: Scope, path: Path, state: { afterWait: boolean }): void {
    if ("for_each" in step && "then" in step) {
      const loop = step as Extract<Step, { for_each: string }>;
      const list = this.#try([...path, "for_each"], () => itemList(loop.for_each, scope, loop.as));
      if (!list) return;
      if (loop.where) this.#where(loop.where, list.names, list.scope, [...path, "where"]);
      if (loop.distinct) this.#try([...path, "distinct"], () => pathIn(loop.distinct ?? "", list.scope));
      this.#steps(loop.then, list.scope, [...path, "then"], { ...state });
      return;
    }
    if ("repeat" in step && "then" in step) {
      const { repeat, as = "number", then } = step as Extract<Step, { repeat: number | string }>;
      if (typeof repeat === "string") {
        if (isTemplate(repeat)) this.#try([...path, "repeat"], () => compileTemplate(repeat, scope));
        else if (!/^\s*\d{1,4}\s*$/.test(repeat) || Number(repeat) > 1_000)
          this.#say([...path, "repeat"], `is a whole number up to 1000, or a template that gives one, not “${repeat}”`);
      }
      this.#steps(then, withNames(scope, [[as, { type: "number" }]]), [...path, "then"], { ...state });
      return;
    }
    if ("if" in step && !("do" in step)) {
      const branch = step as Extract<Step, { if: Condition; then: Step[] }>;
      this.condition(branch.if, scope, [...path, "if"]);
      this.#steps(branch.then, scope, [...path, "then"], state);
      for (const [at, way] of (branch.else_if ?? []).entries()) {
        this.condition(way.if, scope, [...path, "else_if", at, "if"]);
        this.#steps(way.then, scope, [...path, "else_if", at, "then"], state);
      }
      this.#steps(branch.else ?? [], scope, [...path, "else"], state);
      return;
    }
    const doing = step as Extract<Step, { do: string }>;
    if (doing.do === "wait") {
      const wait = doing as Extract<Step, { do: "wait" }>;
      if (wait.for !== undefined) this.#span(wait.for, [...path, "for"]);
      if (wait.until !== undefined) this.#try([...path, "until"], () => compileTemplate(wait.until ?? "", scope));
      state.afterWait = true;
      return;
    }
    if (doing.do === "stop") return;
    if (doing.do === "require_approval") {
      const approve = doing as Extract<Step, { do: "require_approval" }>;
      if (approve.text) this.#try([...path, "text"], () => compileTemplate(approve.text ?? "", scope));
      if (approve.expires) this.#span(approve.expires, [...path, "expires"]);
      this.#steps(approve.else ?? [], scope, [...path, "else"], { afterWait: true });
      state.afterWait = true;
      return;
    }
    this.#action(doing as never, scope, path, state);
  }

  #action(
    step: { do: string; [setting: string]: unknown },
    scope: Scope,
    path: Path,
    state: { afterWait: boolean },
  ): void {
    const { do: name, id: _id, acts, on, if: guard, on_failure: onFailure, approval: _approval, ...settings } = step;
    const action = actionNamed(name);
    if (!action) {
      const names = [...ACTIONS.map((known) => known.name), "wait", "stop", "require_approval"];
      const near = Object.hasOwn(MEANT_ACTIONS, name) ? MEANT_ACTIONS[name] : nearestName(name, names);
      this.#say(
        [...path, "do"],
        `there is no action “${name}”${near ? `; did you mean “${near}”?` : `; there are ${names.join(", ")}`}`,
      );
      return;
    }
    if (acts !== undefined && !action.acts.allowed.includes(acts as Acts))
      this.#say([...path, "acts"], `“${name}” acts ${action.acts.allowed.join(" or ")}, not ${String(acts)}`);
    if (acts === "state" && state.afterWait)
      this.#say([...path, "acts"], "what comes after a wait or an approval happens once: it cannot act as “state”");
    this.#target(action, on as string | undefined, scope, [...path, "on"]);
    if (guard) this.condition(guard as Condition, scope, [...path, "if"]);
    this.#templates(settings, scope, path);
    const parsed = action.settings.safeParse(withTemplatesAsYes(settings, action));
    if (!parsed.success)
      for (const issue of parsed.error.issues)
        this.#say([...path, ...(issue.path as Path)], settingMessage(issue, action));
    if (Array.isArray(onFailure)) this.#steps(onFailure as Step[], scope, [...path, "on_failure"], { afterWait: true });
  }

  #target(action: Action, on: string | undefined, scope: Scope, path: Path): void {
    if (on === undefined) {
      if (!defaultTarget(action, scope) && !action.targets.includes("shop"))
        this.#say(path, `“${action.name}” acts on ${action.targets.join(" or ")}, and there is none here`);
      return;
    }
    const found = this.#try(path, () => pathIn(on, scope));
    if (!found) return;
    if ((found.type !== "record" && found.type !== "list") || !found.of || !action.targets.includes(found.of))
      this.#say(path, `“${action.name}” acts on ${action.targets.join(" or ")}; “${on}” is ${found.of ?? found.type}`);
  }

  #templates(value: unknown, scope: Scope, path: Path): void {
    if (typeof value === "string") {
      if (isTemplate(value)) this.#try(path, () => compileTemplate(value, scope));
    } else if (Array.isArray(value))
      for (const [at, entry] of value.entries()) this.#templates(entry, scope, [...path, at]);
    else if (typeof value === "object" && value !== null)
      for (const [name, entry] of Object.entries(value)) {
        this.#templates(name, scope, [...path, name]);
        this.#templates(entry, scope, [...path, name]);
      }
  }
}

function operatorMessage(name: string, type: LeftType, what: string): string {
  const names = operatorsFor(type).map((one) => one.name);
  // A name that another type has was meant; one that none has is mistyped.
  const near = nearestName(
    name,
    isOperator(name) ? names : [...names, ...OPERATORS.flatMap(({ aliases }) => aliases ?? [])],
  );
  if (type === "texts" && !near && isOperator(name))
    return `there is no operator “${name}” for ${what}: ask it of the items ({"some": "order.line_items", "where": {"field": "line_item.price", "op": "${name}", …}}), or of a figure ({"max": "order.line_items.price", "op": "${name}", …}, sum, min)`;
  const hint = near ? `; did you mean “${near}”?` : "";
  return `there is no operator “${name}” for ${what}${hint}; there are ${names.join(", ")}${type === "list" ? ", and some, every, no, count around it" : ""}`;
}

/** What a `find` may look for by Shopify's own search. */
const SEARCHABLE: ReadonlySet<string> = new Set(["orders", "customers", "products", "collections", "discounts"]);
/** Actions whose effects have another name than they. */
const MEANT_ACTIONS: Readonly<Record<string, string>> = {
  edit_order: "add_line_item",
  write_note: "append_note",
};

/** Ids that actions were given, those in blocks inside included. */
function idsOf(steps: readonly unknown[]): string[] {
  return steps.flatMap((step) => {
    if (typeof step !== "object" || step === null) return [];
    const own = "do" in step && "id" in step && typeof step.id === "string" ? [step.id] : [];
    return [...own, ...Object.values(step).flatMap((value) => (Array.isArray(value) ? idsOf(value) : []))];
  });
}

/** A condition on a list's items that asks nothing of them: it would hold for all or for none. */
function itemSlip(where: Condition, names: readonly string[], scope: Scope): string | null {
  const said = JSON.stringify(where);
  if (names.some((name) => new RegExp(`\\b${name}\\b`).test(said))) return null;
  // A field without its record is the item's.
  if ([...said.matchAll(/"field":"([a-z_]+)/gi)].some(([, root = ""]) => !scope.has(root))) return null;
  return `asks nothing of the items: write “${names.at(-1)}.…”${names.at(-1) === "item" ? "" : " (or “item.…”)"} for a field of the item`;
}
