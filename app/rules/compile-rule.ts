// Pure. A rule document becomes closures: what sets it off, its conditions, its program. Each part when it is first asked for:
// of a store's thousand rules an order reaches a few.

import { type CompiledCondition, compileCondition } from "#app/rules/compile-condition.ts";
import { type CompiledFind, type CompiledLet, compileFind, compileLet } from "#app/rules/compile-let.ts";
import { type CompiledStep, compileSteps, groupsOfStep, IdsInUse, stepsOf } from "#app/rules/compile-steps.ts";
import { type CompiledTrigger, compileTriggers } from "#app/rules/compile-trigger.ts";
import type { Table } from "#app/rules/env.ts";
import { keepsStates } from "#app/rules/keeps-states.ts";
import type { FactGroup } from "#app/rules/need.ts";
import { OPERATORS } from "#app/rules/operators/index.ts";
import type { RuleDocument } from "#app/rules/rule-document.ts";
import { type RuleTraits, traitsOf } from "#app/rules/rule-traits.ts";
import { laneRecord, type Scope, SUBJECTS, type Subject, scopeOf, withNames } from "#app/rules/scope.ts";
import { tableOf } from "#app/rules/table-of.ts";

/** A version of a rule, and its place among the others. */
export interface RuleAt {
  ruleId: string;
  version: number;
  position: number;
}

/** A version of a rule that is switched on. */
export interface RuleInForce extends RuleAt {
  document: RuleDocument;
}

/** A span or a window in a condition: the answer is another one when it has passed (next-change.ts). */
const TIMED = new RegExp(
  `"days":|"op":"(?:${OPERATORS.flatMap(({ name, aliases, operand }) => (operand === "duration" ? [name, ...(aliases ?? [])] : [])).join("|")})"`,
);

interface Looks {
  scope: Scope;
  lets: CompiledLet[];
  skip: { condition: CompiledCondition; because: string }[];
  when: CompiledCondition | null;
  /** Which records a schedule, or a run over many, looks at; null: all. */
  find: CompiledFind | null;
  tables: Readonly<Record<string, Table>>;
}
interface Program {
  then: CompiledStep[];
  otherwise: CompiledStep[] | null;
}

const NO_TABLES = {};

/** @throws PathError, OperandError, TemplateError from what it is asked for; never for a document that check-document.ts found good. */
export class CompiledRule {
  readonly ruleId: string;
  readonly version: number;
  readonly position: number;
  readonly document: RuleDocument;
  #triggers: CompiledTrigger[] | null = null;
  #looks: Looks | null = null;
  #program: Program | null = null;
  #hasStates: boolean | null = null;
  #changesByTime: boolean | null = null;
  #groups: readonly FactGroup[] | null = null;
  #traits: RuleTraits | null = null;

  constructor({ ruleId, version, position, document }: RuleInForce) {
    this.ruleId = ruleId;
    this.version = version;
    this.position = position;
    this.document = document;
  }

  get name(): string {
    return this.document.name ?? this.ruleId;
  }
  get subject(): Subject {
    return this.document.about;
  }
  /** Kind of lane whose looks concern it. */
  get lane(): (typeof SUBJECTS)[Subject]["lane"] {
    return SUBJECTS[this.subject].lane;
  }
  get triggers(): CompiledTrigger[] {
    this.#triggers ??= compileTriggers(this.document.on, this.scope, laneRecord(this.subject));
    return this.#triggers;
  }
  /** Keeps target states: looked at whenever its lane is. */
  get hasStates(): boolean {
    this.#hasStates ??= keepsStates(this.document.then);
    return this.#hasStates;
  }
  /** Whether its answer can change by time alone. */
  get changesByTime(): boolean {
    const { when } = this.document;
    this.#changesByTime ??= when !== undefined && TIMED.test(JSON.stringify(when));
    return this.#changesByTime;
  }

  get traits(): RuleTraits {
    this.#traits ??= traitsOf(this.document, () => this.hasStates && this.changesByTime);
    return this.#traits;
  }

  get scope(): Scope {
    return this.document.let ? this.#look().scope : scopeOf(this.subject);
  }
  get lets(): CompiledLet[] {
    return this.#look().lets;
  }
  get skip(): Looks["skip"] {
    return this.#look().skip;
  }
  get when(): CompiledCondition | null {
    return this.#look().when;
  }
  get find(): CompiledFind | null {
    return this.#look().find;
  }
  get tables(): Readonly<Record<string, Table>> {
    return this.#look().tables;
  }
  get then(): CompiledStep[] {
    return this.#programme().then;
  }
  get otherwise(): CompiledStep[] | null {
    return this.#programme().otherwise;
  }

  /** All that may have to be read from elsewhere. */
  get groups(): readonly FactGroup[] {
    const { when, lets, skip } = this.#look();
    this.#groups ??= [
      ...new Set([
        ...(when?.groups ?? []),
        ...lets.flatMap((one) => one.groups),
        ...skip.flatMap(({ condition }) => condition.groups),
        ...stepsOf([...this.then, ...(this.otherwise ?? [])]).flatMap(groupsOfStep),
      ]),
    ];
    return this.#groups;
  }

  #look(): Looks {
    if (this.#looks) return this.#looks;
    const { document, ruleId } = this;
    const { scope, lets } = compileLets(ruleId, document, scopeOf(this.subject));
    this.#looks = {
      scope,
      lets,
      skip: document.skip.map(({ when, because }) => ({ condition: compileCondition(when, scope), because })),
      when: document.when ? compileCondition(document.when, scope) : null,
      find: document.find ? compileFind(document.find, this.subject, scope) : null,
      tables: document.tables ? inlineTables(document.tables) : NO_TABLES,
    };
    return this.#looks;
  }

  #programme(): Program {
    if (this.#program) return this.#program;
    const { document, scope } = this;
    const ids = new IdsInUse();
    const then = compileSteps(document.then, scope, ids);
    this.#program = { then, otherwise: document.else ? compileSteps(document.else, scope, ids) : null };
    return this.#program;
  }
}

const compiled = new WeakMap<RuleDocument, CompiledRule>();

/** The rule, made once per document object (a batch hands the same objects in for all its lanes). */
export function compileRule(given: RuleInForce): CompiledRule {
  const { ruleId, version, position, document } = given;
  let rule = compiled.get(document);
  if (!rule || rule.ruleId !== ruleId || rule.version !== version || rule.position !== position) {
    rule = new CompiledRule(given);
    compiled.set(document, rule);
  }
  return rule;
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

function inlineTables(tables: NonNullable<RuleDocument["tables"]>): Record<string, Table> {
  return Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, tableOf(table)]));
}
