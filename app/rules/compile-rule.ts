// Pure. A rule document becomes closures once: what sets it off, its conditions, its program.

import { type CompiledCondition, compileCondition } from "#app/rules/compile-condition.ts";
import { type CompiledFind, type CompiledLet, compileFind, compileLet } from "#app/rules/compile-let.ts";
import { type CompiledStep, compileSteps, groupsOfStep, IdsInUse, stepsOf } from "#app/rules/compile-steps.ts";
import { type CompiledTrigger, compileTriggers } from "#app/rules/compile-trigger.ts";
import type { Table } from "#app/rules/env.ts";
import type { FactGroup } from "#app/rules/need.ts";
import { OPERATORS } from "#app/rules/operators/index.ts";
import type { RuleDocument } from "#app/rules/rule-document.ts";
import { laneRecord, type Scope, SUBJECTS, type Subject, scopeOf, withNames } from "#app/rules/scope.ts";
import { tableOf } from "#app/rules/table-of.ts";

/** A version of a rule that is switched on. */
export interface RuleInForce {
  ruleId: string;
  version: number;
  position: number;
  document: RuleDocument;
}

export interface CompiledRule {
  ruleId: string;
  version: number;
  position: number;
  document: RuleDocument;
  name: string;
  subject: Subject;
  /** Kind of lane whose looks concern it. */
  lane: (typeof SUBJECTS)[Subject]["lane"];
  scope: Scope;
  triggers: CompiledTrigger[];
  skip: { condition: CompiledCondition; because: string }[];
  when: CompiledCondition | null;
  then: CompiledStep[];
  otherwise: CompiledStep[] | null;
  /** Keeps target states: looked at whenever its lane is. */
  hasStates: boolean;
  /** Whether its answer can change by time alone. */
  changesByTime: boolean;
  lets: CompiledLet[];
  /** Which records a schedule, or a run over many, looks at; null: all. */
  find: CompiledFind | null;
  tables: Readonly<Record<string, Table>>;
  /** All that may have to be read from elsewhere. */
  groups: readonly FactGroup[];
}

/** A span or a window in a condition: the answer is another one when it has passed (next-change.ts). */
const TIMED = new RegExp(
  `"days":|"op":"(?:${OPERATORS.flatMap(({ name, aliases, operand }) => (operand === "duration" ? [name, ...(aliases ?? [])] : [])).join("|")})"`,
);

const compiled = new WeakMap<RuleDocument, CompiledRule>();

/**
 * The rule, compiled once per document object (a batch hands the same objects in for all its lanes).
 * @throws PathError, OperandError, TemplateError; none for a document that check-document.ts found good.
 */
export function compileRule({ ruleId, version, position, document }: RuleInForce): CompiledRule {
  let rule = compiled.get(document);
  if (!rule || rule.ruleId !== ruleId || rule.version !== version || rule.position !== position) {
    rule = compile(ruleId, version, position, document);
    compiled.set(document, rule);
  }
  return rule;
}

function compile(ruleId: string, version: number, position: number, document: RuleDocument): CompiledRule {
  const subject = document.about;
  const { scope, lets } = compileLets(ruleId, document, scopeOf(subject));
  const ids = new IdsInUse();
  const then = compileSteps(document.then, scope, ids);
  const otherwise = document.else ? compileSteps(document.else, scope, ids) : null;
  const skip = document.skip.map(({ when, because }) => ({ condition: compileCondition(when, scope), because }));
  const when = document.when ? compileCondition(document.when, scope) : null;
  return {
    ruleId,
    version,
    position,
    document,
    name: document.name ?? ruleId,
    subject,
    lane: SUBJECTS[subject].lane,
    scope,
    triggers: compileTriggers(document.on, scope, laneRecord(subject)),
    skip,
    when,
    then,
    otherwise,
    hasStates: stepsOf(then).some((step) => step.kind === "action" && step.acts === "state"),
    changesByTime: document.when !== undefined && TIMED.test(JSON.stringify(document.when)),
    lets,
    find: document.find ? compileFind(document.find, subject, scope) : null,
    tables: inlineTables(document),
    groups: [
      ...new Set([
        ...(when?.groups ?? []),
        ...lets.flatMap((one) => one.groups),
        ...skip.flatMap(({ condition }) => condition.groups),
        ...stepsOf([...then, ...(otherwise ?? [])]).flatMap(groupsOfStep),
      ]),
    ],
  };
}

function compileLets(ruleId: string, document: RuleDocument, base: Scope): { scope: Scope; lets: CompiledLet[] } {
  let scope = base;
  const lets: CompiledLet[] = [];
  for (const [name, value] of Object.entries(document.let ?? {})) {
    const compiled = compileLet(ruleId, name, value, scope);
    lets.push(compiled);
    scope = withNames(scope, [[name, compiled.typed]]);
  }
  return { scope, lets };
}

function inlineTables(document: RuleDocument): Record<string, Table> {
  return Object.fromEntries(Object.entries(document.tables ?? {}).map(([name, table]) => [name, tableOf(table)]));
}
