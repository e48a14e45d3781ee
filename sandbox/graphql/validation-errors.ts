// Pure. Says what is wrong with a document in Shopify's words where they are known, else in graphql-js's.
import { type DocumentNode, type GraphQLError, type GraphQLSchema, getLocation, Kind } from "graphql";
import { documentFault } from "#sandbox/graphql/document-faults.ts";
import { literalError } from "#sandbox/graphql/literal-errors.ts";

export interface TopLevelError {
  message: string;
  locations?: { line: number; column: number }[];
  path?: (string | number)[];
  extensions?: Record<string, unknown>;
}

export function validationError(error: GraphQLError, document: DocumentNode, schema: GraphQLSchema): TopLevelError {
  const locations = error.locations?.map(({ line, column }) => ({ line, column }));
  const path = pathOf(error, document);
  const shaped = (message: string, extensions: Record<string, unknown>): TopLevelError => ({
    message,
    ...(locations ? { locations } : {}),
    path,
    extensions,
  });
  const field = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message);
  if (field)
    return shaped(`Field '${field[1]}' doesn't exist on type '${field[2]}'`, {
      code: "undefinedField",
      typeName: field[2],
      fieldName: field[1],
    });
  const missing =
    /^(?:Field "\w+" argument|Argument) "(\w+)" of type "[^"]+" is required, but it was not provided/.exec(
      error.message,
    );
  if (missing) {
    const name = fieldName(error);
    return shaped(`Field '${name}' is missing required arguments: ${missing[1]}`, {
      code: "missingRequiredArguments",
      className: "Field",
      name,
      arguments: missing[1],
    });
  }
  const unknown = /^Unknown argument "(\w+)" on field "(\w+)\.(\w+)"/.exec(error.message);
  if (unknown)
    return shaped(`Field '${unknown[3]}' doesn't accept argument '${unknown[1]}'`, {
      code: "argumentNotAccepted",
      name: unknown[3],
      typeName: "Field",
      argumentName: unknown[1],
    });
  const leaf = /^Field "(\w+)" of type "([^"]+)" must have a selection of subfields/.exec(error.message);
  if (leaf)
    return shaped(
      `Field must have selections (field '${leaf[1]}' returns ${bare(leaf[2])} but has no selections. Did you mean '${leaf[1]} { ... }'?)`,
      {
        code: "selectionMismatch",
        nodeName: `field '${leaf[1]}'`,
        typeName: bare(leaf[2]),
      },
    );
  const literal = literalError(error, document, schema, operationName(document));
  if (literal) return literal;
  const fault = documentFault(error, document, schema);
  if (!fault) return shaped(error.message, { code: "invalid" });
  const { message, extensions } = fault;
  const place = error.source && fault.at !== undefined ? getLocation(error.source, fault.at) : undefined;
  return {
    message,
    ...(place ? { locations: [{ line: place.line, column: place.column }] } : {}),
    path: fault.path,
    extensions,
  };
}

const bare = (type = "") => type.replace(/[[\]!]/g, "");

function fieldName(error: GraphQLError): string {
  const node = error.nodes?.find((one) => one.kind === Kind.FIELD);
  return node?.kind === Kind.FIELD ? node.name.value : "";
}

const operationIn = (document: DocumentNode) =>
  document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);

function operationName(document: DocumentNode): string {
  const operation = operationIn(document);
  return operation ? [operation.operation, operation.name?.value].filter(Boolean).join(" ") : "query";
}

// Shopify names the operation first, then the fields on the way to the fault.
function pathOf(error: GraphQLError, document: DocumentNode): string[] {
  const operation = operationIn(document);
  const at = error.positions?.[0];
  const way: string[] = [operationName(document)];
  let selections = operation?.selectionSet.selections;
  while (selections && at !== undefined) {
    const inside = selections.find((one) => one.loc && one.loc.start <= at && at < one.loc.end);
    if (inside?.kind !== Kind.FIELD) break;
    way.push(inside.alias?.value ?? inside.name.value);
    selections = inside.selectionSet?.selections;
  }
  return way;
}
