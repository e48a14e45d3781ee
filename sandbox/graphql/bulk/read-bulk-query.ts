// Pure. What Shopify takes as a bulk query, and in which words it refuses others (recorded:
// bulk-operations_bulk-operation-run-query-validators).
import { type DocumentNode, Kind, type OperationDefinitionNode } from "graphql";
import { connectionsIn } from "#sandbox/graphql/bulk/connections-in.ts";
import { prepare } from "#sandbox/graphql/prepare.ts";
import type { Refusal } from "#sandbox/world/world.ts";

const CONNECTIONS = 5;
const DEPTH = 2;

export type BulkQuery = { document: DocumentNode; operation: OperationDefinitionNode } | { refusals: Refusal[] };

export function readBulkQuery(query: string): BulkQuery {
  const invalid = (...messages: string[]): BulkQuery => ({
    refusals: messages.map((message) => ({ message, field: ["query"], code: "INVALID" })),
  });
  const ready = prepare(query);
  if ("syntaxError" in ready) return invalid(`Invalid bulk query: ${ready.syntaxError.message}`);
  const operation = ready.document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operation.operation !== "query")
    return invalid("Invalid operation type. Only `query` operations are supported.");
  if (ready.errors.length > 0) return invalid(...ready.errors.map(({ message }) => `Invalid bulk query: ${message}`));

  const connections = connectionsIn(ready.document, operation);
  const complaints: string[] = [];
  for (const selection of operation.selectionSet.selections)
    if (selection.kind === Kind.FIELD && /^nodes?$/.test(selection.name.value))
      complaints.push(`Bulk queries cannot contain a top level \`${selection.name.value}\` field.`);
  if (connections.length === 0) complaints.push("Bulk queries must contain at least one connection.");
  if (connections.length > CONNECTIONS)
    complaints.push(`Bulk queries cannot contain more than ${CONNECTIONS} connections.`);
  if (connections.some(({ depth }) => depth > DEPTH))
    complaints.push(`Bulk queries cannot contain connections with a nesting depth greater than ${DEPTH}.`);
  const withNodes = connections.filter(({ usesNodes }) => usesNodes).map(({ name }) => name);
  if (withNodes.length > 0)
    complaints.push(
      `All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: '${withNodes[0]} { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: ${withNodes.map((name) => `'${name}'`).join(", ")}.`,
    );
  const withoutId = new Set(connections.flatMap(({ parent }) => (parent && !parent.selectsId ? [parent.name] : [])));
  if (withoutId.size > 0)
    complaints.push(
      `The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': ${[...withoutId].join(", ")}.`,
    );
  if (connections.some(({ isInList }) => isInList))
    complaints.push("Queries that contain a connection field within a list field are not currently supported.");
  return complaints.length > 0 ? invalid(...complaints) : { document: ready.document, operation };
}
