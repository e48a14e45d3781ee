import { listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";

/** A page of words, each once, in alphabetical order; empty ones are none. */
export const textList = (values: readonly string[], args: PageArguments) =>
  listConnection(
    [...new Set(values.filter((value) => value !== ""))].sort((a, b) => (a < b ? -1 : 1)),
    args,
    (value) => value,
  );
