// Plays one recorded scenario against a fresh world and says what came of each step.
import { type DocumentNode, Kind, parse, validate } from "graphql";
import { type AdminAnswer, executeRequest } from "#sandbox/graphql/execute-request.ts";
import { Idempotency } from "#sandbox/graphql/idempotency.ts";
import { LeakyBucket } from "#sandbox/graphql/leaky-bucket.ts";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { compareAnswers, type Difference } from "#tests/recordings/compare-answers.ts";
import type { DocumentShelf } from "#tests/recordings/document-shelf.ts";
import { gidsIn, IdMap } from "#tests/recordings/id-map.ts";
import { eachText, isObject, type Json, mapTexts } from "#tests/recordings/json.ts";
import { Ground } from "#tests/recordings/plant/ground.ts";
import { plantBefore, plantShown } from "#tests/recordings/plant/plant-before.ts";
import type { RecordedStep, Scenario } from "#tests/recordings/read-scenarios.ts";
import { rebuildDocument } from "#tests/recordings/rebuild-document.ts";
import { recordedScopes } from "#tests/recordings/recorded-scopes.ts";
import type { ScenarioResult, StepResult } from "#tests/recordings/step-result.ts";

/** Points enough for any scenario: throttling is not what is compared. */
const BUDGET = 1_000_000;

export function playScenario(scenario: Scenario, shelf: DocumentShelf): ScenarioResult {
  const ids = new IdMap();
  const ground = new Ground(scenario, ids, recordedScopes(scenario));
  const steps = scenario.steps.map((step) => ({ step, document: documentFor(step, shelf) }));
  plantBefore(scenario, ground);
  const idempotency = new Idempotency(() => ground.clock.nowMs());
  const sent = new Set<string>();
  const play = ({ step, document }: (typeof steps)[number]): StepResult => {
    ground.clock.ms += 1_000;
    const operation = operationName(step, document);
    const unplayable = (reason: string): StepResult => {
      // What this step did in the store must be there for those after it.
      plantShown(step, ground);
      return { step, operation, outcome: "unplayable", reason };
    };
    if (!document) return unplayable("no document beside the answer, and none of another step fits");
    const variables = (step.variables ?? {}) as Json;
    eachText(variables, (text) => sent.add(text));
    eachText(document.query, (text) => collectLiterals(text, sent));
    const rejected = rejectedByNewest(document.query, step);
    if (rejected) return unplayable(`2026-10 rejects it: ${rejected}`);
    let got: AdminAnswer;
    try {
      got = executeRequest(
        {
          query: ids.translate(document.query),
          variables: mapTexts(variables, (text) => ids.translate(text)) as Json,
        },
        {
          world: ground.world,
          shop: ground.shop,
          appId: ground.appId,
          installation: 1,
          scopes: ground.scopes,
          actor: { by: "app", appId: ground.appId },
          idempotency,
          search: [],
          mutations: [],
        },
        new LeakyBucket(BUDGET, BUDGET, ground.clock.nowMs()),
      );
    } catch (error) {
      plantShown(step, ground);
      const said =
        error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 3).join(" ") : String(error);
      return { step, operation, outcome: "differs", differences: [{ path: "", expected: "an answer", got: said }] };
    }
    const body = JSON.parse(JSON.stringify(got.body)) as { data?: Json | null; errors?: Json[]; extensions?: Json };
    const refused = (body.errors ?? []).filter(
      (error) => isObject(error.extensions) && error.extensions.code === "NOT_SIMULATED",
    );
    const differences = compareAnswers(step.answer, body, { ids, sent });
    if (refused.length > 0) {
      plantShown(step, ground);
      const names = refused.map(({ message }) => String(message).replace(/^not simulated: /, ""));
      return { step, operation, outcome: "refused", notSimulated: [...new Set(names)] };
    }
    if (document.source === "recorded") differences.push(...costDifference(step, body));
    return differences.length > 0
      ? { step, operation, outcome: "differs", differences }
      : { step, operation, outcome: "agrees" };
  };
  const results = steps.map(play);
  return { file: scenario.file, steps: results, trouble: ground.trouble };
}

interface FoundDocument {
  query: string;
  /** recorded: beside the answer or on another step's; rebuilt: its page sizes are not known, so no cost is compared. */
  source: "recorded" | "rebuilt";
}

function documentFor(step: RecordedStep, shelf: DocumentShelf): FoundDocument | null {
  if (step.query) return { query: step.query, source: "recorded" };
  const shelved = shelf.find(step);
  if (shelved) return { query: shelved, source: "recorded" };
  const rebuilt = rebuildDocument(step.answer.data, step.variables ?? {});
  return rebuilt ? { query: rebuilt, source: "rebuilt" } : null;
}

function operationName(step: RecordedStep, document: FoundDocument | null): string {
  const parsed = document && parsedOrNull(document.query);
  const operation = parsed?.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind === Kind.OPERATION_DEFINITION) {
    const fields = operation.selectionSet.selections.flatMap((one) => (one.kind === Kind.FIELD ? one.name.value : []));
    if (fields.length > 0) return [...new Set(fields)].join(" ");
  }
  return Object.keys(step.answer.data ?? {}).join(" ") || "?";
}

function parsedOrNull(query: string): DocumentNode | null {
  try {
    return parse(query);
  } catch {
    return null;
  }
}

/** Why the newest version does not take a document that the recorded one took; null when it does, or when both refuse. */
function rejectedByNewest(query: string, { answer }: RecordedStep): string | null {
  if (answer.data === undefined && answer.errors) return null;
  const document = parsedOrNull(query);
  if (!document) return "it cannot be read";
  const [first] = validate(officialSchema().schema, document);
  return first ? first.message : null;
}

function costDifference(step: RecordedStep, body: { extensions?: Json }): Difference[] {
  const expected = step.answer.requestedCost;
  const cost = isObject(body.extensions) && isObject(body.extensions.cost) ? body.extensions.cost : {};
  if (expected === null || cost.requestedQueryCost === expected) return [];
  return [{ path: "extensions.cost.requestedQueryCost", expected, got: cost.requestedQueryCost }];
}

/** Texts that a document carries itself count as sent, too. */
function collectLiterals(query: string, sent: Set<string>): void {
  for (const match of query.matchAll(/"((?:[^"\\]|\\.)*)"/g)) if (match[1]) sent.add(match[1]);
  for (const gid of gidsIn(query)) sent.add(gid);
}
