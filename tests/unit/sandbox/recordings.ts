// Reads the recordings of a real store: which request got which answer. The envelopes differ from file to file.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface RecordedStep {
  file: string;
  path: string;
  query: string;
  variables: Record<string, unknown>;
  data: Record<string, unknown> | null;
  errors: unknown[] | null;
  requestedCost: number | null;
  actualCost: number | null;
}

/** `RECORDINGS`, or beside the project. */
export const RECORDINGS = process.env.RECORDINGS ?? join(process.cwd(), "..", "shared", "recordings");

/** Null when the folder is not there. */
export function recordedSteps(folder = RECORDINGS): RecordedStep[] | null {
  if (!existsSync(folder)) return null;
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((file) => stepsOf(file, JSON.parse(readFileSync(join(folder, file), "utf8"))));
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function stepsOf(file: string, root: unknown): RecordedStep[] {
  const steps: RecordedStep[] = [];
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      for (const [index, one] of value.entries()) walk(one, `${path}/${index}`);
      return;
    }
    if (!isObject(value)) return;
    const asked = isObject(value.request) && !documentOf(value) ? value.request : value;
    const query = documentOf(asked);
    const answer = answerOf(value.response ?? value.payload ?? value.result);
    if (query && answer) {
      const cost = isObject(answer.extensions) && isObject(answer.extensions.cost) ? answer.extensions.cost : {};
      steps.push({
        file,
        path,
        query,
        variables: isObject(asked.variables) ? asked.variables : {},
        data: isObject(answer.data) ? answer.data : null,
        errors: Array.isArray(answer.errors) ? answer.errors : null,
        requestedCost: typeof cost.requestedQueryCost === "number" ? cost.requestedQueryCost : null,
        actualCost: typeof cost.actualQueryCost === "number" ? cost.actualQueryCost : null,
      });
    }
    for (const [key, one] of Object.entries(value)) walk(one, `${path}/${key}`);
  };
  walk(root, "");
  return steps;
}

function documentOf(value: Json): string | null {
  const document = value.query ?? value.document;
  return typeof document === "string" && /\{/.test(document) ? document : null;
}

/** The GraphQL answer inside an envelope, however deep. */
function answerOf(value: unknown): Json | null {
  if (!isObject(value)) return null;
  if ("data" in value || "errors" in value) return value;
  return answerOf(value.payload) ?? answerOf(value.body);
}
