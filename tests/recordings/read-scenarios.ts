// Reads the recordings of a real store: which request got which answer. The envelopes differ from file to file, so that
// nothing is known of them but this: a step is an object with an answer, with its document and variables beside it or above.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, type Json } from "#tests/recordings/json.ts";
import { inPlayOrder } from "#tests/recordings/play-order.ts";

export interface RecordedAnswer {
  /** Undefined: the answer has none. */
  data: Json | null | undefined;
  errors: Json[] | null;
  requestedCost: number | null;
  actualCost: number | null;
}

export interface RecordedStep {
  file: string;
  /** Where it stands in the file, "/setup/orderCreate". */
  path: string;
  /** Null: the recording does not say which document was sent. */
  query: string | null;
  variables: Json | null;
  answer: RecordedAnswer;
}

export interface Scenario {
  file: string;
  /** In the order in which they are played: set-up first, clean-up last, otherwise as they stand, if that can be. */
  steps: RecordedStep[];
  /** What the capturing tool read on the side, in the order in which it read. */
  sideReads: RecordedStep[];
  capturedAtMs: number | null;
}

/** `RECORDINGS`, or beside the project. */
export const RECORDINGS = process.env.RECORDINGS ?? join(process.cwd(), "..", "shared", "recordings");

/** Null when the folder is not there. A file that is not JSON is a scenario without steps. */
export function readScenarios(folder: string = RECORDINGS): Scenario[] | null {
  if (!existsSync(folder)) return null;
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((file) => scenarioOf(file, parsed(readFileSync(join(folder, file), "utf8"))));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function scenarioOf(file: string, root: unknown): Scenario {
  const all: RecordedStep[] = [];
  collect(root, { file, path: "", inherited: { query: null, variables: null } }, all);
  const steps = all.filter((step) => !isSideRead(step));
  return {
    file,
    steps: inPlayOrder(withoutCopies(steps)),
    sideReads: all.filter(isSideRead),
    capturedAtMs: capturedAt(root),
  };
}

const isSideRead = ({ path }: RecordedStep) => path.split("/").includes("upstreamCalls");

interface Asked {
  query: string | null;
  variables: Json | null;
}

const ANSWER_KEYS = ["response", "payload", "result", "answer", "body"];

function collect(value: unknown, where: { file: string; path: string; inherited: Asked }, into: RecordedStep[]): void {
  const { file, path } = where;
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) collect(one, { ...where, path: `${path}/${index}` }, into);
    return;
  }
  if (!isObject(value)) return;
  const own = askedIn(value);
  const asked = { query: own.query ?? where.inherited.query, variables: own.variables ?? where.inherited.variables };
  const key = ANSWER_KEYS.find((one) => answerIn(value[one]) !== null);
  const answer = key ? answerIn(value[key]) : answerIn(value);
  const step = answer && { file, path, query: asked.query, variables: asked.variables, answer };
  // What stands inside an answer or a request is no step.
  if (step && !key) {
    into.push(step);
    return;
  }
  const inherited = step ? { query: null, variables: null } : asked;
  let pushed = step === null;
  for (const [name, one] of inOrder(value)) {
    if (name === key || name === "variables" || name === "request") continue;
    // The set-up of a step was done before it, all else that stands beside its answer after it.
    if (step && !pushed && rankOf(name) > 0) {
      into.push(step);
      pushed = true;
    }
    collect(one, { file, path: `${path}/${name}`, inherited }, into);
  }
  if (step && !pushed) into.push(step);
}

/** Set-up before all else, clean-up after it, what was read on the side last. */
const inOrder = (value: Json): [string, unknown][] =>
  Object.entries(value).toSorted(([a], [b]) => rankOf(a) - rankOf(b));

const rankOf = (name: string): number =>
  name === "upstreamCalls" ? 3 : /^cleanup/i.test(name) ? 2 : /^(setup|preflight)/i.test(name) ? 0 : 1;

function askedIn(value: Json): Asked {
  const request = isObject(value.request) ? value.request : {};
  const texts = [value.query, value.document, value.mutation, request.query, request.document, value.graphql];
  const variables = isObject(value.variables)
    ? value.variables
    : isObject(request.variables)
      ? request.variables
      : null;
  return { query: texts.find(isDocument) ?? null, variables };
}

const isDocument = (text: unknown): text is string =>
  typeof text === "string" && /^\s*(?:#[^\n]*\n\s*)*(?:query|mutation|subscription|fragment|\{)/.test(text);

/** The GraphQL answer inside an envelope, however deep; null when there is none. */
function answerIn(value: unknown): RecordedAnswer | null {
  if (!isObject(value)) return null;
  if (isObject(value.data) || value.data === null || (Array.isArray(value.errors) && value.errors.every(isObject))) {
    const cost = isObject(value.extensions) && isObject(value.extensions.cost) ? value.extensions.cost : {};
    // `{data: {data: …}}`: a client's own envelope around the answer.
    const inner = isObject(value.data) ? answerIn(value.data) : null;
    if (inner && Object.keys(value.data as Json).every((key) => ["data", "errors", "extensions"].includes(key)))
      return inner;
    return {
      data: value.data === undefined ? undefined : (value.data as Json | null),
      errors: Array.isArray(value.errors) ? value.errors.filter(isObject) : null,
      requestedCost: typeof cost.requestedQueryCost === "number" ? cost.requestedQueryCost : null,
      actualCost: typeof cost.actualQueryCost === "number" ? cost.actualQueryCost : null,
    };
  }
  for (const key of ANSWER_KEYS) {
    const found = answerIn(value[key]);
    if (found) return found;
  }
  return null;
}

/** Some files repeat an answer at their top, without what was asked: such a copy is no step of its own. */
function withoutCopies(steps: RecordedStep[]): RecordedStep[] {
  return steps.filter((step) => {
    if (step.query) return true;
    const copy = JSON.stringify(step.answer.data);
    return !steps.some((other) => other !== step && other.query && JSON.stringify(other.answer.data) === copy);
  });
}

function capturedAt(root: unknown): number | null {
  if (!isObject(root)) return null;
  const places = [root, root.metadata, root.meta, root.capture].filter(isObject);
  for (const key of ["startedAt", "capturedAt", "recordedAt", "timestamp"])
    for (const place of places) {
      const ms = typeof place[key] === "string" ? Date.parse(place[key]) : Number.NaN;
      if (Number.isFinite(ms)) return ms;
    }
  return null;
}
