// Pure. Facts, rules and `now` in; findings, effects, target states, stages and timers out. No clock, no database, no chance:
// the same input gives the same decision, bit for bit.
import { DateTime } from "luxon";
import { canonicalJson, digestOf } from "#app/lib/canonical-json.ts";
import { addAmounts } from "#app/lib/money.ts";
import { type CompiledRule, compileRule, type RuleInForce } from "#app/rules/compile-rule.ts";
import { isCaseOf, isStoreEvent } from "#app/rules/compile-trigger.ts";
import type { Decision, Finding, OpenedStage, WaiverByHand } from "#app/rules/decision.ts";
import { addDuration, parseDuration } from "#app/rules/duration.ts";
import type { DecidedEffect } from "#app/rules/effect.ts";
import { ENGINE } from "#app/rules/engine.ts";
import type { Env } from "#app/rules/env.ts";
import { type Evaluated, evaluateRule } from "#app/rules/evaluate-rule.ts";
import type { Facts, Memory, OwnedState, Stage } from "#app/rules/facts.ts";
import type { Need } from "#app/rules/need.ts";
import { nextChange } from "#app/rules/next-change.ts";
import { type ProgramResult, type Run, resumeProgram, runProgram } from "#app/rules/program.ts";
import { projectEffect } from "#app/rules/project-effect.ts";
import { type HoldBalance, reconcileHolds } from "#app/rules/reconcile-holds.ts";
import {
  isWaived,
  laneOf,
  type Reconciled,
  reconcileStates,
  type StateWorld,
  takeBack,
  whatMustGo,
} from "#app/rules/reconcile-states.ts";
import { laneRecord, SUBJECTS } from "#app/rules/scope.ts";
import { laneRecordOf, laneTarget, type SubjectRecord, subjectRecords } from "#app/rules/subject-records.ts";
import { hasTag, type TagLayer, TagLayers, tagsIn, withoutOwn } from "#app/rules/tag-layers.ts";
import { TemplateError } from "#app/rules/template.ts";
import type { EventName, Trigger } from "#app/rules/trigger.ts";
import { Unknown } from "#app/rules/unknown.ts";

/** How often rules are looked at again because others of them tag, and how many links a chain may have. */
const MAX_DEPTH = 8;

export interface DecideOptions {
  /** ISO instant, UTC, whole seconds. */
  now: string;
  /** Explain also what did not match: for people who ask, not for every order. */
  explainAll?: boolean;
}

/**
 * Decides one lane.
 * @param allRules versions in force; those about another lane are left out. Their order in the list changes nothing.
 * @param pinned versions that a stage of these facts goes on with, where it is not the one in force.
 */
export function decide(
  given: Facts,
  allRules: readonly RuleInForce[],
  options: DecideOptions,
  pinned: readonly RuleInForce[] = [],
): Decision {
  return new Deciding(given, allRules, options, pinned).decide();
}

/** A rule on one record, as it was last looked at. */
interface Looked {
  rule: CompiledRule;
  subject: SubjectRecord;
  evaluated: Evaluated;
  program: ProgramResult;
  layers: TagLayer[];
}

class Deciding {
  readonly #now: string;
  readonly #explainAll: boolean;
  readonly #rules: CompiledRule[];
  readonly #pinned: readonly RuleInForce[];
  readonly #given: Facts;
  #facts: Facts;
  readonly #holds: HoldBalance | null;
  readonly #target: string;
  readonly #done: Set<string>;
  readonly #layers = new TagLayers();
  /** The lane's record without our own states, with what was decided once in this decision folded in. */
  #bare: Record<string, unknown> | null;
  #memory: Memory;
  readonly #looked = new Map<string, Looked>();
  readonly #effects: DecidedEffect[] = [];
  /** What rules that only watch would have done. */
  readonly #watched: DecidedEffect[] = [];
  readonly #stages: OpenedStage[] = [];
  readonly #closed: string[] = [];
  readonly #needs: Need[] = [];
  /** Rule and record that have acted: each once, however long the chain. */
  readonly #fired = new Set<string>();
  readonly #notes = new Map<string, string[]>();

