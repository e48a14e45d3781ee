import { GraphQLError } from "graphql";
import type { TopLevelError } from "#sandbox/graphql/validation-errors.ts";

/** An error of the execution as Shopify prints it. Throws what is a bug of the sandbox. */
export function executionError(error: GraphQLError): TopLevelError {
  // A bug of the sandbox itself must not look like an answer of Shopify.
  if (error.originalError && !(error.originalError instanceof GraphQLError) && !error.extensions.code)
    throw error.originalError;
  const locations = error.locations?.map(({ line, column }) => ({ line, column })) ?? [];
  return {
    message: error.message,
    locations,
    ...(error.path ? { path: [...error.path] } : {}),
    extensions: { ...error.extensions },
  };
}
