// Pure. What the schema found wrong, in words: what was found, what is allowed, the nearest name.
import { nearestName } from "#app/lib/nearest-name.ts";
import type { Action } from "#app/rules/action.ts";
import { RuleShapeSchema } from "#app/rules/rule-document.ts";
import { EVENT_NAMES } from "#app/rules/trigger.ts";

interface Issue {
  code?: string;
  message: string;
  path: PropertyKey[];
  keys?: string[];
  params?: { unknownEvent?: string; isTemplate?: boolean };
  errors?: Issue[][];
}
const KEYS = Object.keys(RuleShapeSchema.shape);

/** Of an issue of zod. */
export function shapeMessage(raw: unknown): string {
  const issue = raw as Issue;
  if (issue.code === "unrecognized_keys" && issue.keys?.length) {
    const [key = ""] = issue.keys;
    const near = issue.path.length === 0 ? nearestName(key, KEYS) : null;
    return `there is no “${key}” here${near ? `; did you mean “${near}”?` : issue.path.length === 0 ? `; a rule has ${KEYS.join(", ")}` : ""}`;
  }
  if (issue.code === "invalid_union" && issue.errors) {
    // The variant that got furthest says most. What is no template was meant as a value.
    const meant = issue.errors.filter((branch) => !branch.some(({ params }) => params?.isTemplate));
    const best = meant.toSorted((a, b) => deepest(b) - deepest(a))[0]?.[0];
    if (best) {
      const event = best.params?.unknownEvent;
      if (event !== undefined) return unknownEvent(event);
      return best.path.length ? `${best.path.join(".")}: ${shapeMessage(best)}` : shapeMessage(best);
    }
  }
  const event = issue.params?.unknownEvent;
  return event === undefined ? issue.message : unknownEvent(event);
}
const deepest = (issues: Issue[]): number =>
  Math.max(...issues.map(({ path, code }) => path.length * 2 + (code === "custom" ? 1 : 0)));

function unknownEvent(name: string): string {
  const near = nearestName(name, EVENT_NAMES);
  return `there is no event “${name}”${near ? `; did you mean “${near}”?` : `; there are ${EVENT_NAMES.join(", ")}`}`;
}

/** Of an issue with the settings of an action. */
export function settingMessage(raw: unknown, action: Action): string {
  const issue = raw as Issue;
  if (issue.code === "unrecognized_keys" && issue.keys?.length) {
    const names = Object.keys(((action.settings as { shape?: object }).shape ?? {}) as object);
    const [key = ""] = issue.keys;
    if (key === "to") return `“${action.name}” has no “to”: the record that it acts on is “on”`;
    const near = nearestName(key, [...names, "id", "acts", "on", "if", "on_failure", "approval"]);
    return `“${action.name}” has no “${key}”${near ? `; did you mean “${near}”?` : `; it has ${names.join(", ")}`}`;
  }
  return shapeMessage(issue);
}
