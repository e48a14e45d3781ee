// The errors that stand at the top of an answer, in Shopify's words and with its codes.
import { GraphQLError } from "graphql";

/** Asked for what this sandbox does not hold: it says so by name and never makes a value up. */
export const notSimulated = (what: string): GraphQLError =>
  new GraphQLError(`not simulated: ${what}`, { extensions: { code: "NOT_SIMULATED" } });

export const accessDenied = (field: string, requiredAccess: string): GraphQLError =>
  new GraphQLError(`Access denied for ${field} field. Required access: ${requiredAccess}`, {
    extensions: {
      code: "ACCESS_DENIED",
      documentation: "https://shopify.dev/api/usage/access-scopes",
      requiredAccess,
    },
  });

/** An id of nothing in this store, where a mutation needs it. */
export const invalidId = (id: string): GraphQLError =>
  new GraphQLError(`Invalid id: ${id}`, { extensions: { code: "RESOURCE_NOT_FOUND" } });

export const badRequest = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });

/** Recorded for lists of more than 250. */
export const inputTooLarge = (size: number, limit: number): GraphQLError =>
  new GraphQLError(`The input array size of ${size} is greater than the maximum allowed of ${limit}.`, {
    extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" },
  });
