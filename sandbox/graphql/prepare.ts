// Reads documents against the official schema.
import { type DocumentNode, GraphQLError, parse, specifiedRules, validate } from "graphql";
import { officialSchema } from "#sandbox/graphql/official-schema.ts";
import { type TopLevelError, validationError } from "#sandbox/graphql/validation-errors.ts";

/**
 * Shopify takes fields of one name and different types below fragments on different types, which the specification forbids
 * (recorded: admin-platform_fulfillment-return-node-read-after-write).
 */
const CONFLICTING_TYPES = /conflict because they return conflicting types/;

interface Prepared {
  document: DocumentNode;
  errors: TopLevelError[];
}

const prepared = new Map<string, Prepared>();
const PREPARED_AT_MOST = 500;

/** Parses and validates a document once; documents are few and requests are many. */
export function prepare(query: string): Prepared | { syntaxError: TopLevelError } {
  const known = prepared.get(query);
  if (known) return known;
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return {
      syntaxError: {
        message: error.message.replace(/^Syntax Error: /, "syntax error, "),
        locations: error.locations?.map(({ line, column }) => ({ line, column })) ?? [],
        extensions: { code: "parseError" },
      },
    };
  }
  const { schema } = officialSchema();
  const errors = validate(schema, document, specifiedRules)
    .filter((error) => !CONFLICTING_TYPES.test(error.message))
    .map((error) => validationError(error, document, schema));
  const made = { document, errors };
  if (prepared.size >= PREPARED_AT_MOST) prepared.clear();
  prepared.set(query, made);
  return made;
}
