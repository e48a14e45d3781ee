// Runs a document that is valid over the world.
import { type DocumentNode, type ExecutionResult, execute, Kind, type OperationDefinitionNode } from "graphql";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { resolveField, resolveType } from "#sandbox/graphql/resolve-field.ts";

/** Queries change nothing, and the world is told so. */
export function executeDocument(
  document: DocumentNode,
  variables: Record<string, unknown>,
  context: RequestContext,
  operationName?: string | null,
): ExecutionResult {
  const run = () =>
    execute({
      schema: officialSchema().schema,
      document,
      variableValues: variables,
      operationName,
      contextValue: { ...context, variables, execute: executeDocument },
      fieldResolver: resolveField,
      typeResolver: resolveType,
    });
  const isQuery = chosenOperation(document, operationName)?.operation === "query";
  const result = isQuery ? context.world.reading(run) : run();
  if (result instanceof Promise) throw new Error("resolvers of the sandbox are synchronous");
  return result;
}

/** The one that is named, or the only one; as graphql-ruby, undefined where there are several and none is named. */
export function chosenOperation(document: DocumentNode, name?: string | null): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (name) return operations.find((one) => one.name?.value === name);
  return operations.length === 1 ? operations[0] : undefined;
}
