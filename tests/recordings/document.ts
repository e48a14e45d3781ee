// The document of a recorded step: where it comes from, what it is called, whether the newest version takes it.
import { type DocumentNode, Kind, parse, print, visit } from "graphql";
import { prepare } from "#sandbox/graphql/prepare.ts";
import type { DocumentShelf } from "#tests/recordings/document-shelf.ts";
import { gidsIn } from "#tests/recordings/id-map.ts";
import { at } from "#tests/recordings/json.ts";
import type { RecordedStep } from "#tests/recordings/read-scenarios.ts";
import type { Asking } from "#tests/recordings/rebuild-arguments.ts";
import { rebuildDocument } from "#tests/recordings/rebuild-document.ts";
import { rebuildRefused } from "#tests/recordings/rebuild-refused.ts";

export interface FoundDocument {
  query: string;
  /** recorded: beside the answer or on another step's that cost the same; rebuilt: it is not what was sent, so no cost is compared. */
  source: "recorded" | "rebuilt";
}

/** @param lastShown the gid of a type that was shown last before this step. */
export function documentFor(
  step: RecordedStep,
  shelf: DocumentShelf,
  lastShown: Asking["lastShown"] = () => null,
): FoundDocument | null {
  if (step.query) return { query: step.query, source: "recorded" };
  const found = otherDocument(step, shelf, lastShown);
  // Refused for want of the directive: whatever document it was, it had none.
  const lacks = step.answer.errors?.some(({ message }) => /@idempotent directive is required/.test(String(message)));
  return found && lacks ? { query: withoutDirective(found.query), source: "rebuilt" } : found;
}

function otherDocument(step: RecordedStep, shelf: DocumentShelf, lastShown: Asking["lastShown"]): FoundDocument | null {
  const shelved = shelf.find(step);
  if (shelved) return { query: shelved.query, source: shelved.costsTheSame ? "recorded" : "rebuilt" };
  const { answer, path, variables } = step;
  const rebuilt = answer.data
    ? rebuildDocument(answer.data, variables ?? {}, { path, lastShown })
    : rebuildRefused(answer.errors, variables ?? {});
  return rebuilt ? { query: rebuilt, source: "rebuilt" } : null;
}

/** The document without `@idempotent`, and without the variable that only it used. */
function withoutDirective(query: string): string {
  const bare = visit(parse(query), { Directive: ({ name }) => (name.value === "idempotent" ? null : undefined) });
  const used = new Set<string>();
  visit(bare, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  return print(
    visit(bare, { VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null) }),
  );
}

/** The root fields that are asked for; those of the answer where no document is known. */
export function operationName(step: RecordedStep, document: FoundDocument | null): string {
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

/**
 * Why a step is not played: the store itself failed at it, or the newest version does not take a document that the recorded
 * one took. Null when it is played, also when both versions refuse it.
 */
export function unplayableBecause(query: string, { answer }: RecordedStep): string | null {
  if (answer.errors?.some((error) => at(error, "extensions", "code") === "INTERNAL_SERVER_ERROR"))
    return "the store itself failed (INTERNAL_SERVER_ERROR)";
  if (answer.data === undefined && answer.errors) return null;
  const ready = prepare(query);
  const [error] = "syntaxError" in ready ? [ready.syntaxError] : ready.errors;
  return error ? `2026-10 rejects it: ${error.message}` : null;
}

/** Texts that a document carries itself. */
export const literalsOf = (query: string): string[] => [
  ...[...query.matchAll(/"((?:[^"\\]|\\.)*)"/g)].flatMap((match) => match[1] || []),
  ...gidsIn(query),
];
