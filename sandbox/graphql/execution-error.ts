import { GraphQLError } from "graphql";
import type { TopLevelError } from "#sandbox/graphql/validation-errors.ts";

/** An error of the execution as Shopify prints it. Throws what is a bug of the sandbox. */
export function executionError(error: GraphQLError, variables: Record<string, unknown>): TopLevelError {
  // A bug of the sandbox itself must not look like an answer of Shopify.
  if (error.originalError && !(error.originalError instanceof GraphQLError) && !error.extensions.code)
    throw error.originalError;
  const variable =
    /^Variable "\$(\w+)" (?:of required type "([^"]+)" was not provided|got invalid value (.*?)(?: at "[^"]*")?; (.*))/s.exec(
      error.message,
    );
  const locations = error.locations?.map(({ line, column }) => ({ line, column })) ?? [];
  if (variable) {
    const [, name = "", type = "", , why = ""] = variable;
    return {
      message: type
        ? `Variable $${name} of type ${type} was provided invalid value`
        : `Variable $${name} was provided invalid value (${why})`,
      locations,
      extensions: {
        code: "INVALID_VARIABLE",
        value: variables[name] ?? null,
        problems: [{ path: [], explanation: type ? "Expected value to not be null" : why }],
      },
    };
  }
  return {
    message: error.message,
    locations,
    ...(error.path ? { path: [...error.path] } : {}),
    extensions: { ...error.extensions },
  };
}