  constructor(
    given: Facts,
    allRules: readonly RuleInForce[],
    { now, explainAll = false }: DecideOptions,
    pinned: readonly RuleInForce[],
  ) {
    this.#now = now;
    this.#explainAll = explainAll;
    this.#pinned = pinned;
    this.#rules = allRules
      .filter(
        ({ document }) =>
          document.enabled && SUBJECTS[document.about].lane === given.lane.kind && isActive(document, now),
      )
      .map(compileRule)
      .sort((a, b) => a.position - b.position || (a.ruleId < b.ruleId ? -1 : 1));
    this.#given = given;
    this.#holds = reconcileHolds(given);
    const gone = new Set(this.#holds?.gone.map((hold) => `${hold.fulfillmentOrderId} ${hold.handle}`));
    this.#facts = {
      ...given,
      holds: given.holds.filter((hold) => !gone.has(`${hold.fulfillmentOrderId} ${hold.handle}`)),
    };
    this.#target = laneTarget(given);
    this.#done = new Set(given.done);
    this.#memory = given.memory;
    const record = laneRecordOf(given);
    this.#bare = record && Array.isArray(record.tags) ? withoutOwn(record as never, this.#ownTags()) : record;
  }

  #ownTags(): OwnedState[] {
    return this.#given.owned.filter((state) => state.on && state.target === this.#target);
  }

  decide(): Decision {
    this.#resumeStages();
    this.#look(this.#facts.triggers);
    const waivers = this.#waiversByHand();
    if (waivers.length) {
      const given = waivers.map(({ ruleId, target, fingerprint }) => ({
        ruleId,
        target,
        fingerprint,
        givenBy: "store",
      }));
      this.#facts = { ...this.#facts, waivers: [...this.#facts.waivers, ...given] };
      this.#settle([]);
    }
    return this.#conclude(waivers);
  }

  /** Looks at what these events set off, then at what comes of that, link by link. */
  #look(triggers: readonly Trigger[]): void {
    let now = triggers;
    for (let depth = 0; depth <= MAX_DEPTH; depth++) {
      const before = depth === 0 ? laneRecordOf(this.#facts) : this.#visible();
      this.#settle(now);
      now = this.#chained(before);
      if (!now.length) break;
    }
  }

  /** The lane's record as the store will show it. */
  #visible(): Record<string, unknown> | null {
    return this.#bare && Array.isArray(this.#bare.tags) ? this.#layers.seenBy(null, this.#bare as never) : this.#bare;
  }

  /** What our own effects mean as events for the rules that wait for such. */
  #chained(before: Record<string, unknown> | null): Trigger[] {
    const after = this.#visible();
    const { kind } = this.#facts.lane;
    const triggers: Trigger[] = [];
    const differs = (name: string) => canonicalJson(before?.[name] ?? null) !== canonicalJson(after?.[name] ?? null);
    if (before && after && before !== after) {
      if (differs("tags"))
        triggers.push({
          on: (kind === "customer"
            ? "customer.tags_changed"
            : kind === "product"
              ? "product.updated"
              : kind === "draft_order"
                ? "draft_order.updated"
                : "order.tags_changed") as EventName,
        });
      if (kind === "order" && differs("note")) triggers.push({ on: "order.note_changed" });
      if (kind === "order" && (differs("note_attributes") || differs("metafields")))
        triggers.push({ on: "order.updated" });
    }
    for (const { body, ruleId } of this.#effects)
      if (body.kind === "start_rule" && !this.#fired.has(`start ${ruleId} ${body.rule}`)) {
        this.#fired.add(`start ${ruleId} ${body.rule}`);
        triggers.push({ on: "rule", rule: body.rule, inputs: body.inputs, of: ruleId });
      }
    return triggers;
  }

  /**
   * Looks at the rules in their order, each at the tags that the others keep on, until none of them changes what another one
   * sees. It begins with the record as it is without our own states, so that the end does not depend on what is applied
   * already: with everything confirmed, nothing is left to do. What acts once acts at the first look, in the rules' order.
   *
   * Rules that contradict each other without end (“has a, so keep b” and “lacks b, so keep a”) have no such end: from
   * MAX_DEPTH on, a rule that tags stays as it was found, which ends after as many looks as there are rules, always alike.
   */
  #settle(triggers: readonly Trigger[]): void {
    for (let pass = 0, moved = true; moved; pass++) {
      moved = false;
      let stopped: { by: string; group: string | null } | null = null;
      for (const rule of this.#rules) {
        const group = rule.document.group ?? null;
        const isStopped = stopped !== null && (stopped.group === null || stopped.group === group);
        const acts = this.#subjectsToLookAt(rule, pass === 0 ? triggers : []);
        for (const { subject, runs } of acts) {
          const owner = `${rule.ruleId} ${subject.target}`;
          const known = this.#looked.get(owner);
          if (pass >= MAX_DEPTH && known && known.layers.length > 0) continue;
          const looked =
            isStopped && stopped ? this.#skipped(rule, subject, stopped.by) : this.#lookAt(rule, subject, runs);
          this.#looked.set(owner, this.#merged(known, looked, runs.length > 0));
          if (this.#layers.set(owner, looked.layers)) moved = true;
          const { outcome } = looked.evaluated.finding;
          const counts =
            outcome === "matched" && (runs.length > 0 || rule.hasStates || known?.evaluated.finding.setOff === true);
          if (rule.document.stop && counts && !isStopped)
            stopped = { by: rule.name, group: rule.document.stop === "group" ? group : null };
        }
      }
    }
  }

  /** A later look at a rule that acted keeps saying that it was set off, and why something was not done. */
  #merged(known: Looked | undefined, looked: Looked, isRun: boolean): Looked {
    if (!known?.evaluated.finding.setOff || isRun) return looked;
    const { finding, needs } = looked.evaluated;
    return {
      ...looked,
      evaluated: { finding: { ...finding, setOff: true, notes: known.evaluated.finding.notes }, needs },
    };
  }

  /** The records that a rule is looked at for now, with the events that set it off for each. */
  #subjectsToLookAt(rule: CompiledRule, triggers: readonly Trigger[]): { subject: SubjectRecord; runs: Trigger[] }[] {
    const own = triggers.filter((trigger) => this.#setsOff(rule, trigger));
    const owns = this.#facts.owned.some((state) => state.on && state.ruleId === rule.ruleId);
    if (!own.length && !rule.hasStates && !owns) return [];
    const subjects = subjectRecords(rule, this.#facts);
    if (subjects instanceof Unknown) {
      if (own.length && subjects.need) this.#needs.push(subjects.need);
      return [];
    }
    return subjects.flatMap((subject) => {
      const runs = this.#runsFor(rule, subject, own);
      return runs.length > 0 || rule.hasStates || owns ? [{ subject, runs }] : [];
    });
  }

  #setsOff(rule: CompiledRule, trigger: Trigger): boolean {
    if (trigger.rule !== undefined && trigger.on !== "rule") return trigger.rule === rule.ruleId;
    switch (trigger.on) {
      case "rule":
        return (
          trigger.rule === rule.ruleId || rule.triggers.some((one) => one.is === "rule" && one.rule === trigger.of)
        );
      // Looks that a person, a setting or the clock asked for: for all rules.
      case "by_hand":
      case "settings":
      case "timer":
      case "order.approved":
        return true;
      case "stage":
        return false;
      case "schedule":
        return rule.triggers.some((one) => one.is === "schedule");
      default:
        return rule.triggers.some(
          (one) =>
            ((one.is === "event" || one.is === "after") && isCaseOf(trigger.on, one.event)) ||
            (one.is === "change" && isStoreEvent(trigger)),
        );
    }
  }

  /** One run for each child that an event names, one for all other events together. */
  #runsFor(rule: CompiledRule, { record, target }: SubjectRecord, own: readonly Trigger[]): Trigger[] {
    if (this.#fired.has(`${rule.ruleId} ${target}`)) return [];
    const child = SUBJECTS[rule.subject].list === null ? null : rule.subject;
    const mine = own.filter((trigger) => {
      if (!child || trigger.of === undefined) return true;
      const names = trigger.on.split(".")[0];
      if (names === child) return trigger.of === record?.id || trigger.body?.[`${child}_id`] === record?.id;
      return true;
    });
    const ofChildren = child ? [] : mine.filter(({ on, of }) => of !== undefined && on.includes("."));
    const others = mine.filter((trigger) => !ofChildren.includes(trigger));
    // The event that says most comes first: what else came with it changes nothing for the rule.
    return [...ofChildren, ...others.slice(0, 1)];
  }

  #skipped(rule: CompiledRule, subject: SubjectRecord, by: string): Looked {
    const finding: Finding = {
      ...{
        ruleId: rule.ruleId,
        ruleVersion: rule.version,
        ruleName: rule.name,
        target: subject.target,
        outcome: "skipped",
      },
      ...{
        setOff: false,
        reason: `“${by}” was true, and says that no later rule runs.`,
        fingerprint: "",
        explanation: null,
        notes: [],
      },
    };
    return { rule, subject, evaluated: { finding, needs: [] }, program: NOTHING, layers: [] };
  }

  #lookAt(rule: CompiledRule, subject: SubjectRecord, runs: Trigger[]): Looked {
    const env = this.#envOf(rule, subject, runs[0] ?? null);
    const now = runs.filter((trigger) => this.#isDue(rule, trigger, env));
    const later = runs.flatMap((trigger) => this.#openDelayed(rule, subject, trigger));
    this.#stages.push(...later);
    const evaluated = evaluateRule({
      rule,
      env,
      target: subject.target,
      setOff: now.length > 0,
      waivers: this.#facts.waivers,
      explainAll: this.#explainAll || now.length > 0,
    });
    const program = this.#run(rule, subject, evaluated.finding, env, now);
    if (now.length) this.#fired.add(`${rule.ruleId} ${subject.target}`);
    const layers = program.states.flatMap((wanted): TagLayer[] =>
      !rule.document.watch_only &&
      wanted.target === this.#target &&
      !isWaived(this.#facts, evaluated.finding, wanted.actionId)
        ? [{ ruleId: rule.ruleId, actionId: wanted.actionId, tags: tagsIn(wanted.state.wants) }].filter(
            ({ tags }) => tags.length > 0,
          )
        : [],
    );
    return {
      rule,
      subject,
      evaluated,
      program,
      layers: layers.length || evaluated.finding.outcome !== "unknown" ? layers : this.#ownLayers(rule),
    };
  }

  /** While it is unknown, what the rule keeps on stays on. */
  #ownLayers({ ruleId }: CompiledRule): TagLayer[] {
    return this.#ownTags()
      .filter((state) => state.ruleId === ruleId)
      .map(({ actionId, wrote }) => ({ ruleId, actionId, tags: tagsIn(wrote) }));
  }

  /** A rule on a changed field is set off only if it changed so. */
  #isDue(rule: CompiledRule, trigger: Trigger, env: Env): boolean {
    if (!isStoreEvent(trigger) || trigger.rule !== undefined) return trigger.on !== "stage";
    return rule.triggers.some(
      (one) => (one.is === "event" && isCaseOf(trigger.on, one.event)) || (one.is === "change" && one.happened(env)),
    );
  }

  #openDelayed(rule: CompiledRule, subject: SubjectRecord, trigger: Trigger): OpenedStage[] {
    return rule.triggers.flatMap((one, index): OpenedStage[] => {
      if (one.is !== "after" || !isCaseOf(trigger.on, one.event)) return [];
      const span = parseDuration(one.span);
      if (!span) return [];
      const calendar = calendarOf(this.#facts);
      let until = addDuration(this.#now, span, calendar);
      if (one.weekdaysOnly)
        until = addDuration(
          addDuration(until, { count: 1, unit: "day" }, calendar, -1),
          { count: 1, unit: "business day" },
          calendar,
        );
      return [
        {
          ruleId: rule.ruleId,
          ruleVersion: rule.version,
          target: subject.target,
          block: "then",
          pointer: [],
          waits: { for: "time", until, recheck: true },
          results: {},
          trigger,
          key: digestOf([rule.ruleId, subject.target, "after", index, trigger.on, trigger.of ?? null]).slice(0, 32),
        },
      ];
    });
  }

  #run(rule: CompiledRule, subject: SubjectRecord, finding: Finding, env: Env, runs: Trigger[]): ProgramResult {
    const block =
      finding.outcome === "matched" ? "then" : finding.outcome === "not_matched" && rule.otherwise ? "else" : null;
    if (!block) return NOTHING;
    const total: ProgramResult = { states: [], effects: [], stages: [], needs: [], notes: [] };
    const cap = this.#capOf(rule, runs.length > 0 && block === "then");
    if (cap === "reached")
      return { ...total, notes: [`It has acted ${rule.document.caps?.per_day} times today, as often as it may.`] };
    // Without an event only its target states are wanted.
    for (const trigger of runs.length ? runs : [null]) {
      if (trigger) env.names.event = eventOf(trigger);
      const run: Run = {
        ...this.#runOf(rule, finding, env, block),
        trigger,
        quiet: trigger !== null && isQuiet(trigger),
      };
      const result = guarded(() => runProgram(run), finding);
      if (cap && result.effects.length)
        result.effects.unshift({ ...cap, ruleVersion: rule.version, target: finding.target, lane: this.#facts.lane });
      this.#take(rule, total, result);
    }
    return total;
  }

  /** The claim on a rule's share of the day, counted where all its orders count; null: it has no cap. */
  #capOf(
    { ruleId, document }: CompiledRule,
    acts: boolean,
  ): Omit<DecidedEffect, "ruleVersion" | "target" | "lane"> | "reached" | null {
    const cap = document.caps?.per_day;
    if (cap === undefined || !acts) return null;
    const { zone } = calendarOf(this.#facts);
    const name = `cap ${ruleId} ${DateTime.fromISO(this.#now, { zone }).toISODate()}`;
    if (Number(this.#memory.shop[name] ?? 0) >= cap) return "reached";
    const body = {
      kind: "remember",
      scope: "shop",
      owner: String(this.#facts.shop.domain),
      name,
      add: 1,
      cap,
    } as const;
    return { ruleId, actionId: "cap", acts: "each", occasion: "@run", body, approval: false };
  }

  #runOf(rule: CompiledRule, finding: Finding, env: Env, block: "then" | "else"): Omit<Run, "trigger" | "quiet"> {
    return {
      rule,
      env,
      finding,
      lane: this.#facts.lane,
      block,
      done: this.#done,
      wasMatched: this.#facts.matched.includes(`${rule.ruleId}/${finding.target}`),
      results: (env.names.results as Record<string, unknown>) ?? {},
    };
  }

  /** What a run came to: its one-shot effects are decided, and later rules see them. */
  #take(rule: CompiledRule, total: ProgramResult, result: ProgramResult): void {
    total.states.push(...result.states);
    total.notes.push(...result.notes);
    total.needs.push(...result.needs);
    if (rule.document.watch_only) {
      this.#watched.push(...result.effects);
      // It goes on after the time it waits for; nobody is asked, and no answer comes to what is not sent.
      this.#stages.push(...result.stages.filter(({ waits }) => waits.for === "time"));
      return;
    }
    for (const effect of result.effects) {
      total.effects.push(effect);
      this.#effects.push(effect);
      this.#done.add(`${effect.ruleId}/${effect.actionId}/${effect.target}/${effect.occasion}`);
      this.#fold(effect);
    }
    this.#stages.push(...result.stages);
  }

  #fold({ target, body }: DecidedEffect): void {
    if (target === this.#target && this.#bare) this.#bare = projectEffect(this.#bare, body);
    const { customer } = this.#facts;
    if (customer && target === `gid://shopify/Customer/${customer.id}` && this.#facts.lane.kind !== "customer")
      this.#facts = { ...this.#facts, customer: projectEffect(customer as never, body) };
    if (body.kind === "remember") {
      const held = this.#memory[body.scope][body.name];
      const value = body.add === undefined ? body.value : addAmountsOrNumbers(held, body.add);
      this.#memory = { ...this.#memory, [body.scope]: { ...this.#memory[body.scope], [body.name]: value } };
    }
    if (body.kind === "forget") {
      const { [body.name]: _gone, ...rest } = this.#memory[body.scope];
      this.#memory = { ...this.#memory, [body.scope]: rest };
    }
  }

  /** Programs that waited go on, before anything else is looked at. */
  #resumeStages(): void {
    for (const stage of this.#facts.stages) {
      this.#closed.push(stage.stageId);
      const rule = this.#ruleOf(stage);
      if (!rule) continue;
      const subjects = subjectRecords(rule, this.#facts);
      if (subjects instanceof Unknown) {
        if (subjects.need) this.#needs.push(subjects.need);
        continue;
      }
      const subject = subjects.find(({ target }) => target === stage.target);
      if (subject) this.#resume(rule, subject, stage);
    }
  }

  #ruleOf({ ruleId, ruleVersion }: Stage): CompiledRule | null {
    const inForce = this.#rules.find((rule) => rule.ruleId === ruleId);
    // Switched off meanwhile: what waited is cancelled.
    if (!inForce) return null;
    if (inForce.version === ruleVersion) return inForce;
    const pinned = this.#pinned.find((rule) => rule.ruleId === ruleId && rule.version === ruleVersion);
    return pinned ? compileRule(pinned) : null;
  }

  #resume(rule: CompiledRule, subject: SubjectRecord, stage: Stage): void {
    const env = this.#envOf(rule, subject, stage.trigger, stage.results);
    const evaluated = evaluateRule({
      rule,
      env,
      target: subject.target,
      setOff: true,
      waivers: this.#facts.waivers,
      explainAll: true,
    });
    const { finding } = evaluated;
    const owner = `${rule.ruleId} ${subject.target}`;
    const isDelayed = stage.pointer.length === 0;
    const rechecks = isDelayed || (stage.outcome === "due" && waitAt(rule, stage)?.recheck !== false);
    const program: ProgramResult = { states: [], effects: [], stages: [], needs: [], notes: [] };
    if (isDelayed && finding.outcome !== "unknown") {
      const { notes, needs } = this.#run(rule, subject, finding, env, [stage.trigger]);
      program.notes.push(...notes);
      program.needs.push(...needs);
    } else if (rechecks && stage.block === "then" && finding.outcome !== "matched")
      program.notes.push(
        finding.outcome === "unknown"
          ? "Whether it still holds is not known."
          : "When the wait was over it did not hold any more.",
      );
    else {
      const run: Run = {
        ...this.#runOf(rule, finding, env, stage.block),
        trigger: stage.trigger,
        quiet: false,
        results: stage.results,
      };
      this.#take(
        rule,
        program,
        guarded(() => resumeProgram(run, stage), finding),
      );
    }
    this.#needs.push(...program.needs, ...(rechecks ? evaluated.needs : []));
    this.#looked.set(`${owner} stage ${stage.stageId}`, {
      rule,
      subject,
      evaluated: { finding: { ...finding, notes: program.notes }, needs: [] },
      program: NOTHING,
      layers: [],
    });
  }

  /** What a rule sees: the lane's record with the tags that other rules keep on, and all else that was read. */
  #envOf(
    rule: CompiledRule,
    { record }: SubjectRecord,
    trigger: Trigger | null,
    results: Record<string, unknown> = {},
  ): Env {
    const facts = this.#facts;
    const own = laneRecord(rule.subject);
    const bare = this.#bare;
    const seen = bare && Array.isArray(bare.tags) ? this.#layers.seenBy(rule.ruleId, bare as never) : bare;
    const customer =
      facts.order && facts.order.customer_id === null ? null : (facts.customer ?? (facts.order?.customer as never));
    const records: Record<string, unknown> = {
      order: facts.order,
      customer,
      product: facts.product ?? (facts.stock_level?.product as never),
      variant: facts.stock_level?.variant,
      stock_level: facts.stock_level,
      draft_order: facts.draft_order,
    };
    if (own) records[own] = seen;
    const isChild = SUBJECTS[rule.subject].list !== null;
    const names: Record<string, unknown> = {
      ...records,
      ...(isChild ? { [rule.subject]: record } : {}),
      shop: facts.shop,
      event: trigger ? eventOf(trigger) : NO_EVENT,
      memory: this.#memory,
      locations: facts.locations,
      results,
      now: this.#now,
      before: facts.before,
    };
    const env: Env = {
      now: this.#now,
      calendar: calendarOf(facts),
      world: {
        ...records,
        now: this.#now,
        shop: facts.shop as never,
        products: facts.products as never,
        locations: facts.locations as never,
        found: facts.found,
      },
      names,
      before: facts.before,
      tables: Object.keys(rule.tables).length ? { ...facts.tables, ...rule.tables } : facts.tables,
    };
    for (const { name, read } of rule.lets) lazily(names, name, () => read(env));
    return env;
  }

  /** What a person took back in the store: a hold waives the rule, a tag waives that one state. */
  #waiversByHand(): WaiverByHand[] {
    const record = laneRecordOf(this.#given);
    return [...this.#looked.values()].flatMap(({ rule, evaluated: { finding } }): WaiverByHand[] => {
      if (finding.outcome !== "matched") return [];
      const { ruleId, target, fingerprint } = finding;
      if (this.#holds?.gone.some((hold) => hold.ruleId === rule.ruleId && hold.byPerson))
        return [{ ruleId, target, fingerprint, note: "The hold was released in the store." }];
      if (!record || target !== this.#target) return [];
      return this.#facts.owned.flatMap(({ ruleId: of, actionId, target: on, on: isOn, wrote }): WaiverByHand[] => {
        if (of !== ruleId || on !== target || !isOn || !Array.isArray(wrote.tags)) return [];
        if (wrote.tags.every((tag: string) => hasTag(record, tag))) return [];
        if (isWaived(this.#facts, finding, actionId)) return [];
        return [{ ruleId: `${ruleId}/${actionId}`, target, fingerprint, note: "The tag was removed in the store." }];
      });
    });
  }

  #conclude(waivers: WaiverByHand[]): Decision {
    const world: StateWorld = {
      facts: this.#facts,
      holds: this.#holds,
      layers: this.#layers,
      laneTarget: this.#target,
      bare: this.#bare,
      lane: this.#facts.lane,
    };
    const looked = [...this.#looked.entries()]
      .filter(([owner]) => !owner.includes(" stage "))
      .map(([, entry]) => entry);
    const reconciled = looked.map(({ rule, evaluated, program }) =>
      reconcileStates(rule, evaluated.finding, rule.document.watch_only ? [] : program.states, world),
    );
    const leftOver = this.#leftOvers(
      world,
      reconciled.flatMap(({ desired }) => desired),
    );
    const findings = [...this.#looked.values()].map(({ evaluated: { finding }, program }) => ({
      ...finding,
      notes: [...finding.notes, ...program.notes],
    }));
    const effects = [...leftOver.effects, ...reconciled.flatMap((entry) => entry.effects), ...this.#effects];
    const desired = [...leftOver.desired, ...reconciled.flatMap((entry) => entry.desired)];
    const timers = looked.flatMap(({ rule, subject }) => this.#timersOf(rule, subject));
    const watched = [...looked.filter(({ rule }) => rule.document.watch_only).flatMap(wouldKeep), ...this.#watched];
    const result = { findings, effects, watched, desired, timers, stages: this.#stages, closed: this.#closed, waivers };
    return {
      engine: ENGINE,
      ...result,
      needs: this.#allNeeds(looked),
      goneHolds: (this.#holds?.gone ?? []).map(({ fulfillmentOrderId, handle }) => ({ fulfillmentOrderId, handle })),
      digest: digestOf({
        ...result,
        findings: findings.map(({ ruleId, target, outcome, fingerprint }) => [ruleId, target, outcome, fingerprint]),
      }),
    };
  }

  /** States that we reached and that no rule in force speaks of any more: a rule was switched off, or its record is gone. */
  #leftOvers(world: StateWorld, desired: Decision["desired"]): Reconciled {
    const spokenOf = new Set(desired.map(({ ruleId, actionId, target }) => `${ruleId}/${actionId}/${target}`));
    const rules = new Map(this.#rules.map((rule) => [rule.ruleId, rule]));
    const left = this.#facts.owned.filter(
      (state) =>
        state.on &&
        !spokenOf.has(`${state.ruleId}/${state.actionId}/${state.target}`) &&
        rules.get(state.ruleId)?.document.otherwise !== "leave",
    );
    return {
      desired: left.map(({ ruleId, actionId, target, digest, wrote }) => {
        const { kind: _kind, ...wants } = wrote;
        return { ruleId, actionId, target, on: false, wants: whatMustGo(wants, { ruleId, actionId }, world), digest };
      }),
      effects: left.flatMap((state): DecidedEffect[] => {
        const { ruleId, actionId, target, digest } = state;
        const body = takeBack(state, world);
        // Version 0: no version of the rule is in force.
        const ruleVersion = rules.get(ruleId)?.version ?? 0;
        return body
          ? [
              {
                ruleId,
                ruleVersion,
                actionId,
                acts: "state",
                occasion: `off:${digest}`,
                target,
                lane: laneOf(state, world),
                body,
                approval: false,
              },
            ]
          : [];
      }),
    };
  }

  #timersOf(rule: CompiledRule, subject: SubjectRecord): Decision["timers"] {
    if (!rule.hasStates || !rule.when) return [];
    const owns = this.#facts.owned.some((state) => state.on && state.ruleId === rule.ruleId);
    const dueAt = nextChange(rule, this.#envOf(rule, subject, null), owns);
    return dueAt ? [{ ruleId: rule.ruleId, dueAt }] : [];
  }

  /**
   * Only facts on which something hangs now: what was set off has to be answered; what is only kept, if a state of ours may
   * have to go. A fact that can only refute is not worth a read while there is nothing to take back.
   */
  #allNeeds(looked: Looked[]): Need[] {
    const needs = [...this.#needs];
    for (const { rule, evaluated, program } of looked) {
      const owns = this.#facts.owned.some((state) => state.on && state.ruleId === rule.ruleId);
      const mattersFalse = owns || rule.otherwise !== null;
      if (evaluated.finding.setOff || owns)
        needs.push(...evaluated.needs.filter(({ refutesOnly }) => mattersFalse || !refutesOnly));
      needs.push(...program.needs);
    }
    if (this.#wantsHolds()) needs.push({ fact: "fulfillment_orders" });
    return [...new Map(needs.map((need) => [`${need.fact} ${need.name ?? ""}`, need])).values()];
  }

  /** Our book of holds and Shopify's have to be compared: something touched them, or no webhook said by what. */
  #wantsHolds(): boolean {
    const { order, triggers, holds, owned } = this.#facts;
    if (!order || order.fulfillment_orders !== undefined) return false;
    if (!holds.length && !owned.some((state) => state.on && "handle" in state.wrote)) return false;
    return triggers.some(({ on }) => on.startsWith("fulfillment_order.") || TOUCHES_HOLDS.has(on));
  }
}

/** The states that a rule which only watches would write now. */
function wouldKeep({ rule, program }: Looked): DecidedEffect[] {
  return program.states.map(({ actionId, target, lane, state }) => ({
    ruleId: rule.ruleId,
    ruleVersion: rule.version,
    actionId,
    acts: "state",
    occasion: "on",
    target,
    lane,
    body: state.body,
    approval: false,
  }));
}

const TOUCHES_HOLDS: ReadonlySet<string> = new Set(["order.edited", "order.updated", "by_hand"]);
const NOTHING: ProgramResult = { states: [], effects: [], stages: [], needs: [], notes: [] };
const NO_EVENT = { on: null, of: null, inputs: {}, body: {}, by: null, fulfillment_event: null };

function eventOf({ on, of, inputs, body, by }: Trigger): Record<string, unknown> {
  return {
    on,
    of: of ?? null,
    inputs: inputs ?? {},
    body: body ?? {},
    by: by ?? null,
    fulfillment_event: on === "fulfillment.event" ? (body ?? null) : null,
  };
}

/** Looks that are no event: what acts each time stays quiet, what acts once or when it becomes true does not. */
function isQuiet({ on, rule }: Trigger): boolean {
  return rule === undefined && (on === "settings" || on === "timer" || on === "order.approved");
}

function calendarOf({ shop }: Facts): Env["calendar"] {
  return { zone: shop.timezone, holidays: shop.holidays };
}

function isActive({ active_from, active_until }: RuleInForce["document"], now: string): boolean {
  const ms = Date.parse(now);
  return (
    (active_from === undefined || Date.parse(active_from) <= ms) &&
    (active_until === undefined || ms < Date.parse(active_until))
  );
}

/** Worked out when it is asked for, once. */
function lazily(names: Record<string, unknown>, name: string, read: () => unknown): void {
  let value: unknown;
  let isRead = false;
  Object.defineProperty(names, name, {
    enumerable: true,
    configurable: true,
    get: () => {
      if (!isRead) {
        value = read();
        isRead = true;
      }
      return value;
    },
  });
}

function addAmountsOrNumbers(held: unknown, add: number): unknown {
  if (typeof held === "string") return addAmounts(held, String(add));
  return (typeof held === "number" ? held : 0) + add;
}

/** A template that breaks stops its rule, not the others. */
function guarded(run: () => ProgramResult, finding: Finding): ProgramResult {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    finding.outcome = "failed";
    return { ...NOTHING, notes: [`A template failed: ${error.message}.`] };
  }
}

function waitAt(rule: CompiledRule, { block, pointer }: Stage): { recheck: boolean } | null {
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
