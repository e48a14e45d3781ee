// Plays one recorded scenario against a fresh world and says what came of each step.
import { doAllDue } from "#sandbox/graphql/due-verbs.ts";
import { executeRequest } from "#sandbox/graphql/execute-request.ts";
import { Idempotency } from "#sandbox/graphql/idempotency.ts";
import { LeakyBucket } from "#sandbox/graphql/leaky-bucket.ts";
import { type Answer, compareAnswers, type Difference } from "#tests/recordings/compare-answers.ts";
import {
  documentFor,
  type FoundDocument,
  literalsOf,
  operationName,
  unplayableBecause,
} from "#tests/recordings/document.ts";
import type { DocumentShelf } from "#tests/recordings/document-shelf.ts";
import { expectedCost } from "#tests/recordings/expected-cost.ts";
import { gidType, IdMap } from "#tests/recordings/id-map.ts";
import { at, eachText, isObject, type Json, mapTexts } from "#tests/recordings/json.ts";
import { namedBy, shownBy } from "#tests/recordings/made-by.ts";
import { Ground } from "#tests/recordings/plant/ground.ts";
import { plantBefore, plantShown } from "#tests/recordings/plant/plant-before.ts";
import { readsOfAnyTime } from "#tests/recordings/play-order.ts";
import type { RecordedStep, Scenario } from "#tests/recordings/read-scenarios.ts";
import { recordedScopes } from "#tests/recordings/recorded-scopes.ts";
import type { Played, ScenarioResult, StepResult } from "#tests/recordings/step-result.ts";

/** Points enough for any scenario: throttling is not what is compared. */
const BUDGET = 1_000_000;

export function playScenario(scenario: Scenario, shelf: DocumentShelf): ScenarioResult {
  const game = new Game(scenario, shelf);
  return { file: scenario.file, steps: scenario.steps.map((step) => game.play(step)), trouble: game.trouble };
}

interface Body extends Answer {
  extensions?: Json;
}

class Game {
  readonly #ids = new IdMap();
  readonly #ground: Ground;
  readonly #shelf: DocumentShelf;
  readonly #capturedAtMs: number | null;
  readonly #idempotency: Idempotency;
  /** By type, the gid that an answer showed last. */
  readonly #lastShown = new Map<string, string>();
  /** Texts that were sent so far. */
  readonly #sent = new Set<string>();
  /** Reads whose moment is not told: until they have agreed, they are tried after each other step. */
  readonly #anyTime: Set<RecordedStep>;
  readonly #agreed = new Set<RecordedStep>();

  constructor(scenario: Scenario, shelf: DocumentShelf) {
    this.#shelf = shelf;
    this.#capturedAtMs = scenario.capturedAtMs;
    this.#ground = new Ground(scenario, this.#ids, recordedScopes(scenario));
    this.#idempotency = new Idempotency(() => this.#ground.clock.nowMs());
    this.#anyTime = new Set(readsOfAnyTime(scenario.steps));
    plantBefore(scenario, this.#ground);
  }

  get trouble(): string[] {
    return this.#ground.trouble;
  }

  play(step: RecordedStep): StepResult {
    const document = this.#documentFor(step);
    const played = this.#play(step, document);
    for (const gid of shownBy(step)) this.#lastShown.set(gidType(gid), gid);
    return { ...played, rebuilt: document?.source === "rebuilt" };
  }

  #documentFor(step: RecordedStep): FoundDocument | null {
    return documentFor(step, this.#shelf, (type) => this.#lastShown.get(type) ?? null);
  }

  #play(step: RecordedStep, document: FoundDocument | null): Played {
    this.#ground.clock.ms += 1_000;
    doAllDue(this.#ground.world);
    const operation = operationName(step, document);
    const reason = document
      ? unplayableBecause(document.query, step)
      : "no document beside the answer, and none of another step fits";
    if (!document || reason) {
      // What this step did in the store must be there for those after it.
      plantShown(step, this.#ground);
      return { step, operation, outcome: "unplayable", reason: reason ?? "" };
    }
    if (this.#agreed.has(step)) return { step, operation, outcome: "agrees" };
    this.#remember(step, document);
    const body = this.#ask(step, document, this.#ids);
    if (typeof body === "string") {
      plantShown(step, this.#ground);
      return { step, operation, outcome: "differs", differences: [{ path: "", expected: "an answer", got: body }] };
    }
    const differences = this.#compare(step, document, body, this.#ids);
    const refused = (body.errors ?? []).filter((error) => at(error, "extensions", "code") === "NOT_SIMULATED");
    if (refused.length > 0) {
      plantShown(step, this.#ground);
      const names = refused.map((error) => String(at(error, "message")).replace(/^not simulated: /, ""));
      return { step, operation, outcome: "refused", notSimulated: [...new Set(names)] };
    }
    this.#tryReadsOfAnyTime();
    return differences.length > 0
      ? { step, operation, outcome: "differs", differences }
      : { step, operation, outcome: "agrees" };
  }

  /** The sandbox's answer; a text when it threw. */
  #ask(step: RecordedStep, document: FoundDocument, ids: IdMap): Body | string {
    const { world, shop, appId, scopes, clock } = this.#ground;
    const translate = (text: string) => ids.translate(text);
    const variables = mapTexts(step.variables ?? {}, translate) as Json;
    try {
      const { body } = executeRequest(
        { query: translate(document.query), variables },
        {
          ...{ world, shop, appId, scopes, installation: 1, idempotency: this.#idempotency },
          actor: { by: "app", appId },
          search: [],
          mutations: [],
        },
        new LeakyBucket(BUDGET, BUDGET, clock.nowMs()),
      );
      return JSON.parse(JSON.stringify(body)) as Body;
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 3).join(" ") : String(error);
    }
  }

  #compare(step: RecordedStep, document: FoundDocument, body: Body, ids: IdMap): Difference[] {
    const differences = compareAnswers(step.answer, body, { ids, sent: this.#sent });
    const expected = expectedCost(step, this.#capturedAtMs);
    const got = isObject(body.extensions) ? at(body.extensions, "cost", "requestedQueryCost") : undefined;
    if (document.source === "recorded" && expected !== null && got !== expected)
      differences.push({ path: "extensions.cost.requestedQueryCost", expected, got });
    return differences;
  }

  #tryReadsOfAnyTime(): void {
    for (const step of this.#anyTime) {
      const document = this.#documentFor(step);
      if (!document || unplayableBecause(document.query, step)) continue;
      if (namedBy(step).some((gid) => !this.#ids.get(gid))) continue;
      const ids = this.#ids.copy();
      const body = this.#ask(step, document, ids);
      if (typeof body === "string" || this.#compare(step, document, body, ids).length > 0) continue;
      this.#compare(step, document, body, this.#ids);
      this.#anyTime.delete(step);
      this.#agreed.add(step);
    }
  }

  #remember(step: RecordedStep, document: FoundDocument): void {
    eachText(step.variables, (text) => {
      this.#sent.add(text);
      // Shopify keeps whole seconds.
      if (/^\d{4}-\d{2}-\d{2}T[\d:]+\.\d+Z$/.test(text)) this.#sent.add(text.replace(/\.\d+Z$/, "Z"));
    });
    for (const literal of literalsOf(document.query)) this.#sent.add(literal);
  }
}
